import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { CouchError, CouchUnavailable } from '../../../../src/lib/server/couch/couch.ts';
import { HttpCouch } from '../../../../src/lib/server/couch/http-couch.ts';
import { couchLocation } from '../../../../src/lib/server/couch/http-couch-location.ts';

const ends: (() => void)[] = [];
afterEach(() => {
	for (const end of ends.splice(0)) end();
});

/** A place on the network that answers what it is told. */
async function place(listener: RequestListener, path = '', timeoutMs = 5_000): Promise<HttpCouch> {
	const server = createServer(listener);
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	ends.push(() => {
		server.closeAllConnections();
		server.close();
	});
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	const location = couchLocation(`http://admin:s%20cret@127.0.0.1:${port}${path}`);
	if (!location.ok) throw new Error(location.error);
	return new HttpCouch({ ...location.value, timeoutMs });
}

const answering =
	(status: number, body: string): RequestListener =>
	(_request, response) =>
		response.writeHead(status, { 'content-type': 'text/plain' }).end(body);

describe('a CouchDB that locks an account out', () => {
	it('is told apart from a wrong password, because it opens again by itself', async () => {
		const locked = JSON.stringify({
			error: 'forbidden',
			reason: 'Account is temporarily locked due to multiple authentication failures'
		});
		const couch = await place(answering(403, locked));
		await expect(couch.info()).rejects.toThrow(/locked the account of its URL for some minutes/);
		const refused = await place(answering(403, '{"error":"forbidden","reason":"no"}'));
		await expect(refused.info()).rejects.toThrow('refused the credentials of its URL (403)');
	});
});

describe("a CouchDB's URL", () => {
	it('holds credentials, a mount path and a prefix for names', () => {
		expect(couchLocation('http://admin:a%40b@db:5984')).toEqual({
			ok: true,
			value: {
				root: 'http://db:5984/',
				prefix: '',
				authorization: `Basic ${Buffer.from('admin:a@b').toString('base64')}`
			}
		});
		expect(couchLocation('https://db/couch/yenbai-')).toMatchObject({
			value: { root: 'https://db/couch/', prefix: 'yenbai-', authorization: null }
		});
	});

	it.each([
		'',
		'nonsense',
		'ftp://db',
		'http://db/?x=1',
		'http://db/Yen-Bai',
		'http://db/%ff',
		'http://a%ff:b@db'
	])('is refused when it is %j', (url) => {
		expect(couchLocation(url).ok).toBe(false);
	});
});

