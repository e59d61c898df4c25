import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import * as v from 'valibot';
import { App } from '../e2e/app.ts';
import type { Bench } from './run.ts';
import { PHONES, Pushed, Ready, Verified, type Order } from './coverage/messages.ts';
import { readsDuring, totalsLevel, type Reads } from './coverage/reads.ts';
import { holdToTwoCores, usageOf } from './support/process-figures.ts';
import { quantile } from './support/quantile.ts';

/** Fresh records each time; the first wave meets a server that has just begun. */
const WAVES = 5;
/** Through the gateway and straight at CouchDB in turn, now the one first and now the other, with nobody else about. */
const PAIRS = 4;
const HOUR_MS = 3_600_000;
/** Design §8. */
const DOCUMENTS_AN_HOUR = 2_000_000;
const READ_LIMIT_MS = 200;
const MOST_OVERHEAD = 1.3;

/** The phones, a process of their own. */
class Phones {
	readonly #child: ChildProcess;
	readonly ready: Promise<v.InferOutput<typeof Ready>>;

	constructor(app: App, waves: number) {
		this.#child = fork('test/bench/coverage/phones.ts', [String(waves)], {
			env: { ...process.env, DATA_DIR: app.dataDir, COUCHDB_URL: app.couchUrl }
		});
		this.ready = this.#next(Ready);
	}

	push(order: Omit<Extract<Order, { order: 'push' }>, 'order'>): Promise<Pushed> {
		return this.#order({ order: 'push', ...order }, Pushed);
	}

	verify(url: string, straight: boolean): Promise<v.InferOutput<typeof Verified>> {
		return this.#order({ order: 'verify', url, straight }, Verified);
	}

	end(): void {
		if (this.#child.connected) this.#child.send({ order: 'end' } satisfies Order);
	}

	#order<const S extends v.GenericSchema>(order: Order, schema: S) {
		this.#child.send(order);
		return this.#next(schema);
	}

	async #next<const S extends v.GenericSchema>(schema: S): Promise<v.InferOutput<S>> {
		const left = new AbortController();
		const exit = once(this.#child, 'exit', { signal: left.signal }).then(() => {
			throw new Error('the phones ended');
		});
		const answer = once(this.#child, 'message', { signal: left.signal });
		try {
			const [said] = await Promise.race([answer, exit]);
			return v.parse(schema, said);
		} finally {
			left.abort();
			await Promise.allSettled([answer, exit]);
		}
	}
}

/** 300 phones come back into coverage with 20 records each, all at once, while others read. */
export const bench: Bench = async function* () {
	const app = await App.create();
	const pairs = app.couchUrl === '' ? 0 : PAIRS;
	const phones = new Phones(app, WAVES + 2 * pairs);
	try {
		const { documents, ...readers } = await phones.ready;
		await app.start();
		holdToTwoCores(app.pid);
		await totalsLevel(app.url, readers.committee);
		for (let wave = 0; wave < WAVES; wave++) {
			const began = usageOf(app.pid);
			const pushing = phones.push({ wave, url: app.url, straight: false });
			const reads = await readsDuring(app.url, readers, pushing);
			const pushed = await pushing;
			const confirmed = usageOf(app.pid);
			const counting = performance.now();
			await totalsLevel(app.url, readers.committee);
			const totalsLevelMs = Math.round(performance.now() - counting);
			const server = costOf(began, confirmed, usageOf(app.pid));
			yield {
				wave,
				...figuresOf(pushed, documents),
				...readFigures(reads),
				totalsLevelMs,
				...server
			};
		}
		const level = () => totalsLevel(app.url, readers.committee);
		for (let pair = 0; pair < pairs; pair++) yield await overhead(phones, app, pair, level);
		// Whatever was confirmed is on the disk, or it was not confirmed.
		await app.stop('SIGKILL');
		await app.start();
		yield { killed: true, ...(await phones.verify(app.url, false)) };
	} finally {
		phones.end();
		await app.discard();
	}
};

/**
 * The same load through the gateway and straight at CouchDB. What the one left to count is counted before the other
 * begins, or it would be measured with it.
 */
async function overhead(
	phones: Phones,
	app: App,
	pair: number,
	level: () => Promise<void>
): Promise<Record<string, unknown>> {
	const wave = WAVES + 2 * pair;
	const pushed = async (straight: boolean) => {
		await level();
		const url = straight ? app.couchUrl : app.url;
		const { confirmedMs } = await phones.push({ wave: wave + Number(straight), url, straight });
		return Math.round(Math.max(...confirmedMs));
	};
	const straightFirst = pair % 2 === 1;
	const before = straightFirst ? await pushed(true) : 0;
	const throughMs = await pushed(false);
	const straightMs = straightFirst ? before : await pushed(true);
	const times = Math.round((throughMs / straightMs) * 100) / 100;
	const holds = times <= MOST_OVERHEAD;
	return { pair, throughMs, straightMs, times, wanted: MOST_OVERHEAD, holds };
}

function figuresOf({ confirmedMs, cpuS }: Pushed, documents: number): Record<string, unknown> {
	const allMs = Math.max(...confirmedMs);
	const documentsAnHour = Math.round((documents / allMs) * HOUR_MS);
	return {
		phones: PHONES,
		documents,
		allMs: Math.round(allMs),
		phoneMs: { p50: quantile(confirmedMs, 0.5), p95: quantile(confirmedMs, 0.95) },
		documentsAnHour,
		holds: documentsAnHour >= DOCUMENTS_AN_HOUR,
		phonesCpuS: cpuS
	};
}

function readFigures(reads: Reads): Record<string, unknown> {
	const figures = Object.entries(reads).map(([name, ms]) => {
		const p95 = quantile(ms, 0.95);
		return [name, { p50: quantile(ms, 0.5), p95, asked: ms.length, holds: p95 <= READ_LIMIT_MS }];
	});
	return { readsMs: Object.fromEntries(figures) };
}

type Usage = ReturnType<typeof usageOf>;

/** What the server used until all was confirmed, and from then until the totals were level. */
function costOf(began: Usage, confirmed: Usage, level: Usage): Record<string, unknown> {
	if (began === null || confirmed === null || level === null) return {};
	const seconds = (from: number, to: number) => Math.round((to - from) * 100) / 100;
	return {
		serverCpuS: seconds(began.cpuS, confirmed.cpuS),
		totalsCpuS: seconds(confirmed.cpuS, level.cpuS),
		serverPeakRssMb: level.peakRssMb
	};
}
