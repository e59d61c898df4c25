import type { Locator, Page } from '@playwright/test';

/** Longer than the page needs to be over the harness's own looks at it; a finger takes longer to come down. */
const SETTLED_MS = 250;

/**
 * Aims at the middle of something; the tap itself, as a finger does it and nothing else, follows when called.
 * `locator.click()` looks around in the page before and after: on a slowed phone those looks take longer than what is
 * measured, and so would the aiming, which is why it comes first and is left time to pass.
 */
export async function aim(page: Page, target: Locator): Promise<() => Promise<void>> {
	await target.scrollIntoViewIfNeeded();
	const box = await target.boundingBox();
	if (box === null) throw new Error('Nothing to tap on.');
	return async () => {
		await page.waitForTimeout(SETTLED_MS);
		await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
	};
}
