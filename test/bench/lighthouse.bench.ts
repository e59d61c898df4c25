import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { once } from 'node:events';
import * as v from 'valibot';
import { openFullPhone, RECORDS } from './support/full-phone.ts';
import { quantile } from './support/quantile.ts';
import type { Bench } from './run.ts';

const run = promisify(execFile);
const RUNS = 5;
const PERFORMANCE_LIMIT = 95;
const ACCESSIBILITY_LIMIT = 100;
const PAGES = { home: '/', form: '/ghi/moi' };
/** A report is a few megabytes of JSON. */
const REPORT_BYTES = 64 * 2 ** 20;

const Report = v.object({
	categories: v.object({
		performance: v.object({ score: v.number() }),
		accessibility: v.object({ score: v.number() })
	}),
	audits: v.object({
		'first-contentful-paint': v.object({ numericValue: v.number() }),
		'largest-contentful-paint': v.object({ numericValue: v.number() }),
		'total-blocking-time': v.object({ numericValue: v.number() }),
		'cumulative-layout-shift': v.object({ numericValue: v.number() })
	}),
	runtimeError: v.optional(v.object({ message: v.string() }))
});
type Report = v.InferOutput<typeof Report>;

/** Lighthouse is 176 MB: it is fetched by the one who measures, from the lock file beside it. */
async function lighthouseCommand(): Promise<string> {
	const folder = join(import.meta.dirname, 'lighthouse');
	const command = join(folder, 'node_modules/lighthouse/cli/index.js');
	if (!existsSync(command)) {
		console.error('Installing Lighthouse for this benchmark…');
		await run('npm', ['ci', '--no-audit', '--no-fund'], {
			cwd: folder,
			shell: process.platform === 'win32'
		});
	}
	return command;
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (address === null || typeof address === 'string') throw new Error('No TCP port was given.');
	return address.port;
}

async function audit(command: string, url: string, port: number): Promise<Report> {
	const options = [
		`--port=${port}`,
		'--output=json',
		'--quiet',
		'--form-factor=mobile',
		'--only-categories=performance,accessibility',
		// The profile is what is measured: signed in, with all its records.
		'--disable-storage-reset'
	];
	const { stdout } = await run(process.execPath, [command, url, ...options], {
		maxBuffer: REPORT_BYTES
	});
	const report = v.parse(Report, JSON.parse(stdout));
	if (report.runtimeError !== undefined) throw new Error(report.runtimeError.message);
	return report;
}

function scoresOf(reports: Report[]): { performance: number; accessibility: number } {
	const median = (read: (report: Report) => number) => quantile(reports.map(read), 0.5);
	return {
		performance: median(({ categories }) => categories.performance.score * 100),
		accessibility: median(({ categories }) => categories.accessibility.score * 100)
	};
}

function figuresOf(reports: Report[]): Record<string, unknown> {
	const median = (audit: keyof Report['audits'], times = 1) =>
		quantile(
			reports.map(({ audits }) => audits[audit].numericValue * times),
			0.5
		);
	const { performance, accessibility } = scoresOf(reports);
	return {
		performance,
		accessibility,
		firstPaintMs: median('first-contentful-paint'),
		largestPaintMs: median('largest-contentful-paint'),
		blockingMs: median('total-blocking-time'),
		// Of thousandths, since a quantile keeps one place after the comma.
		layoutShift: median('cumulative-layout-shift', 1000) / 1000,
		holds: performance >= PERFORMANCE_LIMIT && accessibility >= ACCESSIBILITY_LIMIT
	};
}

/** Home and form as Lighthouse's slow phone on slow 4G sees them, signed in, median of five runs. */
export const bench: Bench = async function* () {
	const command = await lighthouseCommand();
	const port = await freePort();
	const { app, page, close } = await openFullPhone({ args: [`--remote-debugging-port=${port}`] });
	try {
		await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		// Lighthouse opens a tab of its own; another one of the app would share its work.
		await page.goto('about:blank');
		for (const [name, path] of Object.entries(PAGES)) {
			const reports: Report[] = [];
			for (let i = 0; i < RUNS; i++) {
				const began = performance.now();
				const report = await audit(command, `${app.url}${path}`, port);
				reports.push(report);
				const tookS = Math.round((performance.now() - began) / 1000);
				yield { page: name, run: i + 1, tookS, ...scoresOf([report]) };
			}
			yield { page: name, records: RECORDS, runs: RUNS, ...figuresOf(reports) };
		}
	} finally {
		await close();
	}
};
