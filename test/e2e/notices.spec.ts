import { expectAccessible } from './accessible.ts';
import { expectFits } from './support/fits.ts';
import { expect, test } from './support/fixtures.ts';
import { allSent } from './support/home.ts';
import { signIn } from './support/sign-in.ts';
import { appKept, roleFilesKept } from './support/weather.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 10, seed: 1 } });
const ARRIVAL_MS = 45_000;

test('a notice is written and read without signal, and the committee sees who has read it', async ({
	block,
	newPhone
}) => {
	test.slow();
	const [member] = block.members(block.unit);
	if (member === undefined) throw new Error('The block is too small.');
	const desk = await newPhone().start();
	await desk.goto('/');
	await signIn(desk, block.of('committee'));
	await appKept(desk);
	await roleFilesKept(desk);
	await desk.context().setOffline(true);

	await desk.goto('/thong-bao');
	await expect(desk.getByText('Chưa có thông báo nào')).toBeVisible();
	await desk.getByRole('link', { name: 'Viết thông báo' }).click();
	await desk.getByRole('button', { name: 'Gửi thông báo' }).click();
	await expect(desk.getByLabel('Tiêu đề')).toBeFocused();
	await expectAccessible(desk);
	await desk.getByLabel('Tiêu đề').fill('Nộp báo cáo 6 tháng trước 20/6');
	await desk
		.getByLabel('Nội dung')
		.fill('Các cơ sở gửi báo cáo về văn phòng trước 17 giờ ngày 20/6.');
	await desk.getByText('Cần cơ sở xác nhận', { exact: true }).click();
	await expectFits(desk);
	// What is typed outlasts a reload.
	await expect(desk.getByText(/Đang viết dở từ/)).toBeVisible();
	await desk.reload();
	await expect(desk.getByLabel('Tiêu đề')).toHaveValue('Nộp báo cáo 6 tháng trước 20/6');
	await desk.getByRole('button', { name: 'Gửi thông báo' }).click();
	await expect(desk.getByText('Còn lưu trên máy này. Có mạng sẽ gửi.')).toBeVisible();
	await expect(desk.getByText(/chưa biết ai đã đọc/)).toBeVisible();
	await desk.context().setOffline(false);
	await expect(desk.getByText('Còn lưu trên máy này. Có mạng sẽ gửi.')).toBeHidden({
		timeout: ARRIVAL_MS
	});

	// Asked again by itself, now that it is there to be read.
	await expect(desk.getByText(/^Đã đọc: 0 trên/)).toBeVisible({ timeout: ARRIVAL_MS });

	const phone = await newPhone().start();
	await phone.goto('/');
	await signIn(phone, member);
	await allSent(phone);
	const line = phone.getByRole('link', { name: /1 thông báo chưa đọc/ });
	await expect(line).toBeVisible({ timeout: ARRIVAL_MS });
	await appKept(phone);
	await phone.context().setOffline(true);
	await line.click();
	await expect(phone.getByRole('heading', { name: 'Nộp báo cáo 6 tháng' })).toBeVisible();
	await expectAccessible(phone);
	await expectFits(phone);
	await phone.goto('/');
	await expect(phone.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(line).toBeHidden();
	// That it was read is no work that waits.
	await expect(phone.getByRole('button', { name: /chưa gửi, mở mục gửi/ })).toBeHidden();
	await phone.context().setOffline(false);

	await expect(async () => {
		await desk.getByRole('button', { name: 'Hỏi lại' }).click();
		await expect(desk.getByText(/^Đã đọc: 1 trên/)).toBeVisible({ timeout: 2_000 });
	}).toPass({ timeout: ARRIVAL_MS });
	await desk.getByRole('button', { name: /1 trên \d+ người/ }).click();
	await expect(desk.getByRole('listitem').filter({ hasText: member.name }).last()).toContainText(
		'Đọc lúc'
	);
	await expect(desk.getByText('Đã xác nhận: 0 trên 2 cơ sở')).toBeVisible();
	await expectFits(desk);
	await expectAccessible(desk);
});
