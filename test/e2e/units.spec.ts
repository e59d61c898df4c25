import { expectAccessibleLightAndDark as expectAccessible } from './support/accessible-both.ts';
import { expectFits } from './support/fits.ts';
import { expect, test } from './support/fixtures.ts';
import { signIn } from './support/sign-in.ts';

test.use({ blockSize: { units: 4, members: 48, activities: 40, seed: 5 } });

test('the office renames a unit, merges another into it and brings that back, and twins communes by a file, each seen before it is done', async ({
	block,
	page
}) => {
	test.setTimeout(180_000);
	await page.goto('/');
	await signIn(page, block.of('office'));
	await page.goto('/van-phong/co-so');
	const rows = page.locator('main ul.rows').first().getByRole('link');
	await expect(rows).toHaveCount(4, { timeout: 45_000 });
	await expectFits(page);
	await expectAccessible(page);
	const [into = '', from = ''] = await rows.locator('.t').allTextContents();

	await page.getByRole('link', { name: into }).click();
	await page.getByRole('button', { name: 'Sửa thông tin' }).click();
	await page.getByLabel(/^Tên cơ sở/).fill('Đoàn cơ sở Sở Tài chính và Kế hoạch');
	await page.getByRole('button', { name: 'Xem trước' }).click();
	await expect(page.getByText('Ghi căn cứ: số quyết định hoặc lý do.')).toBeVisible();
	await page.getByLabel(/^Có hiệu lực từ ngày/).fill('01/03/2022');
	await page.getByLabel(/^Căn cứ/).fill('QĐ 12-QĐ/ĐTN');
	await page.getByRole('button', { name: 'Xem trước' }).click();
	await expect(page.getByRole('heading', { name: 'Sẽ thế nào' })).toBeVisible();
	await expectFits(page);
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
	await expect(page.getByText(`Tên: ${into} → Đoàn cơ sở Sở Tài chính và Kế hoạch`)).toBeVisible();

	await page.goto('/van-phong/co-so');
	await page.getByRole('link', { name: from }).click();
	await page.getByRole('button', { name: 'Sáp nhập vào cơ sở khác' }).click();
	await page
		.getByLabel('Sáp nhập vào (bắt buộc)')
		.selectOption('Đoàn cơ sở Sở Tài chính và Kế hoạch');
	await page.getByLabel(/^Có hiệu lực từ ngày/).fill('01/04/2022');
	await page.getByLabel(/^Căn cứ/).fill('QĐ 15-QĐ/ĐTN');
	await page.getByRole('button', { name: 'Xem trước' }).click();
	await expect(page.getByText(/^\d+ người chuyển từ/)).toBeVisible();
	await expect(page.getByText(/không đổi. Không ai được tính hai lần/)).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Sáp nhập', exact: true }).click();
	await expect(
		page.getByText(/nhập vào Đoàn cơ sở Sở Tài chính và Kế hoạch, \d+ người/)
	).toBeVisible();
	await expect(page.getByText('31/03/2022')).toBeVisible();

	await test.step('it was a mistake: the unit goes on as if it had not gone', async () => {
		await page.getByRole('button', { name: 'Lập lại cơ sở này' }).click();
		await expect(page.getByLabel(/^Có hiệu lực từ ngày/)).toHaveValue('01/04/2022');
		await page.getByLabel(/^Có hiệu lực từ ngày/).fill('31/03/2022');
		await page.getByLabel(/^Căn cứ/).fill('QĐ 16-QĐ/ĐTN');
		await page.getByRole('button', { name: 'Xem trước' }).click();
		await expect(page.getByText(/^Cơ sở còn đến hết ngày 31\/03\/2022/)).toBeVisible();
		await page.getByLabel(/^Có hiệu lực từ ngày/).fill('01/04/2022');
		await page.getByRole('button', { name: 'Xem trước' }).click();
		await expect(page.getByText(/hoạt động tiếp như chưa giải thể. Người đã sang/)).toBeVisible();
		await expectFits(page);
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Lập lại', exact: true }).click();
		await expect(page.getByText('Hoạt động tiếp, như chưa giải thể')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Giải thể' })).toBeVisible();
	});

	await test.step('twinned communes come by a file, with what is wrong by its line', async () => {
		await page.goto('/van-phong/co-so/xa-ket-nghia');
		const choose = page.locator('input[type=file]');
		const file = (name: string, text: string) => ({
			name,
			mimeType: 'text/csv',
			buffer: Buffer.from(text)
		});
		await choose.setInputFiles(file('anh.csv', '%PDF-1.7'));
		await expect(page.getByRole('alert')).toContainText('Tệp này không phải danh sách.');
		const lines = [
			'TT,Tên đơn vị,Xã,Huyện',
			`1,"${from}",Nậm Khắt,Mù Cang Chải`,
			'2,Sở Lạ,Nậm Khắt,'
		];
		await choose.setInputFiles(file('xa.csv', lines.join('\n')));
		await expect(page.getByText('Hiểu 1 dòng')).toBeVisible();
		await expect(page.getByText('Dòng 3: không có cơ sở tên “Sở Lạ”')).toBeVisible();
		await page.getByLabel(/^Căn cứ/).fill('Kế hoạch 5');
		await page.getByRole('button', { name: 'Xem trước' }).click();
		await expectFits(page);
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Lưu cho 1 cơ sở' }).click();
		await expect(page.getByText('Đã làm xong. Các máy nhận khi có mạng.')).toBeVisible();
	});
});
