import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../../src/cli/couch.ts', import.meta.url));
let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'couch-'));
});
afterAll(() => rm(folder, { recursive: true }));

function run(...args: string[]): ChildProcess {
	return spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** What a command that cannot start says, and its exit code. */
async function refusal(...args: string[]): Promise<{ said: string; code: number }> {
	const child = run(...args);
	let said = '';
	child.stderr?.on('data', (chunk) => (said += chunk));
	const [code] = await once(child, 'close');
	return { said, code };
}

/** Resolves with the URL once the command listens. */
async function listening(child: ChildProcess): Promise<string> {
	let text = '';
	for await (const chunk of child.stdout ?? []) {
		text += chunk;
		const url = /http:\S+/.exec(text)?.[0];
		if (url !== undefined) return url;
	}
	throw new Error('ended without listening');
}

it('names the setting that is wrong, in a sentence and without a stack', async () => {
	const busy = createServer().listen(0, '127.0.0.1');
	await once(busy, 'listening');
	const port = String(Object(busy.address())['port']);
	await writeFile(join(folder, 'file'), '');
	const admin = ['--admin', 'a:b'];
	const data = ['--data', join(folder, 'data')];
	const cases: [string[], RegExp][] = [
		[data, /^--admin is missing/],
		[[...data, '--admin', 'nobody'], /^--admin must be NAME:PASSWORD/],
		[admin, /^--data is missing/],
		[[...admin, ...data, '--port', '99999'], /^--port must be a whole number/],
		[[...admin, ...data, '--port', port], new RegExp(`^--port ${port} is busy`)],
		[
			[...admin, '--data', join(folder, 'file', 'x')],
			/^--data: the data folder .*cannot be written/
		],
		[[...admin, ...data, '--odd', '1'], /--odd/]
	];
	const refusals = await Promise.all(cases.map(([args]) => refusal(...args)));
	for (const [at, { said, code }] of refusals.entries()) {
		expect(said).toMatch(cases[at]?.[1] ?? 'nothing');
		expect(said).not.toMatch(/\n\s+at /);
		expect(code).toBe(1);
	}
	busy.close();
}, 120_000);

it('serves the admin, stops when told to, and keeps what it had', async () => {
	const args = ['--port', '0', '--data', join(folder, 'kept'), '--admin', 'a:b:c'];
	const headers = {
		authorization: `Basic ${Buffer.from('a:b:c').toString('base64')}`,
		'content-type': 'application/json'
	};
	const first = run(...args);
	const url = await listening(first);
	expect((await fetch(`${url}/unit-a`, { method: 'PUT', headers })).status).toBe(201);
	const body = JSON.stringify({ n: 1 });
	expect((await fetch(`${url}/unit-a/x`, { method: 'PUT', headers, body })).status).toBe(201);
	// A feed that would last for ever ends when the server stops.
	const feed = await fetch(`${url}/unit-a/_changes?feed=continuous&heartbeat=true&since=now`, {
		headers
	});
	first.kill('SIGTERM');
	expect(JSON.parse(await feed.text())).toMatchObject({ pending: 0 });
	expect((await once(first, 'close'))[0]).toBe(0);

	const second = run(...args);
	const again = await listening(second);
	const response = await fetch(`${again}/unit-a/x`, { headers });
	expect(await response.json()).toMatchObject({ n: 1 });
	second.kill('SIGINT');
	expect((await once(second, 'close'))[0]).toBe(0);
}, 120_000);
