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

test('several are approved at once, taken back, approved again, and sent though the app was killed', async ({
	block,
	newPhone
}) => {
	test.setTimeout(LIMIT_MS);
	const [secretary] = block.secretaries(block.unit);
	if (secretary === undefined) throw new Error('The unit has no secretary.');
	const phone = newPhone();
	const page = await phone.start();
	await page.goto('/');
	await signIn(page, secretary);
	// The queue of a first sync still grows.
	await allSent(page);
	await openQueue(page);
	const all = page.getByRole('checkbox', { name: several });
	await all.check();
	const count = Number((await page.getByText(several).textContent())?.match(/\d+/)?.[0]);
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
