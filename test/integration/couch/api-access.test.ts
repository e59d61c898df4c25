import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { Asking, json } from './asking.ts';
import { admin, basic } from './server.ts';

const api = Asking.forTests();

describe('who may ask', () => {
	it('lets nobody but the admin near the data', async () => {
		const wrong = { authorization: `Basic ${Buffer.from('admin:wrong').toString('base64')}` };
		for (const path of [
			`/${api.db}`,
			'/_all_dbs',
			`/${api.db}/_all_docs`,
			'/_db_updates',
			'/nowhere'
		]) {
			expect((await fetch(api.served.url + path)).status).toBe(401);
			const refused = await fetch(api.served.url + path, { headers: wrong });
			expect(refused.status).toBe(401);
			expect(await refused.json()).toMatchObject({ error: 'unauthorized' });
		}
	});

	it('says what it is to anybody', async () => {
		expect(await (await fetch(`${api.served.url}/`)).json()).toMatchObject({ couchdb: 'Welcome' });
		expect(await (await fetch(`${api.served.url}/_up`)).json()).toMatchObject({ status: 'ok' });
	});

	it('knows the admin by the cookie of a session', async () => {
		const url = `${api.served.url}/_session`;
		const form = new URLSearchParams({ name: admin.name, password: admin.password });
		const opened = await fetch(url, { method: 'POST', body: form });
		expect(await opened.json()).toMatchObject({ ok: true, roles: ['_admin'] });
		const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
		const known = await fetch(url, { headers: { cookie } });
		expect(await known.json()).toMatchObject({
			userCtx: { name: admin.name },
			info: { authenticated: 'cookie' }
		});
		expect((await fetch(`${api.served.url}/${api.db}`, { headers: { cookie } })).status).toBe(200);
		const forged = `${cookie.slice(0, -1)}${cookie.endsWith('0') ? '1' : '0'}`;
		expect(
			(await fetch(`${api.served.url}/${api.db}`, { headers: { cookie: forged } })).status
		).toBe(401);
		const wrong = JSON.stringify({ name: admin.name, password: 'wrong' });
		expect((await fetch(url, { method: 'POST', headers: json, body: wrong })).status).toBe(401);
		expect(await (await fetch(url)).json()).toMatchObject({ userCtx: { name: null } });
	});
});

describe('errors', () => {
	it.each([
		['GET', '/nowhere', 404, 'not_found'],
		['GET', '/$db/missing', 404, 'not_found'],
		['PUT', '/$db', 412, 'file_exists'],
		['PUT', '/Upper', 400, 'illegal_database_name'],
		['PATCH', '/$db', 405, 'method_not_allowed'],
		['GET', '/$db/_bulk_docs', 405, 'method_not_allowed'],
		['POST', '/$db/_purge', 501, 'not_implemented'],
		['POST', '/$db/_find', 501, 'not_implemented'],
		['GET', '/$db/_design/x/_view/y', 501, 'not_implemented'],
		['GET', '/$db/%zz', 400, 'bad_request'],
		['GET', '/$db/_changes?limit=x', 400, 'query_parse_error'],
		['GET', '/$db/_changes?since=odd', 400, 'bad_request'],
		['GET', '/$db/_changes?feed=odd', 400, 'bad_request'],
		['GET', '/$db/_all_docs?keys=1', 400, 'query_parse_error'],
		['GET', '/$db/a?rev=odd', 404, 'not_found'],
		['GET', '/$db/a?open_revs=1', 400, 'bad_request']
	])('answers %s %s with %i %s, as JSON', async (method, path, status, error) => {
		const response = await api.served.ask(path.replace('$db', api.db), { method });
		expect(response.status).toBe(status);
		expect(response.headers.get('content-type')).toBe('application/json');
		expect(await response.json()).toMatchObject({ error, reason: expect.any(String) });
	});

	it.each([
		['_bulk_docs', '{'],
		['_bulk_docs', '[]'],
		['_bulk_docs', '{"docs":{}}'],
		['_bulk_docs', '{"docs":[1]}'],
		['_bulk_docs', '{"docs":[{"_id":1}]}'],
		['_bulk_docs', '{"docs":[],"new_edits":1}'],
		['_bulk_get', '{}'],
		['_revs_diff', '{"a":"1-b"}'],
		['_revs_diff', '{"a":["odd"]}']
	])('refuses POST %s with the body %s', async (path, body) => {
		const response = await api.served.ask(`/${api.db}/${path}`, {
			method: 'POST',
			headers: json,
			body
		});
		expect(response.status).toBe(400);
	});

	it('refuses a body that is too large before reading it', async () => {
		const status = await new Promise((resolve, reject) => {
			const headers = { authorization: basic, 'content-length': String(2 ** 40) };
			const asking = request(`${api.served.url}/${api.db}/_bulk_docs`, { method: 'POST', headers });
			asking.on('response', (response) => resolve(response.statusCode));
			asking.on('error', reject);
			asking.write('{');
		});
		expect(status).toBe(413);
	});
});
