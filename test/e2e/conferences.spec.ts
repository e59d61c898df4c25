import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expect, test } from './support/fixtures.ts';
import { allSent } from './support/home.ts';
import { signIn } from './support/sign-in.ts';
import { appKept, roleFilesKept } from './support/weather.ts';

// axe reads long pages twice, in light and in dark.
test.slow();

test('the committee works on a conference without signal, and every member of it reads what was done', async ({
	block,
	newPhone
}) => {
	const phone = newPhone();
	const page = await phone.start();
	await page.goto('/');
	await signIn(page, block.of('committee'));
	await expect(page.getByRole('heading', { name: 'Việc của Ban Chấp hành' })).toBeVisible();
	await expect(page.getByText('1 hội nghị quá tháng mà chưa ghi ngày họp')).toBeVisible();
	await allSent(page);
	await appKept(page);
	await roleFilesKept(page);
	await page.context().setOffline(true);

	await page.getByRole('link', { name: 'Mở các hội nghị' }).click();
	await expectAccessibleLightAndDark(page);
	await page
		.getByRole('link', { name: /^Hội nghị BCH lần thứ 10/ })
		.last()
		.click();
	await expect(page.getByText('Quá tháng 7/2022, chưa ghi ngày họp')).toBeVisible();

	await page.getByRole('button', { name: 'Ghi ngày họp, dự họp' }).click();
	const sheet = page.getByRole('dialog');
	const day = sheet.getByRole('textbox', { name: 'Ngày họp' });
	await day.fill('31/06/2022');
	await sheet.getByLabel('Số người triệu tập').fill('15');
	await sheet.getByLabel('Số người có mặt').fill('16');
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(sheet.getByText('Không có ngày này.')).toBeVisible();
	await expect(sheet.getByText('Có mặt nhiều hơn triệu tập.')).toBeVisible();
	await expect(day).toBeFocused();
	await day.fill('28/07/2022');
	await sheet.getByLabel('Số người có mặt').fill('14');
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(page.getByText('14 trên 15 người')).toBeVisible();
	await expect(page.getByText('Quá tháng 7/2022')).toBeHidden();

	await page.getByRole('button', { name: /^Cập nhật: Sơ kết/ }).click();
	await sheet.getByText('Xong', { exact: true }).click();
	await sheet.getByLabel('Người phụ trách').fill('Hoàng Thị Mỷ');
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(page.getByText('1 trên 5 xong')).toBeVisible();

	await page.getByRole('button', { name: /^Thêm văn bản cho: Sơ kết/ }).click();
	await sheet.getByLabel('Trích yếu').fill('Báo cáo 6 tháng đầu năm 2022');
	const secret = sheet.getByRole('group', { name: /^Văn bản có dấu Mật/ });
	await expect(secret.getByRole('radio', { checked: true })).toHaveCount(0);
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(sheet.getByText('Xem văn bản rồi chọn Không hoặc Có.')).toBeVisible();
	await secret.getByText('Có', { exact: true }).click();
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(sheet.getByText(/^Văn bản mật không được ghi vào đây/)).toBeVisible();
	await secret.getByText('Không', { exact: true }).click();
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(page.getByText('Báo cáo: Báo cáo 6 tháng đầu năm 2022')).toBeVisible();
	await expectAccessibleLightAndDark(page);

	await page.getByRole('link', { name: 'Viết biên bản' }).click();
	const minutes = page.getByLabel('Diễn biến, ý kiến, kết luận');
	await minutes.fill('Hội nghị thống nhất các nội dung trình.');
	await expect(page.getByText('Đang viết dở, chưa lưu')).toBeVisible();
	await page.reload();
	await expect(minutes).toHaveValue('Hội nghị thống nhất các nội dung trình.');
	await page.getByRole('button', { name: 'Lưu' }).click();
	await expect(page.getByText('Hội nghị thống nhất các nội dung trình.')).toBeVisible();

	await page.context().setOffline(false);
	await page.goto('/');
	await allSent(page);

	const other = await newPhone().start();
	await other.goto('/');
	await signIn(other, block.of('standing'));
	await allSent(other);
	await other.goto('/hoi-nghi/10');
	await expect(other.getByText('14 trên 15 người')).toBeVisible();
	await expect(other.getByText('Hoàng Thị Mỷ')).toBeVisible();
	await expect(other.getByText('Hội nghị thống nhất các nội dung trình.')).toBeVisible();
	await other.getByText('Ai ghi gì').click();
	await expect(other.getByText('Ngày họp: 28/07/2022')).toBeVisible();
});

test('a secretary of a unit is told whose pages these are', async ({ block, newPhone }) => {
	const [secretary] = block.secretaries(block.unit);
	if (secretary === undefined) throw new Error('the unit has a secretary');
	const page = await newPhone().start();
	await page.goto('/');
	await signIn(page, secretary);
	for (const path of ['/hoi-nghi', '/hoi-nghi/bao-cao', '/ke-hoach', '/xep-loai']) {
		await page.goto(path);
		await expect(page.getByRole('heading', { name: 'Trang này của Ban Chấp hành' })).toBeVisible();
	}
});
