import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expect, test } from './support/fixtures.ts';
import { keptByBrowser } from './support/kept-by-browser.ts';
import { beginRecord, draftKept, fillQuick } from './support/quick-record.ts';
import { signIn } from './support/sign-in.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 20, seed: 13 } });
test.slow();

test('signing out keeps what would be lost until the person chose, and removes the rest', async ({
	block,
	page
}) => {
	const [member] = block.members(block.unit);
	if (member === undefined) throw new Error('The unit has no members.');
	await page.goto('/');
	await signIn(page, member);
	await beginRecord(page);
	await fillQuick(page, { name: 'Việc đang ghi dở', day: '01/06/2021' });
	await draftKept(page);
	await page.goto('/toi');
	await expect(page.getByRole('heading', { name: member.name })).toBeVisible();
	await expectAccessibleLightAndDark(page);

	await page.getByRole('button', { name: 'Đăng xuất' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Đăng xuất', exact: true }).click();
	await expect(page.getByText('Còn 1 mục chưa lên máy chủ')).toBeVisible();
	await expectAccessibleLightAndDark(page);
	await page.getByRole('button', { name: 'Ở lại' }).click();
	await page.goto('/');
	await expect(page.getByRole('link', { name: /Việc đang ghi dở/ })).toBeVisible();

	await page.goto('/toi');
	await page.getByRole('button', { name: 'Đăng xuất' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Đăng xuất', exact: true }).click();
	const [, other] = block.members(block.unit);
	const personal = [member.name, member.person, other?.name ?? '', 'activity:'];
	const before = await keptByBrowser(page);
	expect(personal.filter((one) => !before.includes(one))).toEqual([]);
	await page.getByRole('checkbox', { name: 'Tôi hiểu các mục chưa gửi sẽ mất' }).check();
	await page.getByRole('button', { name: 'Bỏ các mục này và đăng xuất' }).click();
	await expect(page.getByRole('heading', { name: 'Đăng nhập' })).toBeVisible();
	const after = await keptByBrowser(page);
	expect(personal.filter((one) => after.includes(one))).toEqual([]);

	await signIn(page, member);
	await expect(page.getByRole('link', { name: /Việc đang ghi dở/ })).toBeHidden();
});
