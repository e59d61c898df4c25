import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expect, test } from './support/fixtures.ts';
import { allSent } from './support/home.ts';
import { signIn } from './support/sign-in.ts';
import { appKept, roleFilesKept } from './support/weather.ts';

// axe reads a page in light and in dark.
test.slow();

test('the committee keeps the register of the units’ reports without signal', async ({
	block,
	newPhone
}) => {
	const page = await newPhone().start();
	await page.goto('/');
	await signIn(page, block.of('committee'));
	const overdue = page.getByRole('link', { name: /^1 cơ sở quá hạn nộp báo cáo năm 2022/ });
	await expect(overdue).toBeVisible();
	await allSent(page);
	await appKept(page);
	await roleFilesKept(page);
	await page.context().setOffline(true);

	await page.getByRole('link', { name: 'Mở các hội nghị' }).click();
	await expect(overdue).toBeVisible();
	await page.getByRole('link', { name: 'Mở sổ theo dõi báo cáo' }).click();
	await expect(page.getByRole('radio', { name: 'Cả năm' })).toBeChecked();
	await expect(page.getByText('1 trên 2 cơ sở')).toBeVisible();
	const missing = page.getByRole('region', { name: 'Chưa nhận' }).getByRole('listitem');
	const came = page.getByRole('region', { name: 'Đã nhận' }).getByRole('listitem');
	await expect(missing).toContainText(/Quá hạn [\d.]+ ngày/);
	await expectAccessibleLightAndDark(page);

	const tapReceived = page.getByRole('button', { name: /^Đã nhận báo cáo của/ });
	await tapReceived.click();
	await expect(page.getByText('2 trên 2 cơ sở')).toBeVisible();
	await expect(came).toHaveCount(2);
	await page.getByRole('button', { name: 'Hoàn tác' }).click();
	await expect(page.getByText('1 trên 2 cơ sở')).toBeVisible();

	await page.getByRole('button', { name: 'Sửa hạn nộp' }).click();
	const sheet = page.getByRole('dialog');
	const due = sheet.getByRole('textbox', { name: 'Hạn nộp' });
	await due.fill('20/12/2202');
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(sheet.getByText('Hạn của năm 2022 không thể ở ngày này.')).toBeVisible();
	await expect(due).toBeFocused();
	await due.fill('');
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(missing).not.toContainText('Quá hạn');
	await page.getByRole('button', { name: 'Đặt hạn nộp' }).click();
	await due.fill('05/01/2023');
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(missing).toContainText(/Quá hạn [\d.]+ ngày/);

	await missing.getByRole('button', { name: /^Ghi ngày khác/ }).click();
	await sheet.getByRole('textbox', { name: 'Ngày nhận' }).fill('01/01/2100');
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(sheet.getByText('Ngày này chưa tới.')).toBeVisible();
	await sheet.getByRole('textbox', { name: 'Ngày nhận' }).fill('08/01/2023');
	await sheet.getByRole('textbox', { name: 'Số, ký hiệu' }).fill('77-BC/ĐTN');
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(sheet.getByText('Xem văn bản rồi chọn Không hoặc Có.')).toBeVisible();
	await sheet.getByRole('radio', { name: 'Không', exact: true }).check({ force: true });
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(page.getByText('Nhận 08/01/2023, chậm 3 ngày')).toBeVisible();
	await expect(page.getByText('Số 77-BC/ĐTN')).toBeVisible();

	await page.getByText('Ai ghi gì').click();
	await expect(page.getByText('Ghi lại: chưa nhận')).toBeVisible();
	await expect(page.getByText('Bỏ hạn nộp')).toBeVisible();

	await page.context().setOffline(false);
	await page.goto('/');
	await allSent(page);
	await expect(overdue).toBeHidden();
});
