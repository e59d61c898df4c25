import type { Page } from '@playwright/test';
import type { SignIn } from './support/block.ts';
import { expectFits } from './support/fits.ts';
import { expect, test } from './support/fixtures.ts';
import { signIn } from './support/sign-in.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 40, seed: 1 } });
const ARRIVAL_MS = 45_000;
test.beforeEach(() => test.setTimeout(120_000));

async function atHome(page: Page, who: SignIn | undefined): Promise<void> {
	if (who === undefined) throw new Error('The block is too small.');
	await page.goto('/');
	await signIn(page, who);
}

const sent = (page: Page) =>
	expect(page.getByText(/^Đã gửi hết/)).toBeVisible({ timeout: ARRIVAL_MS });

test("a member's pages fit a narrow phone and large letters", async ({ block, newPhone }) => {
	const page = await newPhone().start();
	await page.goto('/');
	await expect(page.getByRole('heading', { name: 'Đăng nhập' })).toBeVisible();
	await expectFits(page);
	await atHome(page, block.members(block.unit)[0]);
	await sent(page);
	await expectFits(page);
	await page.goto('/hoat-dong');
	await page.getByRole('button', { name: 'Lọc thêm' }).click();
	await expectFits(page);
	await page.getByRole('button', { name: /^Xem \d+ hoạt động$/ }).click();
	await page.goto('/toi');
	await expect(page.getByRole('heading', { name: 'Máy này', exact: true })).toBeVisible();
	await expectFits(page);

	await page.goto('/ghi/moi');
	for (const chip of await page.locator('label.chip input').all()) await chip.check();
	await page.getByRole('button', { name: 'Trình duyệt' }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await expectFits(page);
});

test("a secretary's pages fit a narrow phone and large letters", async ({ block, newPhone }) => {
	const page = await newPhone().start();
	await atHome(page, block.secretaries(block.unit)[0]);
	await sent(page);
	await expectFits(page);
	await page.goto('/duyet');
	await expect(page.getByText(/chờ lâu nhất xếp trước/)).toBeVisible();
	await expectFits(page);
	await page.getByText(/^Đã duyệt \d+$/).click();
	await page.locator('main a.row').first().click();
	await expect(page.getByRole('heading', { name: 'Nội dung' })).toBeVisible();
	await expectFits(page);
	await page.goto('/co-so');
	await expect(page.getByText('Giá trị đã trao')).toBeVisible();
	await expectFits(page);
	await page.getByRole('button', { name: 'Thêm người' }).click();
	await expectFits(page);
});

test("the committee's pages fit a narrow phone and large letters", async ({ block, newPhone }) => {
	const page = await newPhone().start();
	await atHome(page, block.of('committee'));
	await expectFits(page);
	await page.goto('/so-lieu');
	await expect(page.getByText('Giá trị đã trao').first()).toBeVisible({ timeout: ARRIVAL_MS });
	await expectFits(page);
	await page.locator('main a[href*="/so-lieu/hoat-dong?"]').first().click();
	await expect(page.locator('main a.row').first()).toBeVisible();
	await expectFits(page);
	await page.locator('main a.row').first().click();
	await expect(page.getByRole('heading', { name: 'Nội dung' })).toBeVisible();
	await expectFits(page);
});
