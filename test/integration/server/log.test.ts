import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as v from 'valibot';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { Revision } from '../../../src/lib/domain/ids.ts';
import { openSqliteCouch } from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';
import { activity, decision, otherUnit, ownUnit, personId } from '../../fixtures/builders.ts';
import {
	account,
	basic,
	bodyOf,
	cookieOf,
	memberRole,
	ORIGIN,
	PASSWORD,
	putAccounts,
	secretaryRole,
	until
} from './app.ts';
import { openDoorbell } from './doorbell.ts';
import { spawnServer } from './spawned.ts';

/** Words that stand nowhere but in what people typed or are called. */
const PRIVATE = {
	login: 'dangnhapcuaan',
	name: 'Nguyễn Thị Riêng',
	title: 'Thăm nhà ông Hoàng Văn Kín',
	wrongPassword: 'mat-khau-go-nham',
	address: '203.0.113.77'
};
const Stored = v.tuple([v.object({ ok: v.literal(true), rev: Revision })]);
const Line = v.looseObject({ level: v.number(), time: v.number() });

let dataDir: string;
beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'log-'));
	const couch = openSqliteCouch(dataDir);
	const { name, login } = PRIVATE;
	await putAccounts(
		couch,
		await account(login, [memberRole], { name }),
		await account('bichthu', [secretaryRole], { name }),
		await account('vanphong', [{ role: 'office' }], { name })
	);
	for (const unit of [ownUnit, otherUnit]) await couch.createDatabase(unitDatabase(unit));
	await couch.close();
});
afterEach(() => rm(dataDir, { recursive: true }));

/** The lines of a log, each of which must be JSON. */
function linesOf(log: string): Record<string, unknown>[] {
	const lines = log.split('\n').filter((line) => line !== '');
	return lines.map((line) => v.parse(Line, JSON.parse(line)));
}

test('not one line of a busy server’s log names a person, a login, a password, an address or a document', async () => {
	const server = await spawnServer({
		PORT: '0',
		ORIGIN,
		DATA_DIR: dataDir,
		LOG_LEVEL: 'trace'
	});
	await until(async () => (await fetch(`${server.url}/healthz`)).status === 200);
	const person = personId(`person-${PRIVATE.login}`);
	const record = activity({ name: PRIVATE.title }, 7, person);
	const phone = await cookieOf(server, PRIVATE.login);
	const secretary = await cookieOf(server, 'bichthu');
	const office = await cookieOf(server, 'vanphong');
	const headers = { origin: ORIGIN, 'x-forwarded-for': PRIVATE.address };
	const ask = (path: string, who: Record<string, string>, body?: string, method = 'POST') =>
		fetch(server.url + path, {
			headers: { 'content-type': 'application/json', ...headers, ...who },
			...(body === undefined ? {} : { method, body })
		});
	const docs = (...documents: object[]) => JSON.stringify({ docs: documents });
	const own = `/db/${unitDatabase(ownUnit)}`;
	const other = `/db/${unitDatabase(otherUnit)}`;
	const bell = await openDoorbell(server, phone);

	const statuses = new Map<string, number>();
	const answers: string[] = [];
	const note = async (what: string, answered: Promise<Response>) => {
		const response = await answered;
		statuses.set(what, response.status);
		answers.push(response.headers.get('x-request-id') ?? '');
		await response.text();
	};
	const stored = v.parse(
		Stored,
		await (await ask(`${own}/_bulk_docs`, phone, docs(record))).json()
	);
	const [{ rev }] = stored;
	const approved = decision('approve', { ...record, _rev: rev });
	await note('decided', ask(`${own}/_bulk_docs`, secretary, docs(approved)));
	await note('faulty', ask(`${own}/_bulk_docs`, phone, docs({ ...record, content: PRIVATE.name })));
	await note('otherUnit', ask(`${other}/_bulk_docs`, phone, docs(record)));
	await note('noJson', ask(`${own}/_bulk_docs`, phone, `{"docs": "${PRIVATE.name}`));
	await note('get', ask(`${own}/${record._id}`, phone));
	await note('query', ask(`${own}/_all_docs?startkey="${encodeURI(PRIVATE.title)}"`, phone));
	await note('path', ask(`/db/${encodeURIComponent(PRIVATE.name)}/x`, phone));
	await note('pagePath', ask(`/${encodeURIComponent(PRIVATE.name)}?q=${PRIVATE.login}`, {}));
	await note('apiPath', ask(`/api/${encodeURIComponent(PRIVATE.title)}`, phone));
	const wrong = { login: PRIVATE.login, password: PRIVATE.wrongPassword };
	await note('wrongPassword', ask('/api/session', {}, JSON.stringify(wrong)));
	await note('basic', ask(`${own}`, basic(PRIVATE.login, PASSWORD)));
	await note('wrongBasic', ask(`${own}`, basic(PRIVATE.login, PRIVATE.wrongPassword)));
	await note('people', ask(`/api/people?tim=${encodeURI(PRIVATE.name)}`, office));
	await note('setup', ask('/api/setup', {}, JSON.stringify({ code: PRIVATE.wrongPassword })));
	await note('privacy', ask('/api/privacy', phone));
	bell.leave();
	expect(Object.fromEntries(statuses)).toMatchObject({
		decided: 201,
		faulty: 201,
		otherUnit: 403,
		noJson: 400,
		get: 200,
		wrongPassword: 401,
		basic: 200,
		wrongBasic: 401,
		apiPath: 404
	});
	expect(await server.end('SIGTERM')).toBe(0);

	const lines = linesOf(server.log());
	expect(lines.length).toBeGreaterThanOrEqual(statuses.size);
	// Each answer is found in the log by the id that it carries.
	const noted = new Set(lines.map((line) => line['request']));
	for (const id of answers) expect(noted).toContain(id);

	const words = [...Object.values(PRIVATE), PASSWORD, record._id, person, 'Người', ...cookies()];
	for (const line of server.log().split('\n'))
		for (const word of words) expect(line).not.toContain(word);

	function cookies(): string[] {
		return [phone, secretary, office].map(({ cookie }) => cookie.split('=')[1] ?? cookie);
	}
}, 60_000);

test('a fault behind the server is told by kind and place, without what it quotes', async () => {
	const couchdb = createServer((_request, response) => {
		const words = { error: 'internal_server_error', reason: `${PRIVATE.name} ${PRIVATE.title}` };
		response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify(words));
	});
	await new Promise<void>((done) => couchdb.listen(0, '127.0.0.1', done));
	const address = couchdb.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	const server = await spawnServer({
		PORT: '0',
		ORIGIN,
		DATA_DIR: dataDir,
		LOG_LEVEL: 'trace',
		COUCHDB_URL: `http://admin:${PRIVATE.wrongPassword}@127.0.0.1:${port}/`
	});
	const refused = await fetch(`${server.url}/db/programme`, { headers: basic(PRIVATE.login) });
	expect(refused.status).toBe(503);
	const id = refused.headers.get('x-request-id');
	expect(await bodyOf(refused)).toMatchObject({ reason: 'storeDown', requestId: id });
	const health = await bodyOf(fetch(`${server.url}/healthz`));
	expect(health['reason']).toBe('CouchDB answered 500 (internal_server_error)');
	await server.end('SIGTERM');
	couchdb.closeAllConnections();
	couchdb.close();
	for (const word of Object.values(PRIVATE)) expect(server.log()).not.toContain(word);
});
