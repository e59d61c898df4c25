import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { helpOf } from '$lib/i18n/help.ts';

/** Every page there is, by its route. */
const routes = globSync('src/routes/**/+page.svelte')
	.map((file) => file.slice('src/routes'.length, -'/+page.svelte'.length))
	.sort();

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** What a page's words can say: texts as they are, those of functions with anything where a value stands. */
function patternsIn(words: unknown): RegExp[] {
	if (typeof words === 'string') return [new RegExp(`^${escaped(words)}$`, 'u')];
	if (typeof words === 'function')
		return [...String(words).matchAll(/`([^`]+)`/g)].flatMap(([, text = '']) => {
			const parts = text.split(/\$\{[^}]*\}/);
			// Of values alone everything could be made.
			if (!/\p{L}{2}/u.test(parts.join(' '))) return [];
			return [new RegExp(`^${parts.map(escaped).join('.+')}$`, 'u')];
		});
	if (typeof words !== 'object' || words === null) return [];
	return Object.values(words).flatMap((inside) => patternsIn(inside));
}

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

	it('names in quotes nothing but what stands on a page', async () => {
		const words = import.meta.glob<Record<string, unknown>>('../../../src/lib/i18n/vi/*.ts', {
			eager: true
		});
		const said = Object.values(words).flatMap((file) => patternsIn(file));
		const named = await Promise.all(routes.map((route) => helpOf(route)));
		const quotes = named.flatMap((steps) =>
			(steps ?? []).flatMap((step) => [...step.matchAll(/“([^”]+)”/gu)].map(([, name]) => name))
		);
		expect(quotes.length).toBeGreaterThan(25);
		// The line in the log of a new server.
		said.push(/^setup$/);
		const nowhere = quotes.filter((name = '') => !said.some((pattern) => pattern.test(name)));
		expect(nowhere).toEqual([]);
	});

	it('of an unknown screen is none', async () => expect(await helpOf('')).toBeNull());
});
