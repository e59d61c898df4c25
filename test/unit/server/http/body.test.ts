import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClientLeft, readJson } from '../../../../src/lib/server/http/body.ts';
import { sendError, sendJson } from '../../../../src/lib/server/http/respond.ts';

const mostBytes = 10_000;
let server: Server;
let url = '';
const left: unknown[] = [];

beforeAll(async () => {
	server = createServer((incoming, response) => {
		const exchange = { request: incoming, response };
		readJson(incoming, mostBytes).then(
			(value) => sendJson(exchange, 200, { value }),
			(error: unknown) => {
				if (error instanceof ClientLeft) left.push(error);
				else return sendError(exchange, error);
			}
		);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	url = `http://127.0.0.1:${Object(server.address())['port']}/`;
});
afterAll(() => server.close());

async function post(
	body: string | Uint8Array<ArrayBuffer>,
	encoding?: string
): Promise<[number, unknown]> {
	const headers = encoding === undefined ? {} : { 'content-encoding': encoding };
	const response = await fetch(url, { method: 'POST', body, headers });
	return [response.status, await response.json()];
}

describe('a body', () => {
	it('is read as JSON, packed or not', async () => {
		const json = JSON.stringify({ chữ: 'ệ' });
		const expected = [200, { value: { chữ: 'ệ' } }];
		expect(await post(json)).toEqual(expected);
		expect(await post(gzipSync(json), 'gzip')).toEqual(expected);
		expect(await post(deflateSync(json), 'deflate')).toEqual(expected);
		expect(await post(brotliCompressSync(json), 'br')).toEqual(expected);
	});

	it('may not be larger than allowed, nor unpack to more', async () => {
		const large = JSON.stringify('x'.repeat(mostBytes));
		expect(await post(large)).toMatchObject([413, { error: 'too_large' }]);
		expect(await post(gzipSync(large), 'gzip')).toMatchObject([413, { error: 'too_large' }]);
		expect(await post(brotliCompressSync(large), 'br')).toMatchObject([413, {}]);
		const bomb = gzipSync(Buffer.alloc(20_000_000, 0x20));
		expect(await post(bomb, 'gzip')).toMatchObject([413, {}]);
	});

	it.each([
		['', undefined, 400],
		['{', undefined, 400],
		['{"a":1', 'gzip', 400],
		['{}', 'odd', 415]
	])('is refused when it is %j sent as %s', async (body, encoding, status) => {
		expect(await post(body, encoding)).toMatchObject([status, { error: expect.any(String) }]);
	});

	it('that is not UTF-8 is refused', async () => {
		expect(await post(Uint8Array.of(0x22, 0xff, 0x22))).toMatchObject([400, {}]);
	});

	it('that breaks off is nobody’s any more', async () => {
		const asking = request(url, { method: 'POST', headers: { 'content-length': '100' } });
		asking.on('error', () => undefined);
		asking.write('{"a":');
		await once(server, 'request');
		asking.destroy();
		await expect.poll(() => left.length).toBe(1);
	});
});
