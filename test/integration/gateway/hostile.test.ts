import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Couch } from '../../../src/lib/server/couch/couch.ts';
import { CouchUnavailable } from '../../../src/lib/server/couch/couch.ts';
import { push, record, replica } from './documents.ts';
import type { World } from './world.ts';
import { basic, openWorld, own, posted } from './world.ts';
import { queryNames } from '../../fixtures/query-names.ts';

let world: World;
beforeAll(async () => {
	world = await openWorld({ limits: { waitMs: 20 } });
});
afterAll(async () => {
	await world.close();
	expect(world.faults).toEqual([]);
});

const target = fc.constantFrom(
	'',
	'/',
	'/_changes',
	'/_all_docs',
	'/_bulk_get',
	'/_bulk_docs',
	'/_revs_diff',
	'/_local/x',
	'/_ensure_full_commit',
	'/activity:1',
	'/person:le-thi-mai'
);
const anyText = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 20 }),
	fc.constantFrom('true', '0', 'now', '1-abc', '"x"', '[]', '["1-a"]', '{}', 'null', '99999999999')
);
const param = fc.constantFrom(...queryNames);
const query = fc.array(fc.tuple(param, anyText), { maxLength: 3 });
const body = fc.oneof(
	fc.json({ maxDepth: 4 }),
	fc.string({ unit: 'binary', maxLength: 40 }),
	fc
		.record({
			docs: fc.array(fc.oneof(fc.jsonValue(), fc.dictionary(field(), fc.jsonValue())), {
				maxLength: 5
			}),
			new_edits: fc.boolean()
		})
		.map((value) => JSON.stringify(value)),
	fc.dictionary(field(), fc.array(anyText, { maxLength: 3 })).map((value) => JSON.stringify(value))
);

function field() {
	return fc.oneof(
		fc.constantFrom(
			'_id',
			'_rev',
			'_revisions',
			'_deleted',
			'type',
			'v',
			'docs',
			'keys',
			'id',
			'rev'
		),
		fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty'),
		anyText
	);
}

describe('no request', () => {
	it('makes the gateway fail or answer anything but JSON', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'),
				target,
				query,
				body,
				fc.constantFrom('application/json', 'multipart/related; boundary=x', 'text/plain', ''),
				async (method, path, pairs, said, type) => {
					const search = new URLSearchParams(
						pairs.map(([name, value]): [string, string] => [name, value.toWellFormed()])
					);
					const response = await world.ask('secretary', `/db/${own}${path}?${search}`, {
						method,
						...(method === 'GET' || method === 'HEAD' ? {} : { body: said.toWellFormed() }),
						headers: type === '' ? {} : { 'content-type': type }
					});
					const text = await response.text();
					expect([response.status < 500, text]).toEqual([true, text]);
					if (response.headers.get('content-type')?.startsWith('application/json') !== true)
						expect(response.headers.get('content-type')).toMatch(/^multipart\/mixed/);
				}
			),
			{ numRuns: Number(process.env.FUZZ_RUNS ?? 400) }
		);
	}, 120_000);

	it('with a path of any bytes gets anything but an answer', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.string({ unit: 'binary-ascii', maxLength: 12 })),
				async (parts) => {
					const path = `/db/${parts.map(visible).join('/')}`;
					expect(await statusOf(path)).toBeLessThan(500);
				}
			),
			{ numRuns: 200 }
		);
	}, 60_000);
});

/** Only what may stand in a request line at all. */
const visible = (text: string) =>
	[...text].map((char) => (char > ' ' && char < '\x7f' ? char : '%')).join('');

/** Sends a path as it is: fetch would tidy it up. */
function statusOf(path: string): Promise<number> {
	const { hostname, port } = new URL(world.url);
	return new Promise((done, failed) => {
		httpRequest(
			{ hostname, port, path, headers: { authorization: basic('member') } },
			(response) => {
				response.resume();
				response.once('end', () => done(response.statusCode ?? 0));
			}
		)
			.once('error', failed)
			.end();
	});
}

describe('what is too much', () => {
	it('gets 413 as JSON, also when it is still being sent', async () => {
		const big = { docs: [{ text: 'x'.repeat(17 * 1024 * 1024) }] };
		const response = await world.ask('member', `/db/${own}/_bulk_docs`, posted(big));
		expect([response.status, await response.json()]).toEqual([
			413,
			expect.objectContaining({ error: 'too_large' })
		]);
	});

	it('gets 413 when it unpacks to too much, and when it is too many', async () => {
		const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 32));
		const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
		const packed = await world.ask('member', `/db/${own}/_bulk_docs`, {
			method: 'POST',
			headers,
			body: bomb
		});
		expect(packed.status).toBe(413);
		const docs = Array.from({ length: 10_001 }, () => 1);
		for (const path of ['_bulk_docs', '_bulk_get'] as const) {
			const response = await world.ask('member', `/db/${own}/${path}`, {
				...posted({ docs: path === '_bulk_get' ? docs.map(() => ({ id: 'x' })) : docs })
			});
			expect(response.status).toBe(413);
		}
	});

	it('is a document whose branches grow without end', async () => {
		const first = replica(record('member'));
		const branches = Array.from({ length: 100 }, () => ({
			...first,
			_rev: `1-${randomBytes(16).toString('hex')}`,
			_revisions: undefined
		}));
		await push(world, 'member', own, branches);
		expect((await push(world, 'member', own, [first])).get(first._id)).toBe('malformed');
	});
});

describe('a connection that breaks off', () => {
	it.each([1, 50, 500, -2])('after %i bytes of a batch leaves nothing behind', async (cut) => {
		const made = replica(record('member'));
		const text = JSON.stringify({ docs: [made], new_edits: false });
		const { hostname, port } = new URL(world.url);
		await new Promise<void>((done) => {
			const sent = httpRequest({
				hostname,
				port,
				method: 'POST',
				path: `/db/${own}/_bulk_docs`,
				headers: {
					authorization: basic('member'),
					'content-type': 'application/json',
					'content-length': Buffer.byteLength(text)
				}
			});
			sent.once('error', () => done());
			sent.write(text.slice(0, cut < 0 ? text.length + cut : cut), () => sent.destroy());
			sent.once('close', () => done());
		});
		const { status } = await world.ask('member', `/db/${own}/${made._id}`);
		expect(status).toBe(404);
	});
});

describe('without a store', () => {
	it('every request is answered 503 in JSON, and nothing is said to be written', async () => {
		const down = await openWorld({ uuid: () => null });
		expect((await down.ask(null, '/db/')).status).toBe(503);
		const away = () => Promise.reject(new CouchUnavailable('connection refused'));
		const names: (keyof Couch)[] = ['changes', 'bulkDocs', 'revsDiff', 'bulkGet', 'get', 'allDocs'];
		for (const name of [...names, 'databaseInfo', 'getLocal'] as const)
			Object.defineProperty(down.couch, name, { value: away, configurable: true });
		const requests: [string, RequestInit?][] = [
			[''],
			['/_changes'],
			['/_all_docs'],
			['/activity:1'],
			['/_local/x'],
			['/_revs_diff', posted({})],
			['/_bulk_docs', posted({ docs: [replica(record('member'))], new_edits: false })]
		];
		for (const [path, init] of requests) {
			const response = await down.ask('member', `/db/${own}${path}`, init);
			expect([path, response.status, Object(await response.json()).error]).toEqual([
				path,
				503,
				'unavailable'
			]);
		}
		for (const name of [...names, 'databaseInfo', 'getLocal'] as const)
			Reflect.deleteProperty(down.couch, name);
		await down.close();
	});
});
