import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expect, test } from './support/fixtures.ts';
import { allSent } from './support/home.ts';
import { openPrivate } from './support/open-private.ts';
import { signIn } from './support/sign-in.ts';
import { appKept, roleFilesKept } from './support/weather.ts';

test.use({ blockSize: { units: 2, members: 30, activities: 40, seed: 11 } });
test.slow();

test('a secretary writes an introduction without signal, and the committee reads its count, nobody’s name and no countdown', async ({
	block,
	page,
	context,
	newPhone
}) => {
	const [secretary] = block.secretaries(block.unit);
	if (secretary === undefined) throw new Error('The unit has no secretary.');
	await page.goto('/');
	await signIn(page, secretary);
	await expect(page.getByText(/^Đã gửi hết · lần gửi cuối/)).toBeVisible();
	await appKept(page);
	await roleFilesKept(page);
	await page.getByRole('navigation').getByRole('link', { name: 'Đơn vị' }).click();
	await page.getByRole('link', { name: /^Cán bộ Đoàn, phát triển Đảng/ }).click();
	await openPrivate(page);
	const party = page.getByRole('region', { name: 'Phát triển Đảng' });
	await expect(party).toBeVisible();
	await expectAccessibleLightAndDark(page);
	await context.setOffline(true);

	await party.getByRole('button', { name: 'Thêm người' }).click();
	const sheet = page.getByRole('dialog');
	await sheet.getByLabel(/^Ngày giới thiệu/).fill('31/02/2021');
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(sheet.getByText('Cần ghi chỗ này.')).toBeVisible();
	await expect(sheet.getByText(/^Chưa đọc được ngày/)).toBeVisible();
	await expectAccessibleLightAndDark(page);
	await sheet.getByLabel(/^Họ và tên/).fill('Sầm Thị Kín');
	await sheet.getByLabel(/^Ngày giới thiệu/).fill('19/5/2021');
	await sheet.getByRole('button', { name: 'Lưu' }).click();
	await expect(page.getByText('Đã lưu Sầm Thị Kín. Có mạng sẽ gửi.')).toBeVisible();
	const told = await party.getByText(/^Đã giới thiệu cho Đảng/).textContent();
	const own = Number(/\d+/.exec(told ?? '')?.[0]);
	expect(own).toBeGreaterThan(0);
	// The app is closed before there is a network: what is private waits for the code, and says so.
	await page.reload();
	await context.setOffline(false);
	await expect(page.getByText('Phần riêng đang khóa')).toBeVisible();
	await expect(page.getByText('Sầm Thị Kín')).toHaveCount(0);
	await expect(page.getByText('1 mục riêng chưa gửi, mở khóa thì máy gửi tiếp.')).toBeVisible();
	await expectAccessibleLightAndDark(page);
	await openPrivate(page);
	await expect(party.getByText(told ?? '', { exact: true })).toBeVisible();
	await page.getByRole('navigation').getByRole('link', { name: 'Trang chủ' }).click();
	await allSent(page);

	const committee = await newPhone().start();
	await committee.goto('/');
	await signIn(committee, block.of('committee'));
	await committee.getByRole('link', { name: 'Khối', exact: true }).click();
	await committee.getByRole('group', { name: 'Năm' }).getByText('Cả nhiệm kỳ').click();
	await committee.getByRole('button', { name: 'Mở khóa', exact: true }).click();
	await openPrivate(committee);
	const introduced = committee.locator('#chi-tieu-CT05');
	await introduced.locator('summary').click();
	await expect(introduced.getByRole('listitem').getByText(`${own} người`)).toBeVisible();
	await expect(committee.getByText('Sầm Thị Kín')).toHaveCount(0);
	for (const id of ['CT05', 'CT06', 'CT08'])
		await expect(committee.locator(`#chi-tieu-${id}`).getByText(/Cần thêm|^còn /)).toHaveCount(0);
	await expectAccessibleLightAndDark(committee);
});
