import type { Page } from '@playwright/test';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expect, test } from './support/fixtures.ts';
import { allSent, openHome } from './support/home.ts';
import { openQueue } from './support/review.ts';
import { signIn } from './support/sign-in.ts';

test.use({ blockSize: { units: 1, members: 20, activities: 160, seed: 1 } });
/** The hold of ten seconds, and a round. */
const HELD_LIMIT = { timeout: 30_000 };
const LIMIT_MS = 180_000;

const several = /^Chọn cả \d+ hoạt động/;
const ABSENT = 'Mở riêng: có người không ở trong danh sách đơn vị vào ngày hoạt động';

/** How many records may be approved at once. */
async function countOf(page: Page): Promise<number> {
	return Number((await page.getByText(several).textContent())?.match(/\d+/)?.[0]);
}

/** Records on the unit's roster that somebody left it. */
async function leave(page: Page, name: string, day: string): Promise<void> {
	await page.getByRole('navigation').getByRole('link', { name: 'Đơn vị' }).click();
	await page.getByLabel('Tìm người').fill(name);
	await page
		.getByRole('button', { name: new RegExp(`^${name}`) })
		.first()
		.click();
	await page.getByRole('button', { name: 'Rời vì lý do khác' }).click();
	await page.getByLabel('Ngày rời danh sách').fill(day);
	await page.getByLabel(/^Lý do/).fill('Thôi việc');
	await page.getByRole('dialog').last().getByRole('button', { name: 'Ghi', exact: true }).click();
	await expect(page.getByText(`Đã ghi ${name}: Rời vì lý do khác. Có mạng sẽ gửi.`)).toBeVisible();
	await page.keyboard.press('Escape');
}

test('several are approved at once, taken back, approved again, and sent though the app was killed', async ({
	block,
	newPhone
}) => {
	test.setTimeout(LIMIT_MS);
	const [secretary] = block.secretaries(block.unit);
	const [leaver] = block.members(block.unit);
	if (secretary === undefined || leaver === undefined) throw new Error('The unit is too small.');
	const phone = newPhone();
	const page = await phone.start();
	await page.goto('/');
	await signIn(page, secretary);
	// The queue of a first sync still grows.
	await allSent(page);
	await openQueue(page);
	const all = page.getByRole('checkbox', { name: several });
	const before = await countOf(page);
	await test.step('what names somebody who had left by then must be opened singly', async () => {
		await expect(page.getByText(ABSENT)).toHaveCount(0);
		await leave(page, leaver.name, '01/06/2020');
		await openQueue(page);
		await expect(page.getByText(ABSENT).first()).toBeVisible();
	});
	await all.check();
	const count = await countOf(page);
	expect(count).toBeLessThan(before);
	await expect(page.getByText(`Đã chọn ${count} hoạt động`)).toBeVisible();
	await expectAccessibleLightAndDark(page);

	const approve = page.getByRole('button', { name: `Duyệt ${count} hoạt động` });
	const question = page.getByRole('dialog');
	await approve.click();
	await expect(question.getByRole('listitem')).toHaveCount(count);
	await question.getByRole('button', { name: `Duyệt ${count} hoạt động` }).click();
	await expect(page.getByText(`Đã duyệt ${count} hoạt động.`)).toBeVisible();
	await expect(all).toBeHidden();
	await page.getByRole('button', { name: 'Hoàn tác' }).click();
	await expect(page.getByText(`Đã bỏ ${count} quyết định vừa rồi.`)).toBeVisible();
	await expect(page.getByText(`Chọn cả ${count} hoạt động`)).toBeVisible();

	await all.check();
	await approve.click();
	await question.getByRole('button', { name: `Duyệt ${count} hoạt động` }).click();
	await expect(page.getByText(`Đã duyệt ${count} hoạt động.`)).toBeVisible();
	// Chromium writes cookies down every half minute only; this is about the decisions.
	const cookies = await page.context().cookies();
	await phone.crash();

	const again = await phone.start();
	await again.context().addCookies(cookies);
	await again.goto('/duyet');
	await expect(again.getByRole('heading', { level: 1, name: 'Chờ duyệt' })).toBeVisible();
	await expect(again.getByRole('checkbox', { name: several })).toBeHidden();
	await openHome(again);
	await expect(again.getByText(/^Đã gửi hết/)).toBeVisible(HELD_LIMIT);
});