describe('HttpCouch', () => {
	it('takes every answer that is not CouchDB’s for a store out of reach', async () => {
		const answers: [number, string][] = [
			[500, '{"error":"internal_server_error","reason":"x"}'],
			[502, '<html>Bad gateway</html>'],
			[200, '<html>Sign in to the hotel network</html>'],
			[200, '{"something":"else"}'],
			[404, '<html>Not found</html>'],
			[401, '{"error":"unauthorized","reason":"Name or password is incorrect."}'],
			[302, '']
		];
		for (const [status, body] of answers) {
			const couch = await place(answering(status, body));
			await expect(couch.get('x', 'y')).rejects.toBeInstanceOf(CouchUnavailable);
		}
	});

	it('says what CouchDB says of a 4xx', async () => {
		const couch = await place(answering(404, '{"error":"not_found","reason":"missing"}'));
		const failed = couch.get('x', 'y');
		await expect(failed).rejects.toBeInstanceOf(CouchError);
		await expect(failed).rejects.toMatchObject({
			status: 404,
			error: 'not_found',
			reason: 'missing'
		});
	});

	it('is out of reach where nobody listens, where nobody answers, and when it is closed', async () => {
		const nowhere = couchLocation('http://a:b@127.0.0.1:9');
		if (!nowhere.ok) throw new Error(nowhere.error);
		await expect(new HttpCouch(nowhere.value).info()).rejects.toThrow(
			/ECONNREFUSED|refused|bad port/i
		);
		const silent = await place(() => undefined, '', 50);
		await expect(silent.info()).rejects.toThrow('no answer in time');
		const closed = await place(() => undefined);
		const asked = closed.info();
		await closed.close();
		await expect(asked).rejects.toBeInstanceOf(CouchUnavailable);
	});

	it('has room for a reader while forty databases are written to', async () => {
		const held: (() => void)[] = [];
		let most = 0;
		const couch = await place((request, response) => {
			if (request.method === 'GET') return response.end('{"_id":"y","_rev":"1-a"}');
			held.push(() => response.end('[]'));
			most = Math.max(most, held.length);
			return undefined;
		});
		const writes = Array.from({ length: 40 }, (_, n) =>
			couch.bulkDocs(`unit-${n}`, [{ _id: 'x', _rev: '1-a' }], { newEdits: false })
		);
		await expect.poll(() => held.length).toBe(8);
		expect(await couch.get('x', 'y')).toMatchObject({ _id: 'y' });
		expect(held).toHaveLength(8);
		const answers = setInterval(() => held.shift()?.(), 1);
		expect(await Promise.all(writes)).toEqual(writes.map(() => []));
		clearInterval(answers);
		expect(most).toBe(8);
	});

	it('lets the next one in after one that failed', async () => {
		const couch = await place(answering(500, 'no'));
		const writes = Array.from({ length: 40 }, (_, n) =>
			couch.revsDiff(`unit-${n}`, { x: ['1-a'] })
		);
		const ends = await Promise.allSettled(writes);
		expect(ends.every(({ status }) => status === 'rejected')).toBe(true);
	});

	it('never tells the password', async () => {
		const couch = await place(answering(500, 'no'));
		await expect(couch.info()).rejects.not.toThrow(/cret/);
	});

	it('puts the prefix before every name, and takes it off again', async () => {
		const asked: string[] = [];
		const couch = await place((request, response) => {
			asked.push(request.url ?? '');
			response.end(JSON.stringify(['t-programme', 't-unit-x', 'other', '_users']));
		}, '/t-');
		expect(await couch.listDatabases()).toEqual(['programme', 'unit-x']);
		await couch.compact('unit-x');
		expect(asked[1]).toBe('/t-unit-x/_compact');
	});

	it('asks for the information of a hundred databases a call', async () => {
		const sizes: number[] = [];
		const couch = await place((request, response) => {
			request.setEncoding('utf8');
			let text = '';
			request.on('data', (chunk: string) => (text += chunk));
			request.on('end', () => {
				const { keys } = JSON.parse(text);
				sizes.push(keys.length);
				response.end(JSON.stringify(keys.map((key: string) => ({ key, error: 'not_found' }))));
			});
		});
		const names = Array.from({ length: 250 }, (_, n) => `unit-${n}`);
		expect(await couch.updateSeqs(names)).toEqual(new Map());
		expect(sizes).toEqual([100, 100, 50]);
	});

	it('does not call stored what fewer nodes than a quorum have', async () => {
		const couch = await place(answering(202, '[]'));
		await expect(couch.bulkDocs('x', [], { newEdits: false })).rejects.toBeInstanceOf(
			CouchUnavailable
		);
	});

	it('takes an answer that breaks off for a store out of reach', async () => {
		const couch = await place((_request, response) => {
			response.writeHead(201, { 'content-length': 1000 });
			response.write('[{"ok":', () => response.destroy());
		});
		await expect(couch.bulkDocs('x', [])).rejects.toBeInstanceOf(CouchUnavailable);
		await expect(couch.getAttachment('x', 'y', 'z')).rejects.toBeInstanceOf(CouchUnavailable);
	});

	it('sends together what came in during a write, and apart what CouchDB refuses together', async () => {
		const calls: string[][] = [];
		const couch = await place((request, response) => {
			request.setEncoding('utf8');
			let text = '';
			request.on('data', (chunk: string) => (text += chunk));
			request.on('end', () => {
				const ids: string[] = JSON.parse(text).docs.map(({ _id }: { _id: string }) => _id);
				calls.push(ids);
				const refused = ids.includes('bad');
				const failure = { id: 'c', rev: '1-c', error: 'forbidden', reason: 'no' };
				const answer = refused
					? { error: 'bad_request', reason: 'x' }
					: ids.includes('c')
						? [failure]
						: [];
				response.writeHead(refused ? 400 : 201).end(JSON.stringify(answer));
			});
		});
		const write = (_id: string) =>
			couch.bulkDocs('x', [{ _id, _rev: `1-${_id}` }], { newEdits: false });
		const answers = await Promise.allSettled(['a', 'b', 'bad', 'c'].map(write));
		expect(calls).toEqual([['a'], ['b', 'bad', 'c'], ['b'], ['bad'], ['c']]);
		expect(answers.map(({ status }) => status)).toEqual([
			'fulfilled',
			'fulfilled',
			'rejected',
			'fulfilled'
		]);
		expect(answers.map((answer) => ('value' in answer ? answer.value.length : 0))).toEqual([
			0, 0, 0, 1
		]);
	});

	it('asks together what is missing, each told of its own, and two of one document never together', async () => {
		const calls: Record<string, string[]>[] = [];
		let pass: () => void = () => undefined;
		const passed = new Promise<void>((resolve) => (pass = resolve));
		const couch = await place(async (request, response) => {
			let body = '';
			for await (const chunk of request) body += String(chunk);
			const asked: Record<string, string[]> = JSON.parse(body);
			calls.push(asked);
			if (calls.length === 1) await passed;
			if (Object.keys(asked).includes('bad') && Object.keys(asked).length > 1)
				return void response.writeHead(400).end('{"error":"bad_request","reason":"bad"}');
			const diff = Object.fromEntries(
				Object.entries(asked).map(([id, missing]) => [
					id,
					{ missing, possible_ancestors: [`1-${id}`] }
				])
			);
			response.end(JSON.stringify(diff));
		});
		const ids = ['a', 'b', 'c', 'b', 'bad'];
		const answers = ids.map((id, i) => couch.revsDiff('db', { [id]: [`${i + 2}-x`] }));
		await expect.poll(() => calls.length).toBe(1);
		pass();
		expect(await Promise.all(answers)).toEqual(
			ids.map((id, i) => ({ [id]: { missing: [`${i + 2}-x`], possible_ancestors: [`1-${id}`] } }))
		);
		// Together they are refused for one of them; then each goes alone; the second of `b` after the first.
		expect(calls.map((asked) => Object.keys(asked).join())).toEqual([
			'a',
			'b,c,bad',
			'b',
			'c',
			'bad',
			'b'
		]);
	});

	it("throws the caller's own reason when the caller gives up", async () => {
		const couch = await place(() => undefined);
		const caller = new AbortController();
		const asked = couch.changes('x', { signal: caller.signal });
		caller.abort(new Error('the client left'));
		await expect(asked).rejects.toThrow('the client left');
	});
});
