import { expect, type Page } from '@playwright/test';
import * as v from 'valibot';
import { Device } from '../browser/device.ts';
import { phone } from '../browser/phone.ts';
import { App } from '../e2e/app.ts';
import { Block } from '../e2e/support/block.ts';
import { signIn } from '../e2e/support/sign-in.ts';
import type { Bench } from './run.ts';
import { quantile } from './support/quantile.ts';
import { aim } from './support/tap.ts';

/** Of the whole term, in the whole block; RECORDS=21600 for a smaller run. */
const RECORDS = Number(process.env['RECORDS'] ?? '216000');
const SIZE = { units: 60, members: 2400, activities: RECORDS, seed: 1 };
/** A phone of the cheapest kind against this machine (design §8). */
const SLOWER = 6;
const OPENINGS = 20;
const LIMIT_MS = 500;
/** Counting all of it, and a first sync, before anything is measured. */
const PATIENCE_MS = 600_000;
const Health = v.object({ totals: v.object({ lagMs: v.number() }) });

/** A way of a committee's member, and what stands there when the page can be read. */
type Way = { link: string; path: string; shown: string };
const TARGETS: Way = { link: 'Khối', path: '/chi-tieu', shown: 'h2[id^="chuong-"]' };
const FIGURES: Way = { link: 'Số liệu', path: '/so-lieu', shown: 'main h3' };

/** From the finger's leaving `link` to the frame that shows the page; the page watches itself meanwhile. */
async function open(page: Page, { link, path, shown }: Way): Promise<number> {
	const tap = await aim(page, page.getByRole('link', { name: link, exact: true }).first());
	const opened = page.evaluate(
		(wanted) =>
			new Promise<number>((resolve) => {
				let tapped = 0;
				const noted = (event: Event) => (tapped = event.timeStamp);
				addEventListener('pointerup', noted, { capture: true, once: true });
				new MutationObserver((_changes, observer) => {
					if (location.pathname !== wanted.path) return;
					if (document.querySelector(wanted.shown) === null) return;
					observer.disconnect();
					requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - tapped)));
				}).observe(document.body, { childList: true, subtree: true });
			}),
		{ path, shown }
	);
	await tap();
	return opened;
}

async function counted(app: App): Promise<void> {
	const lag = async () => {
		const answer = await fetch(`${app.url}/healthz`);
		return v.parse(Health, await answer.json()).totals.lagMs;
	};
	await expect.poll(lag, { timeout: PATIENCE_MS, intervals: [1_000] }).toBe(0);
}

/** The committee's pages of figures on a slow phone, over what a whole term of the whole block leaves. */
export const bench: Bench = async function* () {
	const app = await App.create();
	const device = new Device({ ...phone, baseURL: app.url });
	try {
		const block = await Block.make(app, SIZE);
		await app.start();
		await counted(app);
		const page = await device.start();
		await page.goto('/');
		await signIn(page, block.of('committee'), { timeout: PATIENCE_MS });
		await page.goto('/so-lieu');
		await expect(page.getByRole('heading', { name: 'Tổng số' })).toBeVisible({
			timeout: PATIENCE_MS
		});
		const session = await page.context().newCDPSession(page);
		await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
		yield* openings(page);
	} finally {
		await device.discard();
		await app.discard();
	}
};

async function* openings(page: Page): AsyncGenerator<Record<string, unknown>> {
	const targets: number[] = [];
	const figures: number[] = [];
	for (let i = 0; i < OPENINGS; i++) {
		await page.getByRole('link', { name: 'Trang chủ' }).click();
		await expect(page.getByRole('heading', { name: /^Chào/ })).toBeVisible();
		targets.push(await open(page, TARGETS));
		figures.push(await open(page, FIGURES));
	}
	const common = { records: RECORDS, units: SIZE.units, cpuSlowedBy: SLOWER };
	yield { what: 'targets', ...common, ...figuresOf(targets) };
	yield { what: 'figures', ...common, ...figuresOf(figures) };
}

function figuresOf(times: number[]): Record<string, unknown> {
	const p95Ms = quantile(times, 0.95);
	const p50Ms = quantile(times, 0.5);
	const worstMs = quantile(times, 1);
	return {
		measured: times.length,
		p50Ms,
		p95Ms,
		worstMs,
		limitMs: LIMIT_MS,
		holds: p95Ms <= LIMIT_MS
	};
}
