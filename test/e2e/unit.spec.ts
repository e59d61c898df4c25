import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expect, test } from './support/fixtures.ts';
import { signIn } from './support/sign-in.ts';
import { appKept } from './support/weather.ts';

test.use({ blockSize: { units: 2, members: 30, activities: 60, seed: 11 } });
test.slow();

test('a secretary keeps the roster and closes the headcount without signal, and it is sent later', async ({
	block,
	page,
	context
}) => {
	const [secretary] = block.secretaries(block.unit);
	if (secretary === undefined) throw new Error('The unit has no secretary.');
	await page.goto('/');
	await signIn(page, secretary);
	await expect(page.getByText(/^Đã gửi hết · lần gửi cuối/)).toBeVisible();
	await appKept(page);
	await page.getByRole('navigation').getByRole('link', { name: 'Đơn vị' }).click();
	await expect(page.getByRole('heading', { name: /^Số liệu năm/ })).toBeVisible();
	await expectAccessibleLightAndDark(page);
	await context.setOffline(true);

	await page.getByRole('button', { name: 'Thêm người' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
	await expect(page.getByText('Cần ghi chỗ này.')).toBeVisible();
	await page.getByLabel('Họ và tên').fill('Lò Thị Ngân');
	await page.getByLabel('Năm sinh').fill('1998');
	await expectAccessibleLightAndDark(page);
	await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
	await expect(page.getByText('Đã lưu Lò Thị Ngân. Có mạng sẽ gửi.')).toBeVisible();
	await page.getByLabel('Tìm người').fill('lo thi ngan');
	await expect(page.getByRole('button', { name: /^Lò Thị Ngân/ })).toBeVisible();

	await page.getByRole('button', { name: /^31\/12\/2022/ }).click();
	const members = page.getByRole('dialog').getByRole('textbox', { name: /^Đoàn viên/ });
	await members.fill('một trăm');
	await page
		.getByRole('dialog')
		.getByRole('button', { name: /^Chốt kỳ/ })
		.click();
	await expect(page.getByText(/^Không đọc được số/)).toBeVisible();
	await members.fill('31');
	await expectAccessibleLightAndDark(page);
	await page
		.getByRole('dialog')
		.getByRole('button', { name: /^Chốt kỳ/ })
		.click();
	await expect(page.getByText('Đã chốt kỳ 31/12/2022. Có mạng sẽ gửi.')).toBeVisible();
	await expect(page.getByText(/^31 đoàn viên ·/)).toBeVisible();

	await page.getByRole('button', { name: /chưa gửi, mở mục gửi/ }).click();
	await expect(page.getByText(/mục khác chờ gửi/)).toBeVisible();
	await expectAccessibleLightAndDark(page);
	// A phone sends by itself once it hears of the network.
	await context.setOffline(false);
	await expect(page.getByText(/^Mọi hoạt động đã gửi/)).toBeVisible();
});
