import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expectFits } from './support/fits.ts';
import { expect, test } from './support/fixtures.ts';
import { signIn } from './support/sign-in.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 20, seed: 13 } });

/** The words of the Word file that the page saves. */
async function savedWords(page: Page): Promise<string> {
	const saving = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Lưu bản Word' }).click();
	const parts = unzipSync(readFileSync(await (await saving).path()));
	const body = parts['word/document.xml'] ?? new Uint8Array();
	return strFromU8(body).replaceAll(/<[^>]+>/g, '');
}

async function fillIncident(sheet: Locator): Promise<void> {
	await sheet.getByLabel(/^Tên gọi/).fill('Mất máy có danh sách đoàn viên');
	await sheet.getByLabel(/^Xảy ra thế nào/).fill('Máy rơi ở chợ Âu Lâu, chưa tìm thấy.');
	await sheet.getByLabel('Của những đơn vị nào').selectOption({ index: 1 });
	await sheet.getByRole('checkbox', { name: 'Danh sách đoàn viên' }).check();
	await sheet.getByLabel('Bao nhiêu người').fill('20');
}

test('the office records an incident, sees its 72 hours and the paper, tells the authority, closes it, and saves the dossier that counts it', async ({
	block,
	page
}) => {
	test.slow();
	await page.goto('/');
	await signIn(page, block.of('office'));
	await page.goto('/van-phong/su-co');
	await page.getByRole('button', { name: 'Ghi một sự cố' }).click();
	const sheet = page.getByRole('dialog');
	await sheet.getByRole('button', { name: 'Lưu', exact: true }).click();
	await expect(sheet.getByText('Cần ghi chỗ này.')).toHaveCount(3);
	await expectAccessibleLightAndDark(page);
	await fillIncident(sheet);
	// A slip of the finger closes the sheet: what was typed is there again.
	await page.keyboard.press('Escape');
	await expect(sheet).toHaveCount(0);
	await page.getByRole('button', { name: 'Ghi tiếp phần đang dở' }).click();
	await expect(sheet.getByText('Phần bạn ghi dở còn đây')).toBeVisible();
	await expect(sheet.getByLabel(/^Xảy ra thế nào/)).toHaveValue(/chợ Âu Lâu/);
	await expectAccessibleLightAndDark(page);
	await expectFits(page);
	await sheet.getByRole('button', { name: 'Lưu', exact: true }).click();
	await expect(page.getByText('Đã lưu ở máy chủ.')).toBeVisible();
	await expect(page.getByText(/Còn 7[12] giờ, đến/)).toBeVisible();
	await expect(page.getByRole('button', { name: 'Ghi một sự cố' })).toBeVisible();
	await expectAccessibleLightAndDark(page);
	await expectFits(page);

	await page.getByRole('link', { name: /^Mất máy có danh sách/ }).click();
	await expect(page.getByText(/Còn 7[12] giờ, đến/)).toBeVisible();
	await expect(page.getByText('Hạn báo cáo 72 giờ', { exact: false })).toBeVisible();
	await expectAccessibleLightAndDark(page);
	await expectFits(page);
	const report = await savedWords(page);
	for (const said of ['Máy rơi ở chợ Âu Lâu', 'Số người: 20 người', 'Danh sách đoàn viên'])
		expect(report).toContain(said);

	await page.getByRole('button', { name: 'Ghi đã báo' }).click();
	await sheet.getByLabel(/^Báo cho ai/).selectOption('authority');
	await sheet.getByLabel(/^Báo bằng cách nào/).fill('Gửi văn bản qua trục liên thông.');
	await sheet.getByRole('button', { name: 'Lưu', exact: true }).click();
	await expect(page.getByText(/Báo sau 0 giờ kể từ khi phát hiện/)).toBeVisible();
	await page.getByRole('button', { name: 'Khép lại', exact: true }).click();
	await sheet.getByLabel(/^Kết luận/).fill('Máy đã bị xóa từ xa; nhắc cả khối đặt mã khóa.');
	await sheet.getByRole('button', { name: 'Lưu', exact: true }).click();
	await expect(page.getByText('Đã khép lại', { exact: true })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Ghi đã báo' })).toHaveCount(0);

	await page.goto('/van-phong/ho-so-tac-dong');
	await expect(page.getByText(/^Đã ghi 2 sự cố; đang mở 0/)).toBeVisible();
	await expectAccessibleLightAndDark(page);
	await expectFits(page);
	const dossier = await savedWords(page);
	for (const said of [
		'Đánh giá tác động xử lý dữ liệu cá nhân',
		'Đã ghi 2 sự cố',
		'Nhật ký truy cập'
	])
		expect(dossier).toContain(said);
});
