import type { Page } from '@playwright/test';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expect, test } from './support/fixtures.ts';
import { beginRecord, fillQuick, submitRecord } from './support/quick-record.ts';
import { signIn } from './support/sign-in.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 120, seed: 5 } });
test.slow();

const deed = { name: 'Dọn vệ sinh khu tượng đài', day: '15/06/2021' };

const rows = (page: Page) => page.locator('a[href^="/hoat-dong/"]');

async function openList(page: Page): Promise<void> {
	await page.getByRole('navigation').getByRole('link', { name: 'Hoạt động' }).click();
	await expect(rows(page).first()).toBeVisible();
}

test('the list is searched without diacritics, and keeps search and place while a record is open', async ({
	block,
	page
}) => {
	const [member] = block.members(block.unit);
	if (member === undefined) throw new Error('The unit has no members.');
	await page.goto('/');
	await signIn(page, member);
	await expect(page.getByText(/^Đã gửi hết · lần gửi cuối/)).toBeVisible();
	await openList(page);
	await page.getByRole('checkbox', { name: /^Của tôi/ }).uncheck();
	await expectAccessibleLightAndDark(page);

	const box = page.getByLabel('Tìm hoạt động');
	const first = (await rows(page).first().locator('.t').textContent()) ?? '';
	const typed = first
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[đĐ]/g, 'd')
		.toLowerCase()
		.split(' ')
		.slice(0, 2)
		.join(' ');
	await box.fill(typed);
	await expect(page.locator('mark').first()).toBeVisible();

	await rows(page).first().click();
	await expect(page.getByRole('heading', { name: 'Lịch sử' })).toBeVisible();
	await expectAccessibleLightAndDark(page);
	await page.goBack();
	await expect(box).toHaveValue(typed);

	await box.fill('khong co o dau ca');
	await expect(page.getByText('Không có hoạt động nào khớp “khong co o dau ca”.')).toBeVisible();
	await page.getByRole('button', { name: 'Xóa chữ tìm' }).click();
	await expect(rows(page).first()).toBeVisible();

	await page.getByRole('button', { name: 'Lọc thêm' }).click();
	await page.getByRole('checkbox', { name: 'Đã duyệt' }).check();
	await expectAccessibleLightAndDark(page);
	await page.getByRole('button', { name: /^Xem \d+ hoạt động/ }).click();
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(page.getByRole('button', { name: 'Lọc thêm, đang chọn 1' })).toBeVisible();
});

test('a record is edited and withdrawn; its page tells each change, and all of it after a cold start', async ({
	block,
	page
}) => {
	const [member] = block.members(block.unit);
	if (member === undefined) throw new Error('The unit has no members.');
	await page.goto('/');
	await signIn(page, member);
	await beginRecord(page);
	await fillQuick(page, deed);
	await submitRecord(page);
	await openList(page);
	await page.getByLabel('Tìm hoạt động').fill('don ve sinh khu tuong dai');
	await rows(page).filter({ hasText: deed.name }).click();
	await expect(page.getByRole('heading', { name: 'Lịch sử' })).toBeVisible();

	await page.getByRole('link', { name: 'Sửa', exact: true }).click();
	await page.getByLabel('Tên hoạt động').fill(`${deed.name} liệt sĩ`);
	await page.getByRole('button', { name: 'Trình duyệt' }).click();
	await expect(page.getByText('Đã lưu trên máy. Có mạng sẽ gửi.')).toBeVisible();

	await expect(page.getByText(/^Bản 2 · sửa tên hoạt động/)).toBeVisible();
	await page.getByText('Xem 1 chỗ đã đổi').click();
	await expect(page.getByText(deed.name, { exact: true })).toBeVisible();

	// Without the app's memory the same is told: it is on the phone.
	await page.reload();
	await expect(page.getByText(/^Bản 2 · sửa tên hoạt động/)).toBeVisible();
	await page.getByRole('button', { name: 'Rút hoạt động' }).click();
	await expectAccessibleLightAndDark(page);
	await page.getByRole('dialog').getByRole('button', { name: 'Rút hoạt động' }).click();
	await expect(page.getByText(/^Hoạt động này đã rút/)).toBeVisible();
	await expect(page.getByText('Bản 3 · rút hoạt động')).toBeVisible();
});

test('an address that names no record here says so', async ({ block, page }) => {
	const [member] = block.members(block.unit);
	if (member === undefined) throw new Error('The unit has no members.');
	await page.goto('/');
	await signIn(page, member);
	await page.goto('/hoat-dong/01F7ZKR7009VQ9ZKABWRAMAGDA');
	await expect(page.getByText('Không có hoạt động này trên máy')).toBeVisible();
	await page.goto('/hoat-dong/khong-phai-ma');
	await expect(page.getByText('Không có hoạt động này trên máy')).toBeVisible();
});
