import { build } from 'vite';
import { Device } from '../browser/device.ts';
import { phone } from '../browser/phone.ts';
import { App } from '../e2e/app.ts';
import { Block, type SignIn } from '../e2e/support/block.ts';
import type { Bench } from './run.ts';
import { couchPipe } from './support/couch-pipe.ts';
import type { Method, Taken } from './support/first-sync-page.ts';
import { SLOW_LINE, slowLine } from './support/slow-line.ts';

/** Records of the unit, each size a round of its own; fewer or others by `FIRST_SYNC_RECORDS=2000,5000`. */
const SIZES = (process.env.FIRST_SYNC_RECORDS ?? '2000,5000,10000').split(',').map(Number);
/** How many times what pages take each of the others must take: at least so many, or of the floor at least a part. */
const FACTORS: Partial<Record<Method, number>> = { defaults: 5, largeBatches: 2, floor: 1 / 1.5 };
/** Pages first: the others are measured against them. */
const METHODS: Method[] = ['pages', 'floor', 'app', 'largeBatches', 'defaults'];
/** What is asked of CouchDB itself too, where the records are there. */
const DIRECTLY: Method[] = ['largeBatches', 'defaults'];

/** The browser's part as one script. */
async function script(): Promise<string> {
	const built = await build({
		configFile: false,
		logLevel: 'silent',
		build: {
			write: false,
			minify: true,
			rollupOptions: {
				input: `${import.meta.dirname}/support/first-sync-page.ts`,
				output: { codeSplitting: false }
			}
		}
	});
	const output = 'output' in built ? built.output : [];
	const [chunk] = output;
	if (chunk?.type !== 'chunk') throw new Error('Vite made no script.');
	return chunk.code;
}

/** `member`: null where nobody signs in, because the server is CouchDB itself. */
type Phone = { url: string; member: SignIn | null; code: string; database: string };

/** One way of filling a fresh phone. */
async function measure(method: Method, { url, member, code, database }: Phone): Promise<Taken> {
	const device = new Device({ ...phone, baseURL: url });
	try {
		const page = await device.start();
		page.setDefaultTimeout(0);
		await device.context.route('**/bench', (route) =>
			route.fulfill({
				contentType: 'text/html; charset=utf-8',
				body: `<script type="module">${code}</script>`
			})
		);
		await page.goto('/bench');
		await page.waitForFunction(() => 'fill' in window);
		if (member !== null) {
			const { login, password } = member;
			await page.evaluate(([by, word]) => window.enter(by, word), [login, password] as const);
		}
		await slowLine(page);
		const run = ([by, name]: readonly [Method, string]) => window.fill(by, name);
		return await page.evaluate(run, [method, database] as const);
	} finally {
		await device.discard();
	}
}

/**
 * The first sync of a unit: our pages, the floor, the whole app, PouchDB's large batches and its defaults; with
 * `COUCHDB_URL` those two of CouchDB directly as well.
 */
export const bench: Bench = async function* () {
	const code = await script();
	for (const records of SIZES) yield* ofSize(records, code);
};

async function* ofSize(records: number, code: string): ReturnType<Bench> {
	const app = await App.create();
	try {
		const block = await Block.make(app, { units: 1, members: 40, activities: records, seed: 1 });
		await app.start();
		const [member] = block.members(block.unit);
		if (member === undefined) throw new Error('The unit has no members.');
		const on = { url: app.url, member, code, database: `unit-${block.unit}` };
		const store = app.couchUrl === '' ? 'embedded' : 'CouchDB';
		let pagesMs = Number.NaN;
		for (const method of METHODS) {
			const taken = await measure(method, on);
			if (method === 'pages') pagesMs = taken.ms;
			yield { records, from: `gateway, ${store}`, ...line(method, taken, pagesMs) };
		}
		if (app.couchUrl === '') return;
		const pipe = await couchPipe(app.couchUrl);
		try {
			for (const method of DIRECTLY) {
				const taken = await measure(method, { ...on, url: pipe.url, member: null });
				yield { records, from: 'CouchDB directly', ...line(method, taken, pagesMs) };
			}
		} finally {
			pipe.close();
		}
	} finally {
		await app.discard();
	}
}

function line(method: Method, { ms, documents }: Taken, pagesMs: number): Record<string, unknown> {
	const wanted = FACTORS[method];
	const times = Math.round((ms / pagesMs) * 100) / 100;
	const holds = wanted === undefined ? {} : { timesPages: times, wanted, holds: times >= wanted };
	return { method, ms: Math.round(ms), documents, ...holds, ...SLOW_LINE };
}
