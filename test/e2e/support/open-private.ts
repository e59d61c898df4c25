import { expect, type Page } from '@playwright/test';

/** A code that is none of the easy ones. */
const PIN = '240561';

/** Where a page asks for the code of what is private: sets it on a phone that has none, else types it. */
export async function openPrivate(page: Page): Promise<void> {
	const go = page.locator('form').getByRole('button', { name: /^(Đặt mã|Mở khóa)$/ });
	await expect(go).toBeVisible();
	for (const box of await page.locator('form input').all()) await box.fill(PIN);
	await go.click();
	await expect(go).toHaveCount(0);
}
