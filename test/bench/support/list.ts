import { expect, type Page } from '@playwright/test';
import { aim } from './tap.ts';

const ROW = 'main .rows a[href^="/hoat-dong/"]';

/**
 * From the finger's leaving the tab to the frame that shows the first row; the page watches itself meanwhile.
 * @param quiet what home says when it has nothing left to do
 */
export async function openList(page: Page, quiet = /^Đã gửi hết · lần gửi cuối/): Promise<number> {
	await page.getByRole('link', { name: 'Trang chủ' }).click();
	await expect(page.getByRole('heading', { name: /^Chào/ })).toBeVisible();
	// Home reads the whole year behind its heading; a tap while it does is not what is measured.
	await expect(page.getByText(quiet).first()).toBeVisible();
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
		ROW
	);
	await tap();
	return opened;
}

/** Types letter after letter in the page itself, each after the frame that showed the last; the time until that frame. */
export async function typeInSearch(page: Page, text: string): Promise<number[]> {
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

/** From the finger's leaving the first row to the frame that shows the record with its history. */
export async function openFirstRecord(page: Page): Promise<number> {
	const tap = await aim(page, page.locator(ROW).first());
	const opened = page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				let tapped = 0;
				const noted = (event: Event) => (tapped = event.timeStamp);
				addEventListener('pointerup', noted, { capture: true, once: true });
				new MutationObserver((_changes, observer) => {
					const heads = [...document.querySelectorAll('main h2')];
					if (!heads.some((head) => head.textContent === 'Lịch sử')) return;
					observer.disconnect();
					requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - tapped)));
				}).observe(document.body, { childList: true, subtree: true });
			})
	);
	await tap();
	return opened;
}
