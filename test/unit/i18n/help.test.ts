import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { helpOf } from '$lib/i18n/help.ts';

/** Every page there is, by its route. */
const routes = globSync('src/routes/**/+page.svelte')
	.map((file) => file.slice('src/routes'.length, -'/+page.svelte'.length))
	.sort();

describe('help', () => {
	it('knows many routes', () => expect(routes.length).toBeGreaterThan(50));

	it.each(routes)('%s says in 3 to 6 short steps what it is for', async (route) => {
		const steps = (await helpOf(route)) ?? [];
		expect(steps.length).toBeGreaterThanOrEqual(3);
		expect(steps.length).toBeLessThanOrEqual(6);
		for (const step of steps) {
			expect(step).toMatch(/[.]$/);
			expect(step.length).toBeLessThanOrEqual(160);
			expect(step).not.toMatch(/[!]/);
		}
		expect(new Set(steps).size).toBe(steps.length);
	});

	it('is of no route that is gone', async () => {
		const files = await Promise.all(
			['member', 'public', 'unit', 'office', 'committee', 'board'].map(
				(name): Promise<Record<string, Record<string, unknown>>> =>
					import(`../../../src/lib/i18n/vi/help/${name}.ts`)
			)
		);
		const told = files.flatMap((file) => Object.values(file).flatMap((all) => Object.keys(all)));
		expect(told.toSorted()).toEqual(routes);
	});

	it('of an unknown screen is none', async () => expect(await helpOf('')).toBeNull());
});
