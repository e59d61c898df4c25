import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseName, unitDatabase } from '../../../src/lib/domain/database.ts';
import type { RetentionDesk } from '../../../src/lib/domain/retention/retention-desk.ts';
import { dayInVietnam } from '../../../src/lib/domain/date.ts';
import { addMonths } from '../../../src/lib/domain/retention/months.ts';
import { ACCOUNTS } from '../../../src/lib/server/auth/account.ts';
import { PEOPLE } from '../../../src/lib/server/people/people-store.ts';
import { PRIVACY } from '../../../src/lib/server/privacy/privacy-store.ts';
import { Audit } from '../../../src/lib/server/audit/audit.ts';
import { CardStore } from '../../../src/lib/server/auth/cards.ts';
import { ownUnit, personId } from '../../fixtures/builders.ts';
import { rosterPerson, unit } from '../gateway/documents.ts';
import type { App, TestStore } from '../server/app.ts';
import {
	account,
	basic,
	bodyOf,
	cookieOf,
	memberRole,
	putAccounts,
	startApp,
	testStore,
	until
} from '../server/app.ts';

const DAY_MS = 86_400_000;
const database = unitDatabase(ownUnit);
const monthsAgo = (months: number) => addMonths(dayInVietnam(Date.now()), -months);
let store: TestStore;
let app: App;

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	const accounts = await Promise.all([
		...['an', 'lau', 'moi'].map((name) => account(name, [memberRole])),
		account('vanphong', [{ role: 'office' }])
	]);
	await putAccounts(app.couch, ...accounts);
	await app.couch.bulkDocs(databaseName({ kind: 'programme' }), [unit(ownUnit)]);
	await until(async () => (await app.couch.listDatabases()).includes(database));
	const person = (name: string, activeTo: string | null) => ({
		...rosterPerson(`person-${name}`),
		name: `Đèo Văn ${name}`,
		folded: `deo van ${name}`,
		activeFrom: '2005-01-01',
		activeTo
	});
	await app.couch.bulkDocs(database, [
		...[person('an', null), person('lau', monthsAgo(61)), person('moi', monthsAgo(59))],
		person('vanphong', monthsAgo(70))
	]);
	const known = ['lau', 'moi'].map((name) => ({
		_id: `known:person-${name}`,
		type: 'known',
		v: 1,
		person: `person-${name}`,
		birthDay: '1995-03-26',
		phone: '0912345678'
	}));
	await app.couch.createDatabase(PEOPLE);
	await app.couch.bulkDocs(PEOPLE, known);
	await new CardStore(app.couch, Date.now).make(accounts);
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

const ask = (place: string, method = 'GET', body?: unknown, name = 'vanphong') =>
	fetch(`${app.url}/api/${place}`, {
		method,
		headers: { ...basic(name), 'content-type': 'application/json' },
		...(body === undefined ? {} : { body: JSON.stringify(body) })
	});
const desk = async () => (await bodyOf(ask('retention'))) as RetentionDesk;
const idsOf = async (of: string, startKey: string) =>
	(await app.couch.allDocs(of, { startKey, endKey: `${startKey}\ufff0` })).rows.map(
		({ key }) => key
	);

test('names of who left long ago go by a decision on exactly those, with cards, days of birth and accounts', async () => {
	const seen = await desk();
	expect(seen.names).toMatchObject({
		count: 1,
		first: monthsAgo(61),
		last: monthsAgo(61),
		people: [{ person: 'person-lau', name: 'Đèo Văn lau', unit: ownUnit, left: monthsAgo(61) }]
	});
	const answer = 'Đã bỏ tên theo thời hạn lưu giữ.';
	const wrong = await ask('retention/names', 'POST', { mark: 'cu', answer });
	expect([wrong.status, await wrong.json()]).toMatchObject([409, { reason: 'changed' }]);
	expect((await ask('retention/names', 'POST', { mark: seen.names.mark })).status).toBe(400);
	const refused = await ask('retention/names', 'POST', { mark: seen.names.mark, answer }, 'an');
	expect(refused.status).toBe(403);
	expect(await idsOf(PEOPLE, 'known:')).toEqual(['known:person-lau', 'known:person-moi']);
	expect(await idsOf(ACCOUNTS, 'card:')).toHaveLength(4);

	const { mark } = seen.names;
	const done = (await bodyOf(ask('retention/names', 'POST', { mark, answer }))) as RetentionDesk;
	expect(done.names).toMatchObject({ count: 0, people: [] });
	expect(done.went).toMatchObject([{ kind: 'names', count: 1, last: monthsAgo(61) }]);
	expect(done.retirements).toEqual([]);
	expect(JSON.stringify(done)).not.toMatch(/person-|Đèo/);
	expect(await app.couch.get(database, 'person:person-lau')).toMatchObject({
		name: '(đã rút tên)',
		birthYear: null,
		activeTo: monthsAgo(61)
	});
	expect(await app.couch.get(database, 'person:person-moi')).toMatchObject({ name: 'Đèo Văn moi' });
	expect(await idsOf(PEOPLE, 'known:')).toEqual(['known:person-moi']);
	const { rows } = await app.couch.allDocs(ACCOUNTS, { startKey: 'card:', includeDocs: true });
	const cards = rows.flatMap((row) => ('doc' in row ? [String(row.doc?.['login'])] : []));
	expect(cards.filter((login) => login !== 'undefined').sort()).toEqual(['an', 'moi', 'vanphong']);
	expect((await ask('session', 'GET', undefined, 'lau')).status).toBe(401);
});

