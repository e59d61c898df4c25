import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expectFits } from './support/fits.ts';
import { expect, test } from './support/fixtures.ts';
import { newcomer } from './support/newcomer.ts';
import { signIn } from './support/sign-in.ts';

test.use({ blockSize: { units: 2, members: 60, activities: 20, seed: 13 } });

test('the office sees what outlived its time, and takes out the name of somebody who left', async ({
	app,
	block,
	page
}) => {
	test.slow();
	const left = await newcomer(app, block.unit);
	const [stays] = block.members(block.unit);
	await page.goto('/');
	await signIn(page, block.of('office'));
	await page.goto('/van-phong/du-lieu');
	await page.getByRole('link', { name: 'Xem gì hết hạn, gì đã xóa' }).click();
	await expect(
		page.getByText('Hoạt động đến hết ngày 31/12/2022, giữ thêm 12 tháng.')
	).toBeVisible();
	await page.getByText('Ảnh: 12 tháng sau nhiệm kỳ').click();
	const months = page.getByLabel('Giữ ảnh sau nhiệm kỳ (tháng)');
	await months.fill('0');
	await page.getByRole('button', { name: 'Lưu', exact: true }).click();
	await expect(page.getByText('Ghi một số từ 1 đến 240.')).toBeVisible();
	await months.fill('18');
	await page.getByLabel('Giữ tên sau khi rời Đoàn (tháng)').fill('36');
	await page.getByRole('button', { name: 'Lưu', exact: true }).click();
	await expect(page.getByText('Ảnh: 18 tháng sau nhiệm kỳ')).toBeVisible();
	await expectAccessibleLightAndDark(page);
	await expectFits(page);

	// Of whoever left long ago the names go at once, by the office's rule.
	await page.locator('summary').filter({ hasText: 'Xem từng người' }).click();
	await expectAccessibleLightAndDark(page);
	await expectFits(page);
	const byRule = page.getByRole('button', { name: /^Bỏ tên \d+ người$/ });
	await byRule.click();
	const sure = page.getByRole('dialog');
	await expect(sure.getByText(/Tên nằm giữa lời văn của hoạt động thì còn/)).toBeVisible();
	await expectAccessibleLightAndDark(page);
	await sure.getByRole('button', { name: /^Bỏ tên \d+ người$/ }).click();
	await expect(page.getByText(/: bỏ tên \d+ người theo thời hạn\.$/)).toBeVisible();
	await expect(page.getByText('Chưa có ai rời đi lâu như vậy.')).toBeVisible();
	await expect(byRule).toHaveCount(0);

	await page.getByRole('link', { name: 'Bỏ tên một người' }).click();
	const search = page.getByLabel('Tìm theo họ tên hoặc tên đăng nhập');
	await search.fill(stays?.name ?? '');
	await page.getByRole('button', { name: 'Tìm', exact: true }).click();
	await page.getByRole('list').getByRole('button').first().click();
	await expect(page.getByText('Người này còn trong danh sách.')).toBeVisible();

	await search.fill('nguoi moi');
	await page.getByRole('button', { name: 'Tìm', exact: true }).click();
	await page.getByRole('button', { name: /^Người Mới/ }).click();
	await expect(page.getByText('Xóa nguoimoi')).toBeVisible();
	await expectAccessibleLightAndDark(page);
	await expectFits(page);
	await page.getByRole('button', { name: 'Bỏ tên', exact: true }).click();
	await expectAccessibleLightAndDark(page);
	await page.getByRole('dialog').getByRole('button', { name: 'Bỏ tên', exact: true }).click();
	await expect(page.getByText('Đã bỏ tên.', { exact: true })).toBeVisible();
	const again = await page.request.post(`${app.url}/api/session`, {
		data: { login: left.login, password: left.password },
		headers: { origin: app.url }
	});
	expect(again.status()).toBe(401);
	await page.goto('/van-phong/luu-giu');
	await expect(page.getByText(/đã bỏ tên một người ở \d+ chỗ/)).toBeVisible();
});
