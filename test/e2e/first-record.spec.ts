import { expectAccessible } from './accessible.ts';
import { expectFits } from './support/fits.ts';
import { expect, test } from './support/fixtures.ts';
import { allSent } from './support/home.ts';
import { beginRecord, fillQuick, submitRecord } from './support/quick-record.ts';
import { signIn } from './support/sign-in.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 0, seed: 7 } });

test('a first record is led line by line, and whoever has one is left alone', async ({
	block,
	newPhone
}) => {
	test.slow();
	const [member] = block.members(block.unit);
	if (member === undefined) throw new Error('The unit is too small.');
	const page = await newPhone().start();
	await page.goto('/');
	await signIn(page, member);
	await allSent(page);
	await beginRecord(page);
	const guide = page.getByRole('complementary', { name: 'Hướng dẫn ghi lần đầu' });
	await expect(guide).toContainText('Bước 1 trên 5');
	await expectAccessible(page);
	await expectFits(page);

	await test.step('the keyboard goes from each line of the guide to its field', async () => {
		await page.keyboard.press('Tab');
		await guide.getByRole('button', { name: 'Bước sau' }).focus();
		await page.keyboard.press('Enter');
		await expect(guide).toBeFocused();
		await expect(guide).toContainText('Hôm nào?');
		for (let n = 0; n < 3; n++) await page.keyboard.press('Tab');
		const field = await page.evaluate(() => document.activeElement?.closest('#when')?.id);
		expect(field).toBe('when');
	});

	await test.step('it stays put away', async () => {
		for (let n = 0; n < 3; n++) await guide.getByRole('button', { name: 'Bước sau' }).click();
		await expect(guide).toContainText('Bước 5 trên 5');
		await expectAccessible(page);
		await guide.getByRole('button', { name: 'Đã hiểu' }).click();
		await expect(guide).toBeHidden();
		await fillQuick(page, { name: 'Dọn vệ sinh đường làng', day: '20/05/2021' });
		await submitRecord(page);
		await beginRecord(page);
		await expect(page.getByText('Hoạt động này có gì?')).toBeVisible();
		await expect(page.getByText('Người tham gia')).toBeVisible();
		await expect(guide).toBeHidden();
	});
});
