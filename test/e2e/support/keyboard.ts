import { expect, type Locator, type Page } from '@playwright/test';
import { keyboardProbe } from './keyboard-probe.ts';

declare global {
	interface Window {
		keyboardProbe: ReturnType<typeof keyboardProbe>;
	}
}

const PUT = `window.keyboardProbe = (${keyboardProbe.toString()})()`;

/** What the server sends meanwhile draws parts of a page anew: then it is gone through once more. */
const MOST_ROUNDS = 3;
/** Beyond the controls there are: places that scroll are stops of Tab as well. */
const SPARE_STOPS = 30;

/** What is wrong with the page, or the sheet that is open, for somebody who goes through it by Tab alone. */
export async function keyboardFaults(page: Page): Promise<string[]> {
	// Evaluated, not added as a script element, which our content security policy would refuse.
	await page.evaluate(PUT);
	const controls = await page.evaluate(() => window.keyboardProbe.begin());
	let stops = 0;
	do {
		if (stops++ > controls + SPARE_STOPS) return ['Tab comes to no end.'];
		await page.keyboard.press('Tab');
	} while (await page.evaluate(() => window.keyboardProbe.step()));
	return page.evaluate(() => window.keyboardProbe.end());
}

/**
 * Fails with every control that a finger can use and Tab does not reach, that shows no mark or lies out of sight while
 * it has the focus, and wherever the order leaves that of the page.
 */
export async function expectKeyboard(page: Page, what = page.url()): Promise<void> {
	let faults = await keyboardFaults(page);
	for (let round = 1; faults.length > 0 && round < MOST_ROUNDS; round++)
		faults = await keyboardFaults(page);
	expect.soft(faults, `${what} by the keyboard`).toEqual([]);
}

/**
 * Opens a sheet by the keyboard, and leaves it so: the focus goes in, stays in, and comes back to where it was.
 * @param look what else is asked of the sheet while it is open
 */
export async function expectSheet(
	page: Page,
	opener: Locator,
	look: () => Promise<void> = () => Promise.resolve()
): Promise<void> {
	const sheet = page.locator('dialog:modal');
	await opener.focus();
	await page.keyboard.press('Enter');
	await expect(sheet).toBeVisible();
	const inside = () => sheet.evaluate((one) => one.contains(document.activeElement));
	await expect.poll(inside).toBe(true);
	await expectKeyboard(
		page,
		`${page.url()}: ${await sheet.getByRole('heading').first().textContent()}`
	);
	await look();
	await page.keyboard.press('Escape');
	await expect(sheet).toHaveCount(0);
	await expect(opener).toBeFocused();
}
