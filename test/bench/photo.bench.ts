import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { beginRecord, draftKept, fillQuick } from '../e2e/support/quick-record.ts';
import type { Bench } from './run.ts';
import { cameraPhoto } from './support/camera-photo.ts';
import { openFullPhone } from './support/full-phone.ts';
import { rendererPeakMb } from './support/renderer-peak.ts';
import { quantile } from './support/quantile.ts';

/** A phone of the cheapest kind against this machine (design §8). */
const SLOWER = 6;
const TIMES = 7;
const LIMIT_MS = 3000;
const TASK_LIMIT_MS = 100;
const LIMIT_BYTES = 250 * 1024;
const RECORDS = 100;
/** 12 MP is what most phones take; 50 MP what some do. */
const SIZES = [
	{ megapixels: 12, width: 4000, height: 3000, times: TIMES },
	{ megapixels: 50, width: 8160, height: 6120, times: 1 }
];

declare global {
	interface Window {
		/** What the worker was given and when it answered. */
		shrinking: { begun: number; tookMs: number; bytes: number };
		/** The page's long tasks since the last photo. */
		longTasks: number[];
	}
}

/** Looks at the worker's own messages: from the file's going in to the small photo's coming out. */
async function watchTheWorker(page: Page): Promise<void> {
	await page.addInitScript(() => {
		window.longTasks = [];
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) window.longTasks.push(duration);
		}).observe({ type: 'longtask' });
		window.shrinking = { begun: 0, tookMs: 0, bytes: 0 };
		const post = Reflect.get(Worker.prototype, 'postMessage');
		const heard = ({ data }: MessageEvent) => {
			window.shrinking.bytes = data.result.value?.blob.size ?? 0;
			window.shrinking.tookMs = performance.now() - window.shrinking.begun;
		};
		Worker.prototype.postMessage = new Proxy(post, {
			apply(target, worker: Worker, args) {
				window.shrinking = { begun: performance.now(), tookMs: 0, bytes: 0 };
				worker.addEventListener('message', heard, { once: true });
				return Reflect.apply(target, worker, args);
			}
		});
	});
}

/**
 * A photo of the camera made small while the form is open. The browser slows down a page, never a worker: the worker's
 * time is taken as it is on this machine and multiplied; the page, slowed down, must stay free for typing.
 */
export const bench: Bench = async function* () {
	const { page, slowDown, close } = await openFullPhone({ records: RECORDS });
	const folder = mkdtempSync(join(tmpdir(), 'photos-'));
	try {
		await watchTheWorker(page);
		await page.reload();
		for (const { megapixels, width, height, times } of SIZES) {
			await page.goto('/');
			await beginRecord(page);
			await fillQuick(page, { name: `Ảnh ${megapixels} MP`, day: '15/06/2021' });
			await draftKept(page);
			await page.locator('#fold-photos > summary').click();
			const buffer = await cameraPhoto(page, width, height);
			const taken: { tookMs: number; bytes: number }[] = [];
			await slowDown(SLOWER);
			await page.evaluate(() => (window.longTasks = []));
			for (let n = 0; n < times; n++) {
				// From the disk, as a person chooses it: bytes handed over by the test would keep the page busy.
				const file = join(folder, `${megapixels}-${n}.jpg`);
				writeFileSync(file, Buffer.concat([buffer, Buffer.alloc(n)]));
				await page.evaluate(() => (window.shrinking.tookMs = 0));
				await page.locator('input[type=file][multiple]').setInputFiles(file);
				await expect
					.poll(() => page.evaluate(() => window.shrinking.tookMs), { timeout: 120_000 })
					.toBeGreaterThan(0);
				taken.push(await page.evaluate(() => window.shrinking));
			}
			const longTasks = await page.evaluate(() => window.longTasks);
			await slowDown(1);
			const slowed = taken.map(({ tookMs }) => tookMs * SLOWER);
			const bytes = Math.max(...taken.map((one) => one.bytes));
			const [p50Ms, worstMs] = [quantile(slowed, 0.5), quantile(slowed, 1)];
			const longestTaskMs = Math.max(0, ...longTasks);
			yield {
				megapixels,
				megabytes: buffer.byteLength / 1e6,
				cpuSlowedBy: SLOWER,
				times,
				p50Ms,
				worstMs,
				bytes,
				longestTaskMs,
				peakMb: rendererPeakMb(),
				...(megapixels === 12 && {
					limitMs: LIMIT_MS,
					limitBytes: LIMIT_BYTES,
					taskLimitMs: TASK_LIMIT_MS,
					holds: p50Ms <= LIMIT_MS && bytes <= LIMIT_BYTES && longestTaskMs <= TASK_LIMIT_MS
				})
			};
		}
	} finally {
		rmSync(folder, { recursive: true });
		await close();
	}
};
