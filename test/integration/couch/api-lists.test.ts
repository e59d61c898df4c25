import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Asking, json } from './asking.ts';
import { replica, rev } from './cases/store.ts';
import { basic } from './server.ts';

const api = Asking.forTests();

/** The bytes of an answer as they came over the line; fetch would unpack them. */
function raw(
	path: string,
	headers: Record<string, string>
): Promise<{ encoding: string; body: Buffer }> {
	return new Promise((resolve, reject) => {
		const options = { headers: { authorization: basic, ...headers } };
		const asking = request(api.served.url + path, options, async (response) => {
			const chunks: Buffer[] = [];
			for await (const chunk of response) chunks.push(chunk);
			const encoding = response.headers['content-encoding'] ?? 'identity';
			resolve({ encoding, body: Buffer.concat(chunks) });
		});
		asking.on('error', reject);
		asking.end();
	});
}

describe('lists', () => {
	it('takes keys and parameters by POST', async () => {
		await api.served.couch.bulkDocs(api.db, [{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }]);
		const [, keyed] = await api.send('POST', `/${api.db}/_all_docs`, { keys: ['c', 'x'] });
		expect(keyed).toMatchObject({ rows: [{ id: 'c' }, { key: 'x', error: 'not_found' }] });
		const [, ranged] = await api.send('POST', `/${api.db}/_all_docs`, { startkey: 'b', limit: 1 });
		expect(Object(ranged)['rows']).toMatchObject([{ id: 'b' }]);
	});

	it('streams a long list whole, whatever its page', async () => {
		const ids = Array.from({ length: 2500 }, (_, n) => `n${String(n).padStart(5, '0')}`);
		await api.served.couch.bulkDocs(
			api.db,
			ids.map((_id) => ({ _id }))
		);
		for (const order of ['', '&descending=true']) {
			const [, list] = await api.answer(`/${api.db}/_all_docs?limit=2400${order}`);
			const keys = Object(list)['rows'].map((row: { key: string }) => row.key);
			const expected = order === '' ? ids : ids.toReversed();
			expect(keys).toEqual(expected.slice(0, 2400));
		}
		const [, changes] = await api.answer(`/${api.db}/_changes`);
		expect(Object(changes)['results']).toHaveLength(2500);
	});

	it('compresses what is large, as the client takes it, and unpacks what it is sent', async () => {
		const text = 'dài '.repeat(1000);
		const body = gzipSync(JSON.stringify({ docs: [{ _id: 'a', text }] }));
		const headers = { ...json, 'content-encoding': 'gzip' };
		const options = { method: 'POST', headers, body };
		expect((await api.answer(`/${api.db}/_bulk_docs`, options))[0]).toBe(201);
		const gzip = await raw(`/${api.db}/a`, { 'accept-encoding': 'gzip' });
		expect(gzip.encoding).toBe('gzip');
		expect(JSON.parse(gunzipSync(gzip.body).toString())).toMatchObject({ text });
		const brotli = await raw(`/${api.db}/_changes?include_docs=true`, {
			'accept-encoding': 'gzip, br'
		});
		expect(brotli.encoding).toBe('br');
		expect(brotliDecompressSync(brotli.body).toString()).toContain(text);
		expect((await raw(`/${api.db}/a`, {})).encoding).toBe('identity');
		expect((await raw(`/${api.db}/a`, { 'accept-encoding': 'gzip;q=0' })).encoding).toBe(
			'identity'
		);
	});
});

