import { expectAccessible } from './accessible.ts';
import { expect, test } from './support/fixtures.ts';
import { signIn } from './support/sign-in.ts';
import { appKept } from './support/weather.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 10, seed: 1 } });

test('each screen says what it is for, without signal and by the keyboard alone', async ({
	block,
	newDesktop
}) => {
	const [member] = block.members(block.unit);
	if (member === undefined) throw new Error('The block is too small.');
	const page = await newDesktop().start();
	await page.goto('/');
	await signIn(page, member);
	await appKept(page);
	await page.context().setOffline(true);
	await page.goto('/hoat-dong');
	const help = page.getByRole('dialog', { name: 'Hướng dẫn trang này' });
	const way = page.getByRole('button', { name: 'Hướng dẫn trang này' });

	await way.focus();
	await page.keyboard.press('Enter');
	await expect(help.getByRole('listitem').first()).toContainText('Ô tìm nhận tên');
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await expect(help).toBeHidden();
	await expect(way).toBeFocused();

	await page.keyboard.press('/');
	const search = page.getByRole('searchbox');
	await expect(search).toBeFocused();
	// Where somebody types, the keys are letters.
	await page.keyboard.type('xã?/');
	await expect(search).toHaveValue('xã?/');
	await expect(help).toBeHidden();

	await way.focus();
	await page.keyboard.press('?');
	await help.getByRole('button', { name: 'Tắt phím ? và /' }).click();
	await page.keyboard.press('Escape');
	await expect(help).toBeHidden();
	await page.keyboard.press('?');
	await page.keyboard.press('/');
	await expect(search).not.toBeFocused();
	await expect(help).toBeHidden();
});
