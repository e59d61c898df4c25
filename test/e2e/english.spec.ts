import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expectAccessible } from './accessible.ts';
import { expectFits } from './support/fits.ts';
import { expect, test } from './support/fixtures.ts';
import { signIn } from './support/sign-in.ts';
import { expectVoices } from './support/voices.ts';
import { appKept } from './support/weather.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 40, seed: 5 } });
test.slow();

/** English is on the phone, as it is some moments after the first sign-in. */
async function englishKept(page: Page): Promise<void> {
	const kept = () =>
		page.evaluate(async () => {
			const roles: unknown = await (await caches.match('/kept-roles'))?.json();
			return Array.isArray(roles) && roles.includes('english');
		});
	await expect.poll(kept).toBe(true);
}

test('the app speaks English from a tap on, without signal too, and Vietnamese again', async ({
	block,
	page,
	context
}) => {
	const [member] = block.members(block.unit);
	if (member === undefined) throw new Error('The unit has no members.');
	await page.goto('/');
	await signIn(page, member);
	await appKept(page);
	await englishKept(page);
	await context.setOffline(true);
	await page.goto('/toi');
	await page.getByRole('button', { name: 'English', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'This device', exact: true })).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await expectAccessible(page);
	await expectFits(page);

	await expectVoices(page);

	await page.goto('/');
	await expect(page.getByRole('heading', { name: /^Hello, / })).toBeVisible();
	await expect(page.getByRole('navigation', { name: 'Main' })).toContainText('Activities');
	await expectVoices(page);
	await expectFits(page);
	await page.goto('/ghi/moi');
	await expect(page.getByRole('heading', { name: 'Record an activity' })).toBeVisible();
	for (const chip of await page.locator('label.chip input').all()) await chip.check();
	await page.getByRole('button', { name: 'Submit', exact: true }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await expectAccessible(page);
	await expectFits(page);
	await expectVoices(page);

	await page.goto('/toi');
	await page.getByRole('button', { name: 'Tiếng Việt', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Máy này', exact: true })).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
});

test('signing in can be read in English, and what is not on the phone leaves it as it was', async ({
	page
}) => {
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1, name: 'Đăng nhập' })).toBeVisible();
	await appKept(page);
	await page.context().setOffline(true);
	await page.getByRole('button', { name: 'English', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('Chưa có tiếng Anh trên máy này.');
	await page.context().setOffline(false);
	await page.getByRole('button', { name: 'English', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
	await expectAccessible(page);
	await expectFits(page);
	await expectVoices(page);
	expect(await said(page)).toEqual([
		['by [Lò Thị Hoa]', ''],
		['by [Vàng A Páo, Sở Y tế]', ''],
		['nobody', ''],
		['', ''],
		['', '[Hà Thị Lan]'],
		['', '']
	]);
});

/** What is read of two paragraphs, Vietnamese in brackets, after each thing that a page does with a text of its own. */
function said(page: Page): Promise<string[][]> {
	return page.evaluate(async () => {
		const [one, two] = [document.createElement('p'), document.createElement('p')];
		const node = document.createTextNode('by Lò Thị Hoa');
		document.body.append(one, two);
		const done: string[][] = [];
		const reads = (within: Element): string =>
			[...within.childNodes]
				.map((child) => {
					if (!(child instanceof HTMLElement)) return child.textContent;
					return child.lang === 'vi' ? `[${child.textContent}]` : reads(child);
				})
				.join('');
		for (const act of [
			() => one.append(node),
			() => (node.data = 'by Vàng A Páo, Sở Y tế'),
			() => (node.data = 'nobody'),
			() => (node.data = ''),
			() => {
				node.data = 'Hà Thị Lan';
				one.append(node);
				two.append(node);
			},
			() => node.remove()
		]) {
			act();
			// What watches the page is told before anything else runs.
			await Promise.resolve();
			done.push([reads(one), reads(two)]);
		}
		one.remove();
		two.remove();
		return done;
	});
}

test('a secretary reviews in English, and the list for the Union is Vietnamese all the same', async ({
	block,
	page
}) => {
	const [secretary] = block.secretaries(block.unit);
	if (secretary === undefined) throw new Error('The unit has no secretary.');
	await page.goto('/');
	await signIn(page, secretary);
	await page.goto('/toi');
	await page.getByRole('button', { name: 'English', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'This device', exact: true })).toBeVisible();

	await page.goto('/duyet');
	await expect(page.locator('main a.row').first()).toBeVisible();
	await expectVoices(page);
	await page.locator('main a.row').first().click();
	await expect(page.getByRole('heading', { name: 'Content', exact: true })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Needs more', exact: true })).toBeVisible();
	await expectAccessible(page);
	await expectFits(page);
	await expectVoices(page);

	await page.goto('/co-so');
	const heading = page.getByRole('heading', { name: 'List of members and youths' });
	await expect(heading).toBeVisible();
	await expectAccessible(page);
	await expectFits(page);
	await expectVoices(page);
	const coming = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save as Excel' }).click();
	const file = await coming;
	expect(file.suggestedFilename()).toMatch(/^Danh sách|^danh-sach/iu);
	const written = Object.values(unzipSync(readFileSync(await file.path())))
		.map((part) => strFromU8(part))
		.join();
	expect(written).toContain('Họ và tên');
	expect(written).not.toContain('Full name');
	// The page speaks as before.
	await expect(heading).toBeVisible();

	await page.goto(`/so-lieu/${block.unit}`);
	await page.getByText('Choose from day to day', { exact: true }).click();
	await expect(page.getByRole('button', { name: 'Show these days' })).toBeVisible();
	await expectFits(page);
	await expectVoices(page);
});
