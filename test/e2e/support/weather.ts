import { expect, type Page } from '@playwright/test';

/** What the app needs to start without signal is kept: its worker is in charge of the page. */
export async function appKept(page: Page): Promise<void> {
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await expect
		.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
		.toBe(true);
}
