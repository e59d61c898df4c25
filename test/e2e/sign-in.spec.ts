import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expect, test } from './support/fixtures.ts';
import { signIn } from './support/sign-in.ts';
import { appKept } from './support/weather.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 60, seed: 3 } });

test('a wrong password and empty boxes are told in words, and nothing typed is lost', async ({
	block,
	page
}) => {
	const [member] = block.members(block.unit);
	if (member === undefined) throw new Error('The unit has no members.');
	await page.goto('/hoat-dong');
	await page.getByRole('button', { name: 'Đăng nhập' }).click();
	await expect(page.getByText('Ghi tên đăng nhập.')).toBeVisible();
	await expect(page.getByText('Ghi mật khẩu.')).toBeVisible();

	await page.getByLabel('Tên đăng nhập').fill(member.login);
	await page.getByLabel('Mật khẩu', { exact: true }).fill('sai roi');
	await page.getByRole('button', { name: 'Đăng nhập' }).click();
	await expect(page.getByRole('alert')).toContainText('chưa đúng');
	await page.getByRole('button', { name: 'Hiện mật khẩu' }).click();
	await expect(page.getByLabel('Mật khẩu', { exact: true })).toHaveValue('sai roi');
	await expectAccessibleLightAndDark(page);

	await page.getByLabel('Mật khẩu', { exact: true }).fill(member.password);
	await page.getByRole('button', { name: 'Đăng nhập' }).click();
	// Where one wanted to go is where one comes to.
	await expect(page.getByRole('heading', { level: 1, name: 'Hoạt động của tôi' })).toBeVisible();
});

test('without signal the first sign-in says why it cannot be', async ({ page, context }) => {
	await page.goto('/');
	await expect(page.getByRole('heading', { name: 'Đăng nhập' })).toBeVisible();
	await appKept(page);
	await context.setOffline(true);
	await page.getByLabel('Tên đăng nhập').fill('ai-do');
	await page.getByLabel('Mật khẩu', { exact: true }).fill('mat-khau');
	await page.getByRole('button', { name: 'Đăng nhập' }).click();
	await expect(page.getByRole('alert')).toContainText('Đang không có mạng.');
});

test('home tells where records are, what to do next, and the year against the programme', async ({
	block,
	page
}) => {
	const [member] = block.members(block.unit);
	if (member === undefined) throw new Error('The unit has no members.');
	await page.goto('/');
	await signIn(page, member);
	await expect(page.getByRole('heading', { name: /^Năm 20\d\d của tôi/ })).toBeVisible();
	await expect(page.getByText(/^Đã gửi hết · lần gửi cuối/)).toBeVisible();
	await page.getByRole('radio', { name: '2021' }).check();
	await expect(page.getByRole('heading', { name: 'Năm 2021 của tôi' })).toBeVisible();
	await expectAccessibleLightAndDark(page);
});
