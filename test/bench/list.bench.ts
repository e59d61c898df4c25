import { expect, type Page } from '@playwright/test';
import { openFullPhone, RECORDS } from './support/full-phone.ts';
import { quantile } from './support/quantile.ts';
import { aim } from './support/tap.ts';
import type { Bench } from './run.ts';

/** A phone of the cheapest kind against this machine (design §8). */
const SLOWER = 6;
const OPENINGS = 10;
const FIRST_ROWS_LIMIT_MS = 300;
const KEYSTROKE_LIMIT_MS = 50;
/** Typed without diacritics, as on a phone; found, narrowed, and at last not found. */
const TYPED = ['trung thu mu cang chai', 'hien mau tinh nguyen', 'khong co o dau ca'];

/** From the finger's leaving the tab to the frame that shows the first row; the page watches itself meanwhile. */
async function openList(page: Page): Promise<number> {
	await page.getByRole('link', { name: 'Trang chủ' }).click();
	await expect(page.getByRole('heading', { name: /^Chào/ })).toBeVisible();
	// Home reads the whole year behind its heading; a tap while it does is not what is measured.
	await expect(page.getByText(/^Đã gửi hết · lần gửi cuối/)).toBeVisible();
	const row = 'main .rows a[href^="/hoat-dong/"]';
	await expect(page.getByRole('heading', { name: /^Năm .* của tôi/ })).toBeVisible();
	const tap = await aim(page, page.getByRole('link', { name: 'Hoạt động', exact: true }));
	const opened = page.evaluate(
		(first) =>
			new Promise<number>((resolve) => {
				let tapped = 0;
				const noted = (event: Event) => (tapped = event.timeStamp);
				addEventListener('pointerup', noted, { capture: true, once: true });
				new MutationObserver((_changes, observer) => {
					if (location.pathname !== '/hoat-dong') return;
					if (document.querySelector(first) === null) return;
					observer.disconnect();
					requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - tapped)));
				}).observe(document.body, { childList: true, subtree: true });
			}),
		row
	);
	await tap();
	return opened;
}

/** Types letter after letter in the page itself, each after the frame that showed the last; the time until that frame. */
async function typeInSearch(page: Page, text: string): Promise<number[]> {
	const box = page.getByLabel('Tìm hoạt động');
	await box.fill('');
	return box.evaluate(async (element, letters) => {
		if (!(element instanceof HTMLInputElement)) throw new Error('No box to type in.');
		const frame = () =>
			new Promise<void>((resolve) => {
				requestAnimationFrame(() => setTimeout(resolve));
			});
		// What the emptying set going is over before the first letter.
		const idle = () => new Promise<void>((resolve) => requestIdleCallback(() => resolve()));
		await idle();
		const times: number[] = [];
		for (const letter of letters) {
			await idle();
			const began = performance.now();
			element.value += letter;
			element.dispatchEvent(new InputEvent('input', { bubbles: true, data: letter }));
			await frame();
			times.push(performance.now() - began);
		}
		return times;
	}, text);
}

export const bench: Bench = async function* () {
	const { page, slowDown, close } = await openFullPhone();
	try {
		await openList(page);
		await page.getByRole('checkbox', { name: /^Của tôi/ }).uncheck();
		await slowDown(SLOWER);
		const openings: number[] = [];
		for (let i = 0; i < OPENINGS; i++) openings.push(await openList(page));
		const common = { records: RECORDS, cpuSlowedBy: SLOWER };
		yield { ...common, what: 'firstRows', ...figuresOf(openings, FIRST_ROWS_LIMIT_MS) };
		const keys: number[] = [];
		for (const text of TYPED) keys.push(...(await typeInSearch(page, text)));
		yield { ...common, what: 'keystroke', ...figuresOf(keys, KEYSTROKE_LIMIT_MS) };
	} finally {
		await close();
	}
};

function figuresOf(times: number[], limitMs: number): Record<string, unknown> {
	const p95Ms = quantile(times, 0.95);
	const p50Ms = quantile(times, 0.5);
	const worstMs = quantile(times, 1);
	return { measured: times.length, p50Ms, p95Ms, worstMs, limitMs, holds: p95Ms <= limitMs };
}
