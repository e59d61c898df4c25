import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expect, test } from './support/fixtures.ts';
import { allSent } from './support/home.ts';
import { openPrivate } from './support/open-private.ts';
import { signIn } from './support/sign-in.ts';

// axe reads long pages twice, in light and in dark.
test.slow();

test('a plan is changed, submitted, sent back with a reason, and adopted; a unit is rated by its route', async ({
	block,
	newPhone
}) => {
	const page = await newPhone().start();
	await page.goto('/');
	await signIn(page, block.of('standing'));
	await allSent(page);
	await page.goto('/ke-hoach?year=2022');
	await expect(page.getByText('Bản 1 đang triển khai.')).toBeVisible();

	const sheet = page.getByRole('dialog');
	await page.getByRole('button', { name: 'Thêm việc' }).click();
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(sheet.getByLabel('Nội dung')).toBeFocused();
	await sheet.getByLabel('Nội dung').fill('Hội thi tin học trẻ của Khối');
	await sheet.getByLabel('Tháng').selectOption('Tháng 5');
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(page.getByText('Nội dung đang soạn đã khác bản trình gần nhất.')).toBeVisible();
	await page.getByRole('button', { name: 'Trình Ban Chấp hành' }).click();
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(page.getByText(/^Bản 2 đang chờ Ban Chấp hành/)).toBeVisible();

	await page.getByRole('button', { name: 'Trả lại' }).click();
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(sheet.getByLabel('Vì sao trả lại')).toBeFocused();
	await sheet.getByLabel('Vì sao trả lại').fill('Chưa có kinh phí');
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(page.getByText('Bản 2 bị trả lại: Chưa có kinh phí')).toBeVisible();
	await page.getByRole('link', { name: /^Bản 2/ }).click();
	await expect(page.getByText('Tháng 5 · Hội thi tin học trẻ của Khối')).toBeVisible();
	await expectAccessibleLightAndDark(page);

	await page.goto('/xep-loai?year=2021');
	await page.getByRole('button', { name: /^Quyết định theo đề nghị: 1 cơ sở/ }).click();
	await sheet.getByLabel('Ngày quyết định').fill('28/12/2021');
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(page.getByRole('heading', { name: 'Chờ Ban Chấp hành' })).toBeHidden();
	await expectAccessibleLightAndDark(page);

	await page.getByRole('link', { name: 'Ghi cho nhiều cơ sở' }).click();
	await page.getByRole('button', { name: /^Chọn cả \d+ cơ sở$/ }).click();
	await page.getByRole('button', { name: /^Ghi mức cho/ }).click();
	await sheet.getByLabel('Mức').selectOption('Hoàn thành tốt nhiệm vụ');
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(sheet.getByLabel('Ngày quyết định')).toBeFocused();
	await sheet.getByLabel('Ngày quyết định').fill('30/12/2021');
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	const good = page.getByRole('term').filter({ hasText: 'Hoàn thành tốt nhiệm vụ' }).locator('..');
	await expect(good.getByText('2 trên 2 cơ sở')).toBeVisible();
	await page.getByRole('button', { name: 'Hoàn tác' }).click();
	await expect(good.getByText('0 trên 2 cơ sở')).toBeVisible();
});

test('an inspection is kept by the inspection committee, and the executive committee reads it', async ({
	block,
	newPhone
}) => {
	const page = await newPhone().start();
	await page.goto('/');
	await signIn(page, block.of('inspection'));
	await allSent(page);
	await page.goto('/kiem-tra?year=2022');
	await page.getByRole('button', { name: 'Thêm cuộc kiểm tra, giám sát' }).click();
	const sheet = page.getByRole('dialog');
	await sheet.getByLabel('Nội dung kiểm tra, giám sát').fill('Việc thực hiện chế độ báo cáo');
	await sheet.getByLabel('Ngày làm xong').fill('20/10/2022');
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(page.getByText('Kiểm tra: Việc thực hiện chế độ báo cáo')).toBeVisible();
	await page.goto('/');
	await allSent(page);

	const other = await newPhone().start();
	await other.goto('/');
	await signIn(other, block.of('committee'));
	await allSent(other);
	await other.goto('/kiem-tra?year=2022');
	await expect(other.getByText('Kiểm tra: Việc thực hiện chế độ báo cáo')).toBeVisible();

	// Two boxes with the same words: they once closed this page to everybody for good.
	await other.goto('/khen-thuong?year=2021');
	await other.getByRole('button', { name: 'Thêm đề nghị khen' }).click();
	const award = other.getByRole('dialog');
	await award.getByLabel('Hình thức khen').fill('Giấy khen phong trào hè');
	await award.getByLabel('Thành tích').fill('Giấy khen phong trào hè');
	await award.getByRole('button', { name: 'Lưu' }).click();
	await expect(other.getByText('Giấy khen phong trào hè')).toHaveCount(2);
});

test('a unit rates itself from its records in private', async ({ block, newPhone }) => {
	const [secretary] = block.secretaries(block.unit);
	if (secretary === undefined) throw new Error('the unit has a secretary');
	const page = await newPhone().start();
	await page.goto('/');
	await signIn(page, secretary);
	await allSent(page);
	await page.goto('/co-so/xep-loai?year=2021');
	await openPrivate(page);
	await page.getByRole('button', { name: 'Điền từ hoạt động đã duyệt' }).click();
	await expect(page.getByText(/Năm 2021, cơ sở có \d+ hoạt động đã được duyệt/)).toBeVisible();
	await page.getByRole('button', { name: 'Ghi tự đánh giá' }).click();
	const sheet = page.getByRole('dialog');
	await sheet.getByLabel('Tự xếp loại').selectOption('Hoàn thành tốt nhiệm vụ');
	const first = sheet.getByLabel(/^Thực hiện chương trình công tác/);
	await first.fill('31');
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(sheet.getByText('Nhiều hơn điểm tối đa của tiêu chí.')).toBeVisible();
	await first.fill('28');
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(page.getByText('28 trên 100 điểm')).toBeVisible();
	await expectAccessibleLightAndDark(page);
});
