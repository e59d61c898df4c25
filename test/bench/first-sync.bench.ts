import { build } from 'vite';
import { Device } from '../browser/device.ts';
import { phone } from '../browser/phone.ts';
import { App } from '../e2e/app.ts';
import { Block } from '../e2e/support/block.ts';
import type { Bench } from './run.ts';
import type { Method, Taken } from './support/first-sync-page.ts';

const RECORDS = 5000;
/** A cheap phone on a mountain road (design §8). */
const SLOWER = 4;
const BITS_PER_S = 9_000_000;
const LATENCY_MS = 100;
/** How much faster pages must be than each of the others. */
const FACTORS = { defaults: 5, largeBatches: 2 };
const METHODS: Method[] = ['defaults', 'largeBatches', 'pages', 'app'];

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

/** The first sync of a unit of 5,000 records: PouchDB's defaults, its large batches, our pages, and the whole app. */
export const bench: Bench = async () => {
	const app = await App.create();
	const size = { units: 1, members: 40, activities: RECORDS, seed: 1 };
	const block = await Block.make(app, size);
	await app.start();
	const [member] = block.members(block.unit);
	if (member === undefined) throw new Error('The unit has no members.');
	const code = await script();
	const taken = new Map<Method, Taken>();
	for (const method of METHODS) {
		const device = new Device({ ...phone, baseURL: app.url });
		const page = await device.start();
		await device.context.route('**/bench', (route) =>
			route.fulfill({
				contentType: 'text/html; charset=utf-8',
				body: `<script type="module">${code}</script>`
			})
		);
		await page.goto('/bench');
		await page.waitForFunction(() => 'fill' in window);
		await page.evaluate(([login, password]) => window.enter(login, password), [
			member.login,
			member.password
		] as const);
		const session = await device.context.newCDPSession(page);
		await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
		await session.send('Network.emulateNetworkConditions', {
			offline: false,
			latency: LATENCY_MS,
			downloadThroughput: BITS_PER_S / 8,
			uploadThroughput: BITS_PER_S / 8
		});
		const database = `unit-${block.unit}`;
		const run = ([by, name]: readonly [Method, string]) => window.fill(by, name);
		taken.set(method, await page.evaluate(run, [method, database] as const));
		await device.discard();
	}
	await app.discard();
	return lines(taken);
};

function lines(taken: ReadonlyMap<Method, Taken>): Record<string, unknown>[] {
	const pagesMs = taken.get('pages')?.ms ?? Number.NaN;
	return [...taken].map(([method, { ms, documents }]) => {
		const wanted = method === 'defaults' || method === 'largeBatches' ? FACTORS[method] : null;
		const times = Math.round((ms / pagesMs) * 10) / 10;
		const holds = wanted === null ? {} : { timesPages: times, wanted, holds: times >= wanted };
		const setting = {
			records: RECORDS,
			cpuSlowedBy: SLOWER,
			bitsPerS: BITS_PER_S,
			latencyMs: LATENCY_MS
		};
		return { method, ms: Math.round(ms), documents, ...holds, ...setting };
	});
}
