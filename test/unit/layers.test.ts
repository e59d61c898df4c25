import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ESLint } from 'eslint';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** A tree of files that each break one rule, beside the sources so that packages and `$lib` resolve. */
const tree = `.cache/layers-${process.pid}`;

const svelte = (line: string) => `<script lang="ts">\n\t${line}\n</script>\n`;

/** File, its text, the dependency rule that must go red. */
const bad: [path: string, text: string, rule: string][] = [
	['lib/domain/reads-phone.ts', `import '../data/x.ts';`, 'domain-layer'],
	[
		'lib/domain/names-type.ts',
		`import type { X } from '../server/x.ts';\nexport type Y = X;`,
		'domain-layer'
	],
	['lib/domain/reads-disk.ts', `import 'node:fs';`, 'domain-node'],
	['lib/domain/logs.ts', `import 'pino';`, 'domain-packages'],
	['lib/domain/lost.ts', `import '$lib/domain/nowhere';`, 'no-unresolvable'],
	['lib/terms/reads-server.ts', `import '../server/x.ts';`, 'terms-layer'],
	['lib/data/reads-server.ts', `import '../server/x.ts';`, 'data-layer'],
	['lib/server/reads-phone.ts', `import '../data/x.ts';`, 'server-layer'],
	['lib/server/stores-on-phone.ts', `import 'idb';`, 'server-packages'],
	['lib/state/draws.ts', `import '../ui/x.ts';`, 'state-layer'],
	['lib/ui/Reads.svelte', svelte(`import '../data/x.ts';`), 'ui-layer'],
	['lib/ui/ReadsByAlias.svelte', svelte(`import '$lib/data/device.ts';`), 'ui-layer'],
	['routes/(member)/+page.svelte', svelte(`import '../../lib/data/x.ts';`), 'routes-entry-layer'],
	['routes/(member)/Borrows.svelte', svelte(`import '../(office)/Desk.svelte';`), 'audience'],
	['service-worker/index.ts', `import '../lib/state/x.ts';`, 'service-worker-entry-layer'],
	['hooks.server.ts', `import './lib/data/x.ts';`, 'hooks-entry-layer'],
	['hooks.client.ts', `import './lib/data/x.ts';`, 'client-hooks-entry-layer'],
	['server.ts', `import './lib/data/x.ts';`, 'server-entry-layer'],
	['cli/demo.ts', `import '../lib/data/x.ts';`, 'cli-entry-layer'],
	['lib/domain/ring-a.ts', `import './ring-b.ts';`, 'no-cycle']
];

/** What the bad files reach, and files that keep to the rules and must stay green. */
const good: [path: string, text: string][] = [
	['lib/domain/ring-b.ts', `import './ring-a.ts';`],
	['lib/data/x.ts', `import '../domain/x.ts';`],
	[
		'lib/server/x.ts',
		`import 'node:fs';\nimport 'pino';\nimport '../terms/x.ts';\nexport type X = 1;`
	],
	['lib/state/x.ts', `import '../data/x.ts';`],
	['lib/ui/x.ts', `import '../domain/x.ts';`],
	['lib/terms/x.ts', `import '../domain/x.ts';`],
	['lib/domain/x.ts', `import 'valibot';`],
	[
		'routes/(office)/Desk.svelte',
		svelte(`import '../../lib/ui/x.ts';\n\timport '$lib/domain/result.ts';`)
	],
	['routes/(office)/+page.svelte', svelte(`import './Desk.svelte';`)]
];

const Cruise = v.object({
	summary: v.object({
		violations: v.array(v.object({ from: v.string(), rule: v.object({ name: v.string() }) }))
	})
});

function cruise(): string[] {
	const args = ['--config', '.dependency-cruiser.js', '--output-type', 'json', `${tree}/src`];
	const { summary } = v.parse(
		Cruise,
		JSON.parse(execFileSync('node_modules/.bin/depcruise', args, { encoding: 'utf8' }))
	);
	return summary.violations.map(({ from, rule }) => `${from} ${rule.name}`);
}

describe('the layers', () => {
	let found: string[] = [];

	beforeAll(() => {
		for (const [path, text] of [...bad, ...good]) {
			mkdirSync(dirname(`${tree}/src/${path}`), { recursive: true });
			writeFileSync(`${tree}/src/${path}`, `${text}\n`);
		}
		found = cruise();
	}, 30_000);
	afterAll(() => rmSync(tree, { recursive: true, force: true }));

	test.each(bad)('%s is refused', (path, _text, rule) => {
		expect(found).toContain(`${tree}/src/${path} ${rule}`);
	});

	test('files that keep to the rules pass', () => {
		const paths = good.map(([path]) => `${tree}/src/${path} `);
		expect(found.filter((line) => paths.some((path) => line.startsWith(path)))).toEqual([]);
	});

	test('a type-only import in a .svelte file is refused too', async () => {
		const eslint = new ESLint({ ignore: false });
		const lint = async (path: string, from: string) => {
			const code = svelte(`import type { X } from '${from}';\n\tlet { x }: { x: X } = $props();`);
			const [result] = await eslint.lintText(`${code}{x}\n`, { filePath: `${tree}/src/${path}` });
			return result?.messages.map(({ ruleId }) => ruleId);
		};
		expect(await lint('lib/ui/Row.svelte', '$lib/data/x')).toEqual(['no-restricted-imports']);
		expect(await lint('lib/ui/deep/Row.svelte', '../../data/x')).toEqual(['no-restricted-imports']);
		expect(await lint('routes/(member)/+page.svelte', '$lib/data/x')).toEqual([
			'no-restricted-imports'
		]);
		expect(await lint('lib/ui/Row.svelte', '$lib/domain/x')).toEqual([]);
		expect(await lint('lib/ui/Row.svelte', './data/x')).toEqual([]);
	}, 30_000);
});
