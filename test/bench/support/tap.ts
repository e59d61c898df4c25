import type { Locator, Page } from '@playwright/test';

/**
 * Taps the middle of something as a finger does, and nothing else. `locator.click()` looks around in the page before
 * and after: on a slowed phone those looks take longer than what is measured.
 */
export async function tap(page: Page, target: Locator): Promise<void> {
	await target.scrollIntoViewIfNeeded();
	const box = await target.boundingBox();
	if (box === null) throw new Error('Nothing to tap on.');
	await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
}
