import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { boundaryOf, parseMultipart } from '../../../src/lib/server/http/multipart.ts';
import { Asking } from './asking.ts';
import { replica, rev } from './cases/store.ts';

const api = Asking.forTests();

describe('documents', () => {
	it('stores, edits, shows and deletes one', async () => {
		const [created, first] = await api.send('PUT', `/${api.db}/a%2Fb`, { n: 1 });
		expect(created).toBe(201);
		expect(first).toMatchObject({ ok: true, id: 'a/b' });
		const response = await api.served.ask(`/${api.db}/a%2Fb`);
		const etag = response.headers.get('etag') ?? '';
		const document = Object(await response.json());
		expect(etag).toBe(`"${document['_rev']}"`);
		const again = await api.served.ask(`/${api.db}/a%2Fb`, { headers: { 'if-none-match': etag } });
		expect(again.status).toBe(304);
		expect(await api.send('PUT', `/${api.db}/a%2Fb`, { n: 2 })).toMatchObject([
			409,
			{ error: 'conflict' }
		]);
		expect((await api.send('PUT', `/${api.db}/a%2Fb?rev=${document['_rev']}`, { n: 2 }))[0]).toBe(
			201
		);
		const head = await api.served.ask(`/${api.db}/a%2Fb`, { method: 'HEAD' });
		expect(head.status).toBe(200);
		const now = head.headers.get('etag') ?? '';
		const headers = { 'if-match': now };
		expect((await api.served.ask(`/${api.db}/a%2Fb`, { method: 'DELETE' })).status).toBe(409);
		expect((await api.served.ask(`/${api.db}/a%2Fb`, { method: 'DELETE', headers })).status).toBe(
			200
		);
		expect(await api.answer(`/${api.db}/a%2Fb`)).toMatchObject([404, { reason: 'deleted' }]);
		expect((await api.served.ask(`/${api.db}/a%2Fb`, { method: 'DELETE', headers })).status).toBe(
			404
		);
	});

	it('gives an id to a document without one', async () => {
		const [status, body] = await api.send('POST', `/${api.db}`, { n: 1 });
		expect(status).toBe(201);
		expect(body).toMatchObject({ ok: true, id: expect.stringMatching(/^[0-9a-f]{32}$/) });
		const [, results] = await api.send('POST', `/${api.db}/_bulk_docs`, { docs: [{ n: 2 }] });
		expect(results).toMatchObject([{ ok: true, id: expect.stringMatching(/^[0-9a-f]{32}$/) }]);
	});

	it('keeps local documents, with the slash as it is or encoded', async () => {
		expect((await api.send('PUT', `/${api.db}/_local/x.y`, { n: 1 }))[1]).toMatchObject({
			rev: '0-1'
		});
		expect(await api.answer(`/${api.db}/_local%2Fx.y`)).toMatchObject([
			200,
			{ _id: '_local/x.y', n: 1 }
		]);
		const gone = await api.served.ask(`/${api.db}/_local/x.y?rev=0-1`, { method: 'DELETE' });
		expect(gone.status).toBe(200);
		expect((await api.answer(`/${api.db}/_local/x.y`))[0]).toBe(404);
	});

	it('stores revisions of other nodes under their names', async () => {
		const path = [rev(2, 'b'), rev(1, 'a')];
		const [status, body] = await api.send(
			'PUT',
			`/${api.db}/a?new_edits=false`,
			replica('a', path)
		);
		expect(status).toBe(201);
		expect(body).toEqual({ ok: true, id: 'a', rev: path[0] });
		const [, all] = await api.answer(`/${api.db}/a?open_revs=all&revs=true`);
		expect(all).toMatchObject([{ ok: { _rev: path[0], _revisions: { start: 2 } } }]);
		const [, some] = await api.answer(
			`/${api.db}/a?open_revs=${JSON.stringify([path[1]])}&latest=true`
		);
		expect(some).toMatchObject([{ ok: { _rev: path[0] } }]);
		const [, missing] = await api.answer(`/${api.db}/a?open_revs=${JSON.stringify([rev(9, 'q')])}`);
		expect(missing).toEqual([{ missing: rev(9, 'q') }]);
		const [, info] = await api.answer(`/${api.db}/a?revs_info=true`);
		expect(info).toMatchObject({
			_revs_info: [
				{ rev: path[0], status: 'available' },
				{ rev: path[1], status: 'missing' }
			]
		});
	});

	it('takes a document with attachments as multipart/related, and gives it as such', async () => {
		const body = [
			'--b1\r\ncontent-type: application/json\r\n\r\n',
			JSON.stringify({
				_attachments: {
					x: { content_type: 'text/plain', follows: true, length: 3 },
					y: {
						content_type: 'text/plain',
						follows: true,
						length: 5,
						encoding: 'gzip',
						encoded_length: gzipSync('năm').length
					}
				}
			}),
			'\r\n--b1\r\n\r\nabc\r\n--b1\r\n\r\n',
			gzipSync('năm'),
			'\r\n--b1--'
		];
		const headers = { 'content-type': 'multipart/related; boundary="b1"' };
		const bytes = Buffer.concat(body.map((piece) => Buffer.from(piece)));
		const options = { method: 'PUT', headers, body: bytes };
		expect((await api.answer(`/${api.db}/a`, options))[0]).toBe(201);
		expect(
			Buffer.from((await api.served.couch.getAttachment(api.db, 'a', 'y')).body).toString()
		).toBe('năm');
		const accept = 'multipart/related, application/json';
		const read = await api.served.ask(`/${api.db}/a?attachments=true`, { headers: { accept } });
		const boundary = boundaryOf(read.headers.get('content-type') ?? '', 'multipart/related') ?? '';
		const parts = parseMultipart(new Uint8Array(await read.arrayBuffer()), boundary);
		expect(parts.slice(1).map((part) => Buffer.from(part.body).toString())).toEqual(['abc', 'năm']);
		const mixed = await api.served.ask(`/${api.db}/a?open_revs=all`, {
			headers: { accept: 'multipart/mixed' }
		});
		expect(mixed.headers.get('content-type')).toMatch(/^multipart\/mixed; boundary=/);
		expect(await mixed.text()).toContain('multipart/related; boundary=');
	});

	it('stores, reads and removes attachments', async () => {
		const body = Uint8Array.of(0, 255, 13, 10);
		const options = { method: 'PUT', headers: { 'content-type': 'image/png' }, body };
		const [status, written] = await api.answer(`/${api.db}/a/t%E1%BA%ADp/1.png`, options);
		expect(status).toBe(201);
		const read = await api.served.ask(`/${api.db}/a/t%E1%BA%ADp/1.png`);
		expect(read.headers.get('content-type')).toBe('image/png');
		expect([...new Uint8Array(await read.arrayBuffer())]).toEqual([...body]);
		const headers = { 'if-match': Object(written)['rev'] };
		const gone = await api.served.ask(`/${api.db}/a/t%E1%BA%ADp/1.png`, {
			method: 'DELETE',
			headers
		});
		expect(gone.status).toBe(200);
		expect((await api.served.ask(`/${api.db}/a/t%E1%BA%ADp/1.png`)).status).toBe(404);
	});
});
