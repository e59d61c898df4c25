import { expect, type Page } from '@playwright/test';
import { Device } from '../browser/device.ts';
import { phone } from '../browser/phone.ts';
import { App } from '../e2e/app.ts';
import { Block } from '../e2e/support/block.ts';
import { signIn } from '../e2e/support/sign-in.ts';
import type { Bench } from './run.ts';
import { quantile } from './support/quantile.ts';
import { aim } from './support/tap.ts';

/** Of the whole term, in the whole block; RECORDS=21600 for a smaller run. */
const { RECORDS = '216000' } = process.env;
const UNITS = 60;
const MEMBERS_A_UNIT = 40;
/** A phone of the cheapest kind against this machine (design §8). */
const SLOWER = 6;
const OPENINGS = 10;
const LIMIT_MS = 500;
const READY_LIMIT_MS = 300_000;
const SETTLED_MS = 20_000;
const PERIODS = ['2021', '2021-Q2', '2021-05', 'term'];

/** A page of the board: the word that leads to it, and the heading that is there once it shows its figures. */
const FIGURES = { link: 'Số liệu', heading: 'Tổng số' };
/** The eighteen targets; of their chapters this stands last. */
const TARGETS = { link: 'Chỉ tiêu', heading: 'Chỉ đạo của Ban Chấp hành' };

/** From the finger's leaving the word to the frame that shows the figures of a period. */
async function openPage(page: Page, from: typeof FIGURES, to: typeof FIGURES): Promise<number> {
	await page.getByRole('link', { name: from.link, exact: true }).click();
	await expect(page.getByRole('heading', { name: from.heading, exact: true })).toBeVisible();
	const tap = await aim(page, page.getByRole('link', { name: to.link, exact: true }));
	const opened = page.evaluate(
		(heading) =>
			new Promise<number>((resolve) => {
				let tapped = 0;
				const noted = (event: Event) => (tapped = event.timeStamp);
				addEventListener('pointerup', noted, { capture: true, once: true });
				new MutationObserver((_changes, observer) => {
					const heads = [...document.querySelectorAll('main h2')];
					if (!heads.some((head) => head.textContent === heading)) return;
					observer.disconnect();
					requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - tapped)));
				}).observe(document.body, { childList: true, subtree: true });
			}),
		to.heading
	);
	await tap();
	return opened;
}

/** What the phone keeps of published figures: documents, and their size as JSON. */
function kept(page: Page): Promise<{ documents: number; kb: number }> {
	return page.evaluate(async () => {
		const found = await Promise.all(
			(await indexedDB.databases()).map(
				({ name: of = '' }) =>
					new Promise<{ id: string; doc: object }[]>((resolve) => {
						const opening = indexedDB.open(of);
						opening.onsuccess = () => {
							const db = opening.result;
							if (!db.objectStoreNames.contains('published')) return resolve([]);
							const all = db.transaction('published').objectStore('published').getAll();
							all.onsuccess = () => resolve(all.result);
						};
					})
			)
		);
		const parts = found.flat().filter(({ id }) => id.startsWith('periods:'));
		const bytes = parts.reduce((sum, { doc }) => sum + JSON.stringify(doc).length, 0);
		return { documents: parts.length, kb: Math.round(bytes / 1024) };
	});
}

function told(times: readonly number[]) {
	const [firstMs = 0] = times;
	const p95Ms = quantile([...times], 0.95);
	const said = { firstMs, p50Ms: quantile([...times], 0.5), p95Ms, limitMs: LIMIT_MS };
	return { ...said, holds: p95Ms <= LIMIT_MS };
}

/** The committee's board of the whole block on a cheap phone, period by period. */
export const bench: Bench = async function* () {
	const app = await App.create();
	const device = new Device({ ...phone, baseURL: app.url });
	try {
		const size = { units: UNITS, members: UNITS * MEMBERS_A_UNIT, activities: Number(RECORDS) };
		const block = await Block.make(app, { ...size, seed: 1 });
		await app.start();
		const lagMs = async () => {
			const health: { totals: { lagMs: number } } = JSON.parse(
				await (await fetch(`${app.url}/healthz`)).text()
			);
			return health.totals.lagMs;
		};
		await expect.poll(lagMs, { timeout: READY_LIMIT_MS }).toBe(0);
		const page = await device.start();
		await page.goto('/');
		await signIn(page, block.of('committee'));
		const session = await page.context().newCDPSession(page);
		for (const period of PERIODS) {
			await page.goto(`/so-lieu?period=${period}`);
			await expect(page.getByRole('heading', { name: 'Tổng số' })).toBeVisible({
				timeout: READY_LIMIT_MS
			});
			// What follows the first sync is over, and so is what the page reads after its figures.
			await page.waitForTimeout(SETTLED_MS);
			await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
			const [figures, targets]: [number[], number[]] = [[], []];
			for (let i = 0; i < OPENINGS; i++) {
				targets.push(await openPage(page, FIGURES, TARGETS));
				figures.push(await openPage(page, TARGETS, FIGURES));
			}
			await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
			yield { what: period, records: size.activities, ...told(figures) };
			yield { what: `targets ${period}`, records: size.activities, ...told(targets) };
		}
		yield { what: 'kept', ...(await kept(page)) };
	} finally {
		await device.discard();
		await app.discard();
	}
};
