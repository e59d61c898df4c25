import { describe, expect, test } from 'vitest';
import { exchange, faultOf } from '../../../../src/lib/data/wire/exchange.ts';

const answer = (status: number, text: string, headers: Record<string, string> = {}) => ({
	status,
	text,
	headers: new Headers(headers)
});
const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html' };

describe('an answer', () => {
	test.each([
		['JSON of ours', answer(200, '{}', json), null],
		['a document that is missing', answer(404, '{"error":"not_found"}', json), null],
		['nothing to say', answer(204, ''), null],
		['a portal’s page', answer(200, '<html>', html), 'notOurServer'],
		['a page that calls itself JSON', answer(200, '<html>', json), 'notOurServer'],
		['a redirect', answer(302, '', html), 'notOurServer'],
		['a redirect that fetch hides', answer(0, ''), 'notOurServer'],
		['a session that has ended', answer(401, '{}', json), 'signIn'],
		['a proxy that wants its own password', answer(401, '<html>', html), 'notOurServer'],
		['a right that is missing', answer(403, '{}', json), 'forbidden'],
		['a body that is too large, said by a proxy', answer(413, '<html>', html), 'tooLarge'],
		['too many requests', answer(429, '{}', json), 'busy'],
		['a gateway without a server', answer(502, '<html>', html), 'serverDown'],
		['a proxy that is busy', answer(503, '<html>', html), 'serverDown'],
		['a server that counts', answer(503, '{"reason":"busy"}', json), 'serverDown'],
		['a server without its store', answer(503, '{"reason":"storeDown"}', json), 'storeAway'],
		[
			'a gateway of ours without its store',
			answer(503, '{"error":"unavailable","reason":"the store does not answer"}', json),
			'storeAway'
		],
		['a server without room', answer(507, '{"reason":"storeFull"}', json), 'serverFull']
	] as const)('%s', (_what, given, kind) => {
		expect(faultOf(given)?.kind ?? null).toBe(kind);
	});

	test('says how long to wait', () => {
		expect(faultOf(answer(503, '{}', { ...json, 'retry-after': '30' }))?.retryAfterMs).toBe(30_000);
	});

	test.each([500, 507, 403])('names the request that it answers with %i', (status) => {
		const told = answer(status, '{}', { ...json, 'x-request-id': 'k3m9x2p7' });
		expect(faultOf(told)?.request).toBe('k3m9x2p7');
		expect(faultOf(answer(status, '{}', json))?.request).toBeNull();
	});
});

test('an answer that stops in the middle is no answer', async () => {
	const cut: typeof fetch = async () =>
		new Response(
			new ReadableStream({
				start(controller) {
					controller.enqueue(new TextEncoder().encode('{"docs":['));
					controller.error(new TypeError('connection reset'));
				}
			})
		);
	await expect(exchange('/db/', {}, cut)).rejects.toMatchObject({ kind: 'unreachable' });
});

test('letters cut between two pieces are put together', async () => {
	const bytes = new TextEncoder().encode('"Đoàn"');
	const pieces: typeof fetch = async () =>
		new Response(
			new ReadableStream({
				start(controller) {
					for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
					controller.close();
				}
			})
		);
	expect((await exchange('/db/', {}, pieces)).text).toBe('"Đoàn"');
});
