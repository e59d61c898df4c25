import { expect, type Page } from '@playwright/test';
import { openFullPhone, RECORDS } from './support/full-phone.ts';
import { quantile } from './support/quantile.ts';
import type { Bench } from './run.ts';

/** A phone of the cheapest kind against this machine (design §8). */
const SLOWER = 6;
const OPENINGS = 10;
const FIRST_ROWS_LIMIT_MS = 300;
const KEYSTROKE_LIMIT_MS = 50;
/** Typed without diacritics, as on a phone; found, narrowed, and at last not found. */
const TYPED = ['trung thu mu cang chai', 'hien mau tinh nguyen', 'khong co o dau ca'];

/** From the tap on the tab to the frame that shows the first row. */
async function openList(page: Page): Promise<number> {
	await page.getByRole('link', { name: 'Trang chủ' }).click();
	await expect(page.getByRole('heading', { name: /^Chào/ })).toBeVisible();
	await page.evaluate(() => {
		performance.clearMarks();
		addEventListener('click', () => performance.mark('tapped'), { capture: true, once: true });
		new MutationObserver((_changes, observer) => {
			if (document.querySelector('a[href^="/hoat-dong/"]') === null) return;
			observer.disconnect();
			requestAnimationFrame(() => setTimeout(() => performance.mark('shown')));
		}).observe(document.body, { childList: true, subtree: true });
	});
	await page.getByRole('link', { name: 'Hoạt động', exact: true }).click();
	await expect(page.locator('a[href^="/hoat-dong/"]').first()).toBeVisible();
	await page.waitForFunction(() => performance.getEntriesByName('shown').length > 0);
	return page.evaluate(() => performance.measure('open', 'tapped', 'shown').duration);
}

/** Processing of each keystroke until the next frame is painted, as the browser itself measures it. */
async function typeInSearch(page: Page, text: string): Promise<number[]> {
	const box = page.getByLabel('Tìm hoạt động');
	await box.fill('');
	await box.focus();
	const times: number[] = [];
	for (const letter of text) {
		await page.evaluate(() => {
			performance.clearMarks();
			addEventListener('input', () => performance.mark('typed'), { capture: true, once: true });
			addEventListener(
				'input',
				() => requestAnimationFrame(() => setTimeout(() => performance.mark('painted'))),
				{ once: true }
			);
		});
		await page.keyboard.insertText(letter);
		await page.waitForFunction(() => performance.getEntriesByName('painted').length > 0);
		times.push(await page.evaluate(() => performance.measure('key', 'typed', 'painted').duration));
	}
	return times;
}

export const bench: Bench = async () => {
	const { page, slowDown, close } = await openFullPhone();
	try {
		await openList(page);
		await page.getByRole('checkbox', { name: /^Của tôi/ }).uncheck();
		await slowDown(SLOWER);
		const openings: number[] = [];
		for (let i = 0; i < OPENINGS; i++) openings.push(await openList(page));
		const keys: number[] = [];
		for (const text of TYPED) keys.push(...(await typeInSearch(page, text)));
		const openMs = quantile(openings, 0.95);
		const keyMs = quantile(keys, 0.95);
		const common = { records: RECORDS, cpuSlowedBy: SLOWER };
		return [
			{
				...common,
				what: 'firstRows',
				p50Ms: quantile(openings, 0.5),
				p95Ms: openMs,
				limitMs: FIRST_ROWS_LIMIT_MS,
				holds: openMs <= FIRST_ROWS_LIMIT_MS
			},
			{
				...common,
				what: 'keystroke',
				keystrokes: keys.length,
				p50Ms: quantile(keys, 0.5),
				p95Ms: keyMs,
				worstMs: quantile(keys, 1),
				limitMs: KEYSTROKE_LIMIT_MS,
				holds: keyMs <= KEYSTROKE_LIMIT_MS
			}
		];
	} finally {
		await close();
	}
};
