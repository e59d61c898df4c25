import { expect, type Page } from '@playwright/test';

/** Home says that the server has everything this person wrote. */
export async function allSent(page: Page): Promise<void> {
	await expect(page.getByText(/^Đã gửi hết · lần gửi cuối/)).toBeVisible();
}

/** Home says how many records are on this phone only. */
export async function unsent(page: Page, count: number): Promise<void> {
	await expect(page.getByText(new RegExp(`^${count} hoạt động chưa gửi`))).toBeVisible();
}

export async function openHome(page: Page): Promise<void> {
	await page.getByRole('navigation').getByRole('link', { name: 'Trang chủ' }).click();
	await expect(page.getByRole('heading', { name: /^Chào/ })).toBeVisible();
}

export async function openRecords(page: Page): Promise<void> {
	await page.getByRole('navigation').getByRole('link', { name: 'Hoạt động' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Hoạt động của tôi' })).toBeVisible();
}
