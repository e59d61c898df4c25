import { expect, type Locator, type Page } from '@playwright/test';

export async function openQueue(page: Page): Promise<void> {
	await page.getByRole('navigation').getByRole('link', { name: 'Duyệt' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Chờ duyệt' })).toBeVisible();
}

export function inQueue(page: Page, name: string): Locator {
	return page.getByRole('link', { name: new RegExp(name) });
}

/** Opens a record of the queue. */
export async function openWaiting(page: Page, name: string): Promise<void> {
	await inQueue(page, name).click();
	await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
}

/** Approves the record that is open; on a phone the queue comes back. */
export async function approve(page: Page, name: string): Promise<void> {
	await page.getByRole('button', { name: /^Duyệt( bản|, không|$)/ }).click();
	await expect(page.getByText(`Đã duyệt “${name}”.`)).toBeVisible();
	await expect(inQueue(page, name)).toBeHidden();
}

/** Asks the author of the record that is open for more. `look`: what is looked at before it goes off. */
export async function giveBack(
	page: Page,
	reason: string,
	look: () => Promise<void> = () => Promise.resolve()
): Promise<void> {
	await page.getByRole('button', { name: 'Cần bổ sung' }).click();
	await page.getByLabel('Bổ sung gì').fill(reason);
	await look();
	await page.getByRole('button', { name: /^Nhờ .* bổ sung$/ }).click();
	await expect(page.getByText(/^Đã nhờ .* bổ sung\.$/)).toBeVisible();
}
