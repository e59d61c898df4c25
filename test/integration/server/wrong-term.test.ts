import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Gives the program another `term.json` than that which ships, as a hand would that edits it wrongly. */
const otherTerm = (change: string) => `
	import { registerHooks } from 'node:module';
	registerHooks({
		load(url, context, next) {
			const loaded = next(url, context);
			if (!url.endsWith('/term.json')) return loaded;
			return { ...loaded, source: (${change})(String(loaded.source)) };
		}
	});`;

async function startWith(change: string): Promise<{ code: number | null; said: string }> {
	const dataDir = await mkdtemp(join(tmpdir(), 'term-'));
	const hooks = `data:text/javascript,${encodeURIComponent(otherTerm(change))}`;
	const child = spawn(process.execPath, ['--import', hooks, 'src/server.ts'], {
		env: {
			...process.env,
			DATA_DIR: dataDir,
			PORT: '0',
			HOST: '127.0.0.1',
			ORIGIN: 'http://localhost'
		},
		stdio: ['ignore', 'ignore', 'pipe']
	});
	let said = '';
	child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
	const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
	await rm(dataDir, { recursive: true });
	return { code, said };
}

test('a wrong file of the term: the server does not start, and says in one line which file and what in it', async () => {
	const { code, said } = await startWith("(text) => text.replace('2020-', 'hai không hai mươi-')");
	expect(code).toBe(1);
	expect(said).toMatch(/^Dữ liệu nhiệm kỳ sai \(.*\)\. .+: .+\n$/);
	expect(said).not.toContain(' at ');
}, 60_000);