describe('feeds', () => {
	/** Reads a feed until `enough`, then leaves. */
	async function follow(path: string, enough: (text: string) => boolean): Promise<string> {
		const leaving = new AbortController();
		const response = await api.served.ask(path, { signal: leaving.signal });
		let text = '';
		for await (const chunk of response.body ?? []) {
			text += Buffer.from(chunk).toString();
			if (enough(text)) break;
		}
		leaving.abort();
		return text;
	}

	it('sends each change at once, and signs of life between them', async () => {
		await api.served.couch.bulkDocs(api.db, [{ _id: 'a' }]);
		const seen = follow(`/${api.db}/_changes?feed=continuous&heartbeat=100`, (text) => {
			if (/"a".*\n\n/s.test(text) && !text.includes('"b"')) {
				void api.served.couch.bulkDocs(api.db, [{ _id: 'b' }]);
			}
			return text.includes('"b"');
		});
		const lines = (await seen).split('\n').filter((line) => line !== '');
		expect(
			lines.map((line) => JSON.parse(line).id).filter((id, at, all) => all.indexOf(id) === at)
		).toEqual(['a', 'b']);
	});

	it('answers a longpoll with the first change', async () => {
		const { last_seq } = await api.served.couch.changes(api.db);
		const waiting = api.answer(`/${api.db}/_changes?feed=longpoll&since=${last_seq}`);
		await api.served.couch.bulkDocs(api.db, [{ _id: 'a' }]);
		expect(await waiting).toMatchObject([200, { results: [{ id: 'a' }], pending: 0 }]);
	});

	it('ends a quiet feed when its time is up', async () => {
		const longpoll = `/${api.db}/_changes?feed=longpoll&since=now&timeout=50`;
		expect(await api.answer(longpoll)).toMatchObject([200, { results: [] }]);
		const response = await api.served.ask(
			`/${api.db}/_changes?feed=continuous&since=now&timeout=50`
		);
		expect(JSON.parse(await response.text())).toMatchObject({ pending: 0 });
	});

	it('stops a feed after the limit', async () => {
		await api.served.couch.bulkDocs(api.db, [{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }]);
		const response = await api.served.ask(`/${api.db}/_changes?feed=continuous&limit=2`);
		expect((await response.text()).trim().split('\n')).toHaveLength(3);
	});

	it('lists only documents asked for', async () => {
		await api.served.couch.bulkDocs(api.db, [{ _id: 'a' }, { _id: 'b' }]);
		const [, page] = await api.send('POST', `/${api.db}/_changes?filter=_doc_ids`, {
			doc_ids: ['b']
		});
		expect(Object(page)['results']).toMatchObject([{ id: 'b' }]);
		expect((await api.send('POST', `/${api.db}/_changes?filter=app/mine`, {}))[0]).toBe(501);
	});

	it('tells of databases that were created, changed and deleted', async () => {
		const [, before] = await api.answer('/_db_updates?since=now');
		const since = Object(before)['last_seq'];
		// The headers come before the news: the server is waiting by then.
		const waiting = await api.served.ask(`/_db_updates?feed=longpoll&since=${since}`);
		await api.served.ask(`/${api.db}-new`, { method: 'PUT' });
		const created = { db_name: `${api.db}-new`, type: 'created' };
		expect(await waiting.json()).toMatchObject({ results: [created] });
		await api.served.ask(`/${api.db}-new`, { method: 'DELETE' });
		await expect
			.poll(async () => (await api.answer(`/_db_updates?since=${since}`))[1])
			.toMatchObject({ results: [{ db_name: `${api.db}-new`, type: 'deleted' }] });
	});
});

describe('settings of a database', () => {
	it('keeps _security and _revs_limit', async () => {
		expect(await api.answer(`/${api.db}/_security`)).toEqual([200, {}]);
		const security = { admins: { names: ['x'] } };
		expect(await api.send('PUT', `/${api.db}/_security`, security)).toEqual([200, { ok: true }]);
		expect(await api.answer(`/${api.db}/_security`)).toEqual([200, security]);
		expect(await api.answer(`/${api.db}/_revs_limit`)).toEqual([200, 1000]);
		expect((await api.send('PUT', `/${api.db}/_revs_limit`, 0))[0]).toBe(400);
		expect((await api.send('PUT', `/${api.db}/_revs_limit`, 2))[0]).toBe(200);
		let path = [rev(1, 'r')];
		for (let generation = 2; generation < 6; generation++) {
			path = [rev(generation, 'r'), ...path];
			await api.served.couch.bulkDocs(api.db, [replica('a', path)], { newEdits: false });
		}
		const { _revisions } = await api.served.couch.get(api.db, 'a', { revs: true });
		expect(_revisions?.ids).toHaveLength(2);
	});

	it('answers what replicators ask', async () => {
		const [status, full] = await api.send('POST', `/${api.db}/_ensure_full_commit`, {});
		expect(status).toBe(201);
		const [, info] = await api.answer(`/${api.db}/`);
		expect(Object(full)['instance_start_time']).toBe(Object(info)['instance_start_time']);
		expect((await api.send('POST', `/${api.db}/_compact`, {}))[0]).toBe(202);
		const [, infos] = await api.send('POST', '/_dbs_info', { keys: [api.db, 'nowhere'] });
		expect(infos).toMatchObject([
			{ key: api.db, info: { db_name: api.db } },
			{ key: 'nowhere', error: 'not_found' }
		]);
		const [, missing] = await api.send('POST', `/${api.db}/_missing_revs`, { a: [rev(1, 'a')] });
		expect(missing).toEqual({ missing_revs: { a: [rev(1, 'a')] } });
	});
});
