import type { Page } from '@playwright/test';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expect, test } from './support/fixtures.ts';
import { signIn } from './support/sign-in.ts';

// axe reads long pages twice, in light and in dark.
test.slow();

/** The approved figure of a measure in the summary: a link to its records. */
function figure(page: Page, label: string) {
	const heading = page.getByRole('heading', { name: label, level: 3, exact: true });
	return page.getByRole('listitem').filter({ has: heading }).getByRole('link').first();
}

async function openBoard(page: Page, address: string): Promise<void> {
	await page.goto(address);
	// The first sync of a committee's phone brings the figures.
	await expect(page.getByRole('heading', { name: 'Tổng số' })).toBeVisible({ timeout: 20_000 });
}

test('a figure of the committee opens into its records, and a record into what is counted of it', async ({
	block,
	newPhone
}) => {
	const page = await newPhone().start();
	await page.goto('/');
	await signIn(page, block.of('committee'));
	await openBoard(page, '/so-lieu?period=2021');
	await expect(page.getByText(/^Số liệu lúc \d\d:\d\d hôm nay$/)).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Cơ sở lâu chưa gửi' })).toBeVisible();

	const link = figure(page, 'Hoạt động');
	const counted = Number((await link.textContent())?.trim());
	expect(counted).toBeGreaterThan(0);
	await link.click();
	await expect(page.getByLabel(`Đã duyệt (${counted})`)).toBeChecked();
	const rows = page.locator('main').getByRole('list').last().getByRole('link');
	await expect(rows).toHaveCount(counted);

	const name = await rows.first().locator('.t').textContent();
	await rows.first().click();
	await expect(page.getByRole('heading', { level: 2, name: name ?? '' })).toBeVisible();
	await expect(page.getByText(/^Tính theo bản .+ duyệt lúc /)).toBeVisible();
});

test('what was opened once opens again without signal', async ({ block, newPhone }) => {
	const page = await newPhone().start();
	await page.goto('/');
	await signIn(page, block.of('committee'));
	await openBoard(page, '/so-lieu');
	await figure(page, 'Hoạt động').click();
	// The board has lists of links too: only after it has gone are the rows the records'.
	await expect(page.getByRole('heading', { level: 1, name: 'Các hoạt động' })).toBeVisible();
	const rows = page.locator('main').getByRole('list').last().getByRole('link');
	await expect(rows.first()).toBeVisible();
	await page.context().setOffline(true);
	await page.getByRole('link', { name: 'Quay lại' }).click();
	await figure(page, 'Hoạt động').click();
	await expect(page.getByText('Không có mạng, chưa lấy được danh sách')).toBeVisible();
	await expect(rows.first()).toBeVisible();
});

test('every split says its order, and its table has the figures of its chart', async ({
	block,
	newDesktop
}) => {
	const page = await newDesktop().start();
	await page.goto('/');
	await signIn(page, block.of('committee'));
	await openBoard(page, '/so-lieu?period=2021&by=unit');
	const split = page.locator('#xem-theo');
	await expect(split.getByText('Xếp theo tên.')).toBeVisible();
	for (const dimension of ['Phong trào', 'Mục tiêu', 'Cơ sở', 'Tháng']) {
		await split.getByText(dimension, { exact: true }).first().click();
		await expect(
			split.getByRole('table', { name: new RegExp(`theo ${dimension}`, 'i') })
		).toBeVisible();
		await expect(split.getByText(/^Xếp .+\./)).toBeVisible();
	}
	await split.getByText('Xã', { exact: true }).click();
	await split.getByText('trên 14 xã có hoạt động').first().click();
	await expectAccessibleLightAndDark(page);

	await page.getByText('Xem bằng bảng số', { exact: true }).click();
	await page.locator('.table').getByText('Hoạt động', { exact: true }).click();
	const shown = await page.getByRole('img', { name: /^Hoạt động: / }).getAttribute('aria-label');
	const months = page.getByRole('table', { name: /^Hoạt động theo tháng/ }).getByRole('row');
	const [, first] = await months.all();
	const month = await first?.getByRole('rowheader').textContent();
	const figures = await first?.getByRole('link').first().textContent();
	expect(shown).toContain(`${month?.trim().toLowerCase()} ${figures?.trim()}`);
});

test("a secretary's unit is counted on the phone, without the server", async ({
	block,
	newPhone
}) => {
	const page = await newPhone().start();
	await page.goto('/');
	const [secretary] = block.secretaries(block.unit);
	if (secretary === undefined) throw new Error('The unit has no secretary.');
	await signIn(page, secretary);
	await page.goto('/so-lieu');
	await page.getByRole('link', { name: 'Xem số liệu đơn vị' }).click();
	await expect(page.getByText(/^Tính trên máy này từ [1-9]/)).toBeVisible({ timeout: 20_000 });
	// The page of records was opened once; from here on there is no server.
	await figure(page, 'Hoạt động').click();
	await expect(page.getByLabel(/^Đã duyệt \(\d+\)$/)).toBeChecked();
	await page.getByRole('link', { name: 'Quay lại' }).click();
	await expect(page.getByText(/^Tính trên máy này từ [1-9]/)).toBeVisible();
	await page.context().setOffline(true);
	await figure(page, 'Hoạt động').click();
	const rows = page.locator('main').getByRole('list').last().getByRole('link');
	await expect(rows.first()).toHaveAttribute('href', /^\/hoat-dong\//);
	await expectAccessibleLightAndDark(page);
});
