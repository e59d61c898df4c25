import type { Page } from '@playwright/test';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expectFits } from './support/fits.ts';
import { expect, test } from './support/fixtures.ts';
import { signIn } from './support/sign-in.ts';
import { appKept, roleFilesKept } from './support/weather.ts';

// axe reads long pages twice, in light and in dark.
test.slow();

/** The approved activities in the summary: a link to their records. */
function activities(page: Page) {
	const heading = page.getByRole('heading', { name: 'Hoạt động', level: 3, exact: true });
	return page.getByRole('listitem').filter({ has: heading }).getByRole('link').first();
}

test('a quarter has an address, opens into its records, and stands beside another', async ({
	block,
	newPhone
}) => {
	const page = await newPhone().start();
	await page.goto('/');
	await signIn(page, block.of('committee'));
	await page.goto('/so-lieu?period=2021-Q2');
	const shown = page.getByText('Đang xem quý II/2021');
	await expect(shown).toBeVisible({ timeout: 40_000 });
	await page.getByText('Chọn kỳ ngắn hơn').click();
	await expect(page.getByRole('radio', { name: /^Quý II\b/ })).toBeChecked();
	const counted = Number((await activities(page).textContent())?.trim());
	expect(counted).toBeGreaterThan(0);
	await expectAccessibleLightAndDark(page);
	await expectFits(page);

	await activities(page).click();
	await expect(page.getByLabel(`Đã duyệt (${counted})`)).toBeChecked();
	const rows = page.locator('main').getByRole('list').last().getByRole('link');
	await expect(rows).toHaveCount(counted);
	await page.goBack();
	await expect(shown).toBeVisible();
	await page.getByText('Chọn kỳ ngắn hơn').click();
	await page.getByRole('radio', { name: /^Tháng 5\b/ }).check({ force: true });
	await expect(page).toHaveURL(/period=2021-05/);
	await page.goBack();
	await expect(shown).toBeVisible();

	await appKept(page);
	await roleFilesKept(page);
	await page.context().setOffline(true);
	await page.getByRole('link', { name: /^So sánh với kỳ khác/ }).click();
	const summary = page.getByRole('table', { name: /^Các con số: Quý II\/2021 và Quý II\/2020$/ });
	await expect(summary.getByRole('row', { name: /^Hoạt động/ })).toContainText(
		`${counted} hoạt động`
	);
	await expectAccessibleLightAndDark(page);
	await expectFits(page);
});

test('free days are counted by the server, and can be read again without it', async ({
	block,
	newPhone
}) => {
	const page = await newPhone().start();
	await page.goto('/');
	await signIn(page, block.of('committee'));
	await page.goto('/so-lieu?period=2021');
	await page.getByText('Chọn từ ngày đến ngày').click({ timeout: 40_000 });
	await page.getByLabel('Từ ngày', { exact: true }).fill('2021-06-30');
	await page.getByLabel('Đến hết ngày').fill('2021-04-01');
	await page.getByRole('button', { name: 'Xem các ngày này' }).click();
	await expect(page.getByText('Ngày cuối phải từ ngày đầu trở đi.')).toBeVisible();
	await page.getByLabel('Từ ngày', { exact: true }).fill('2021-04-01');
	await page.getByLabel('Đến hết ngày').fill('2021-06-30');
	await page.getByRole('button', { name: 'Xem các ngày này' }).click();
	await expect(page.getByText(/^Máy chủ đếm lúc \d\d:\d\d hôm nay/)).toBeVisible();
	const counted = await activities(page).textContent();
	await expectAccessibleLightAndDark(page);

	await appKept(page);
	await roleFilesKept(page);
	await page.context().setOffline(true);
	await page.reload();
	await expect(page.getByText('Chưa đếm lại được; số dưới đây là lần đếm trước')).toBeVisible();
	await expect(activities(page)).toHaveText(counted ?? '');
});
