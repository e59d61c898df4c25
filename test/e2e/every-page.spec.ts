import { globSync } from 'node:fs';
import { expectFits } from './support/fits.ts';
import { expect, test } from './support/fixtures.ts';
import { openPrivate } from './support/open-private.ts';
import { signIn } from './support/sign-in.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 40, seed: 1 } });

/** Every page whose address needs nothing but itself; the others are opened by the journeys that lead to them. */
const addresses = globSync('src/routes/**/+page.svelte')
	.map((file) => file.slice('src/routes'.length, -'/+page.svelte'.length))
	.filter((route) => !route.startsWith('/(public)') && route !== '/gallery')
	.map((route) => route.replaceAll(/\/\([a-z]+\)/g, '').replace(/\/\[\[\w+\]\]$/, '') || '/')
	.filter((address) => !address.includes('['))
	.sort();

/** The three that between them see every page. */
const eyes = {
	'a secretary': /^\/(duyet|co-so|tu-danh-gia)/,
	'the office': /^\/(van-phong)/,
	'the standing committee': /^(?!\/(duyet|co-so|tu-danh-gia|van-phong))/
};

test('the pages are many', () => expect(addresses.length).toBeGreaterThan(35));

for (const [who, which] of Object.entries(eyes))
	test(`every page that ${who} opens fits letters twice as large`, async ({ block, newPhone }) => {
		test.setTimeout(240_000);
		const [secretary] = block.secretaries(block.unit);
		const person = {
			'a secretary': secretary,
			'the office': block.of('office'),
			'the standing committee': block.of('standing')
		}[who];
		if (person === undefined) throw new Error('The block is too small.');
		const page = await newPhone().start();
		await page.goto('/');
		await signIn(page, person);
		await page.getByRole('heading', { level: 1, name: /^Chào/ }).waitFor();
		for (const address of addresses.filter((one) => which.test(one)))
			await test.step(address, async () => {
				await page.goto(address);
				await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
				const code = page.locator('form').getByRole('button', { name: /^(Đặt mã|Mở khóa)$/ });
				await page.locator('main :is(h2, form, p, .row):visible').first().waitFor();
				if (await code.isVisible()) await openPrivate(page);
				await expect(page.getByRole('button', { name: 'Hướng dẫn trang này' })).toBeVisible();
				await expectFits(page);
			});
	});
