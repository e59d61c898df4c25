import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { expect, test } from 'vitest';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((path) =>
	path.replaceAll('\\', '/')
);

/** Every page as the pattern of its address: groups have no part in it, `[id]` is any word, `[[id]]` or none. */
const pages = files
	.filter((path) => path.startsWith('routes/') && basename(path) === '+page.svelte')
	.map((path) => {
		const parts = dirname(path)
			.split('/')
			.slice(1)
			.filter((part) => !part.startsWith('('))
			.map((part) => {
				if (part.startsWith('[[')) return '(/[^/]+)?';
				return part.startsWith('[') ? '/[^/]+' : `/${part}`;
			});
		return new RegExp(`^${parts.join('') || '/'}$`);
	});

/** Addresses that stand in the code as they are: links, tabs, and where the app goes by itself. */
const addresses = files
	.filter((path) => /\.(svelte|ts)$/.test(path) && !path.startsWith('lib/server/'))
	.flatMap((path) => {
		const found = readFileSync(`src/${path}`, 'utf8').matchAll(
			/(?:href=|href: |goto\(|\bback=|[?:] )["'](\/[^"'{]*)["']/g
		);
		return [...found].map(([, address = '']) => ({ path, page: address.split(/[?#]/)[0] ?? '' }));
	});

test('every address in the code leads to a page', () => {
	expect(addresses.length).toBeGreaterThan(15);
	const dead = addresses.filter(({ page }) => !pages.some((pattern) => pattern.test(page)));
	expect(dead).toEqual([]);
});