test('requests that were closed long ago go by a decision; open ones, and what came meanwhile, stay', async () => {
	const wish = { kind: 'correct', purposes: [], words: 'Năm sinh đúng là 1995.' };
	for (let i = 0; i < 2; i++)
		expect((await ask('privacy/requests', 'POST', wish, 'an')).status).toBe(200);
	const { requests } = await bodyOf(ask('privacy/office'));
	const [first] = requests as { id: string }[];
	const done = { action: 'done', words: 'Đã sửa.' };
	expect((await ask(`privacy/office/${first?.id}`, 'POST', done)).status).toBe(200);
	expect((await desk()).requests).toMatchObject({ count: 0, first: null, last: null });

	app.turn(37 * 31 * DAY_MS);
	const { requests: due } = await desk();
	const today = dayInVietnam(Date.now());
	expect(due).toMatchObject({ count: 1, first: today, last: today });
	expect((await ask('retention/requests', 'POST', { mark: 'cu' })).status).toBe(409);
	expect((await ask('retention/requests', 'POST', { mark: due.mark }, 'an')).status).toBe(403);
	const after = (await bodyOf(
		ask('retention/requests', 'POST', { mark: due.mark })
	)) as RetentionDesk;
	expect(after.requests.count).toBe(0);
	expect(after.went[0]).toMatchObject({ kind: 'requests', count: 1, first: today, last: today });
	const left = await idsOf(PRIVACY, 'request:');
	expect(left).toHaveLength(1);
	expect(left).not.toContain(`request:${first?.id}`);
});

test('what goes by the clock is counted month by month, and the log is shown with its first day', async () => {
	const before = await desk();
	expect(before.clock.log.lines).toBeGreaterThan(0);
	expect(before.clock.sessions).toMatchObject({ days: 365 });
	await new Audit(app.couch, () => Date.parse('2015-05-19T03:00:00.000Z')).record(
		{ person: personId('ai-do'), session: 'session:1' },
		[{ kind: 'signedIn' }]
	);
	expect((await desk()).clock.log.first).toBe('2015-05-19');
	await app.close();
	app = await startApp(store);
	await until(async () => (await desk()).went.some(({ kind }) => kind === 'log'));
	const { went, clock } = await desk();
	const log = went.find(({ kind }) => kind === 'log');
	expect(log).toMatchObject({ count: 1, id: `log-${new Date().toISOString().slice(0, 7)}` });
	expect(clock.log.first).not.toBe('2015-05-19');
});

test('a session ends after the days that the office set, however much it is used', async () => {
	const set = (sessionDays: number) =>
		ask('retention/settings', 'PUT', { photoMonths: 12, sessionDays });
	const phone = await cookieOf(app, 'an');
	const session = async () => (await fetch(`${app.url}/api/session`, { headers: phone })).status;
	for (let days = 0; days < 360; days += 60) {
		expect(await session()).toBe(200);
		app.turn(60 * DAY_MS);
	}
	expect(await session()).toBe(200);
	app.turn(6 * DAY_MS);
	expect(await session()).toBe(401);

	expect((await set(29)).status).toBe(400);
	const other = await cookieOf(app, 'an');
	app.turn(31 * DAY_MS);
	expect((await set(30)).status).toBe(200);
	// What was set is remembered for a minute.
	app.turn(61_000);
	expect((await fetch(`${app.url}/api/session`, { headers: other })).status).toBe(401);
	await app.close();
	app = await startApp(store);
	const cookie = await cookieOf(app, 'an');
	expect((await fetch(`${app.url}/api/session`, { headers: cookie })).status).toBe(200);
});
