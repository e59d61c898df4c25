import { globSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessibleLightAndDark } from './support/accessible-both.ts';
import { expectFits } from './support/fits.ts';
import { expect, test } from './support/fixtures.ts';
import { allSent } from './support/home.ts';
import { expectKeyboard, expectSheet } from './support/keyboard.ts';
import { signIn } from './support/sign-in.ts';
import { arrive, excused, walks, type Walk } from './support/walk.ts';

test.use({ blockSize: { units: 2, members: 20, activities: 40, seed: 1 } });

/** Every page there is, by its route. */
const routes = globSync('src/routes/**/+page.svelte')
	.map((file) => file.slice('src/routes'.length, -'/+page.svelte'.length))
	.sort();

test('every page is walked, or it is said why not', () => {
	const walked = Object.values(walks).flatMap(({ stops }) => stops.map(({ route }) => route));
	expect(routes.length).toBeGreaterThan(55);
	expect([...new Set([...walked, ...Object.keys(excused)])].sort()).toEqual(routes);
});

/** Where keyboards are: the page beside its menu, the columns beside each other. */
const DESK = { width: 1280, height: 800 };

async function look(page: Page): Promise<void> {
	await expectFits(page);
	await expectAccessibleLightAndDark(page);
}

for (const [who, { as, stops }] of Object.entries<Walk>(walks))
	test(`every page that ${who} opens fits large letters, is accessible, and needs no finger`, async ({
		block,
		newPhone
	}) => {
		test.setTimeout(300_000);
		const page = await newPhone({ reducedMotion: 'reduce' }).start();
		await page.goto('/');
		const person = as(block);
		if (person === undefined) await page.getByLabel('Tên đăng nhập').waitFor();
		else {
			await signIn(page, person);
			await allSent(page);
		}
		for (const stop of stops)
			await test.step(stop.route, async () => {
				await arrive(page, stop, block);
				await look(page);
				await expectKeyboard(page);
				for (const name of stop.sheets ?? [])
					await expectSheet(page, page.getByRole('button', { name }).first(), () => look(page));
				const small = page.viewportSize();
				await page.setViewportSize(DESK);
				await expectKeyboard(page, `${page.url()} on a desk`);
				if (small !== null) await page.setViewportSize(small);
			});
		expect(await page.evaluate(() => window.keyboardProbe.hearing())).toBeGreaterThan(0);
	});
