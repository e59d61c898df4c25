import { expect, type Page } from '@playwright/test';
import type { SignIn } from './block.ts';

/** Signs in on the page that asks for it, and waits for what the phone keeps to be open; `timeout` for a busy machine. */
export async function signIn(
	page: Page,
	who: SignIn,
	options: { timeout?: number } = {}
): Promise<void> {
	await expect(page.getByRole('heading', { level: 1, name: 'Đăng nhập' })).toBeVisible();
	await page.getByLabel('Tên đăng nhập').fill(who.login);
	await page.getByLabel('Mật khẩu').fill(who.password);
	await page.getByRole('button', { name: 'Đăng nhập' }).click();
	await expect(page.getByRole('heading', { name: /^Chào/ })).toBeVisible(options);
}
