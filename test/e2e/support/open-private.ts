import { expect, type Page } from '@playwright/test';

/** A code that is none of the easy ones. */
const PIN = '240561';

/** Where a page asks for the code of what is private: sets it on a phone that has none, else types it. */
export async function openPrivate(page: Page): Promise<void> {
	const go = page.locator('form').getByRole('button', { name: /^(Đặt mã|Mở khóa)$/ });
	await expect(go).toBeVisible();
	for (const box of await page.locator('form input').all()) await box.fill(PIN);
	await go.click();
	// While the key is made, which takes a phone a moment, the button says that instead.
	await expect(page.getByRole('button', { name: /^(Đặt mã|Mở khóa|Đang đặt mã)$/ })).toHaveCount(0);
}
