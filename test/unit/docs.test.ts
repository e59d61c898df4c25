import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** `a/{b,c}.ts` stands for both. */
function spread(path: string): string[] {
	const found = /^(.*)\{(.*)\}(.*)$/.exec(path);
	if (found === null) return [path];
	const [, before = '', choices = '', after = ''] = found;
	return choices.split(',').map((one) => `${before}${one.trim()}${after}`);
}

/** What a table names in code marks: a test, or a place in the source. */
function named(file: string): string[] {
	const rows = readFileSync(file, 'utf8')
		.split('\n')
		.filter((line) => line.startsWith('|'));
	return rows.flatMap((row) =>
		[...row.matchAll(/`([^`]+)`/g)].flatMap(([, text = '']) =>
			/^(\.?[\w(][\w().-]*\/)+[\w().,{} -]*$/.test(text) ? spread(text) : []
		)
	);
}

const roots = ['', 'test/', 'src/', 'src/lib/', 'src/lib/server/', 'docs/'];

test.each(['docs/law.md', 'docs/asvs.md'])('%s names only what is there', (file) => {
	const paths = named(file);
	expect(paths.length).toBeGreaterThan(20);
	const missing = paths.filter((path) => !roots.some((root) => existsSync(`${root}${path}`)));
	expect(missing).toEqual([]);
});
