import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { privateDatabase, unitDatabase } from '../../../src/lib/domain/database.ts';
import { dayInVietnam } from '../../../src/lib/domain/date.ts';
import { AccessPage } from '../../../src/lib/domain/privacy/access-log.ts';
import { AUDIT, Audit } from '../../../src/lib/server/audit/audit.ts';
import { AuditLog } from '../../../src/lib/server/audit/audit-log.ts';
import { trimLog } from '../../../src/lib/server/privacy/trim-log.ts';
import { otherUnit, ownUnit, personId } from '../../fixtures/builders.ts';
import { partyStage, workEntry } from '../../fixtures/work-builders.ts';
import { rosterPerson, unit } from '../gateway/documents.ts';
import type { App, TestStore } from '../server/app.ts';
import {
	account,
	basic,
	memberRole,
	otherMemberRole,
	putAccounts,
	secretaryRole,
	startApp,
	testStore
} from '../server/app.ts';

let store: TestStore;
let app: App;
const own = unitDatabase(ownUnit);

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	await putAccounts(
		app.couch,
		await account('an', [memberRole]),
		await account('binh', [memberRole]),
		await account('xa', [otherMemberRole]),
		await account('bithu', [secretaryRole]),
		await account('uyvien', [{ role: 'committee' }]),
		await account('vanphong', [{ role: 'office' }])
	);
	await app.couch.bulkDocs('programme', [unit(ownUnit), unit(otherUnit)]);
	for (const database of [own, privateDatabase(ownUnit), unitDatabase(otherUnit)])
		await app.couch.createDatabase(database);
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

const today = () => dayInVietnam(Date.now());
const ask = (name: string, place: string, query: object) =>
	fetch(`${app.url}/api/privacy/${place}`, {
		method: 'POST',
		headers: { ...basic(name), 'content-type': 'application/json' },
		body: JSON.stringify(query)
	});
async function read(name: string, place: string, query: Record<string, string> = {}) {
	const response = await ask(name, place, { from: today(), to: today(), ...query });
	expect(response.status).toBe(200);
	return v.parse(AccessPage, await response.json());
}
const told = ({ lines }: AccessPage) =>
	lines.map(({ by, kind, database }) => `${by} ${kind} ${database ?? ''}`.trim());
const db = (name: string, path: string, init: RequestInit = {}) =>
	fetch(`${app.url}/db/${path}`, {
		...init,
		headers: { ...basic(name), 'content-type': 'application/json' }
	});
const write = (name: string, database: string, document: { _id: string }) =>
	db(name, `${database}/${document._id}`, { method: 'PUT', body: JSON.stringify(document) });

describe('the log of who read and changed what', () => {
	beforeAll(async () => {
		expect((await write('bithu', own, rosterPerson('person-an'))).status).toBe(201);
		expect((await write('bithu', own, rosterPerson('person-binh'))).status).toBe(201);
		await db('bithu', `${own}/_all_docs`);
		await db('uyvien', `${own}/_changes`);
		await db('an', `${own}/_changes`);
		await db('xa', `${own}/_changes`);
		await db('xa', `${unitDatabase(otherUnit)}/_changes`);
	});

	test('tells a person who changed their data and who read what holds them, and of nobody else', async () => {
		const log = await read('an', 'log');
		expect(told(log).sort()).toEqual(
			[
				`person-bithu read ${own}`,
				`person-bithu written ${own}`,
				`person-uyvien read ${own}`
			].sort()
		);
		expect(log.lines.flatMap(({ of = [] }) => of)).toEqual(['person-an']);
		expect(log.people['person-bithu']).toEqual({ name: 'Người bithu', roles: [secretaryRole] });
		expect(JSON.stringify(log)).not.toContain('binh');
	});

	test('tells the office all of it, and what it looks for alone', async () => {
		const all = told(await read('vanphong', 'audit'));
		expect(all).toContain(`person-xa refused ${own}`);
		expect(all).toContain(`person-an read ${own}`);
		const refused = await read('vanphong', 'audit', { group: 'refused' });
		expect(told(refused)).toEqual([`person-xa refused ${own}`]);
		const elsewhere = await read('vanphong', 'audit', { unit: otherUnit });
		expect(told(elsewhere)).toEqual([`person-xa read ${unitDatabase(otherUnit)}`]);
		const binh = await read('vanphong', 'audit', { who: 'nguoi binh', group: 'changed' });
		expect(binh.lines.map(({ of }) => of)).toEqual([['person-binh']]);
		expect((await read('vanphong', 'audit', { who: 'không có ai' })).lines).toEqual([]);
		const before = { from: '2020-01-01', to: '2020-02-01' };
		expect((await read('vanphong', 'audit', before)).lines).toEqual([]);
	});

	test('leaves nobody out who is called so, however many are', async () => {
		const names = Array.from({ length: 25 }, (_, i) => `a${String(i).padStart(2, '0')}`);
		const accounts = await Promise.all(names.map((name) => account(name, [memberRole])));
		await putAccounts(app.couch, ...accounts);
		const log = await read('vanphong', 'audit', { who: 'người' });
		expect(told(log)).toContain(`person-xa refused ${own}`);
	});

	test('is for the office alone, and its reading is in it', async () => {
		for (const name of ['an', 'bithu', 'uyvien'])
			expect((await ask(name, 'audit', { from: today(), to: today() })).status).toBe(403);
		const office = await read('vanphong', 'audit', { who: 'Người vanphong' });
		expect(told(office)).toContain('person-vanphong read audit');
	});

	test('does not tell of whom something private was written', async () => {
		const secret = privateDatabase(ownUnit);
		const said = partyStage('Trần Văn Bình', { person: personId('person-binh') });
		expect((await write('bithu', secret, workEntry(said, 0, 'person-bithu'))).status).toBe(201);
		const all = await read('vanphong', 'audit', { group: 'changed', unit: ownUnit });
		const [line] = all.lines.filter(({ database }) => database === secret);
		expect(line).toMatchObject({ by: 'person-bithu', count: 1 });
		expect(line?.of).toBeUndefined();
		expect(told(await read('binh', 'log')).join()).not.toContain(`written ${secret}`);
	});

	test('is asked by days that are days, and not by years of them', async () => {
		const to = '2021-03-01';
		const wrong = ['2021-02-30', '2021-03-02', '2000-01-01'].map((from) => ({ from, to }));
		for (const query of [{}, ...wrong]) expect((await ask('an', 'log', query)).status).toBe(400);
	});
});

describe('a long log', () => {
	const DAY = Date.parse('2019-05-19T03:00:00.000Z');
	const who = { person: personId('nguoi-doc'), session: 'session:1' };
	const spans = { fromMs: DAY - 1, toMs: DAY + 86_400_000 };

	test('is read in pieces without losing or doubling a line, and says how far it looked', async () => {
		let now = DAY;
		const audit = new Audit(app.couch, () => now++);
		await Promise.all(
			Array.from({ length: 230 }, (_, i) =>
				audit.record(who, [{ kind: i % 2 === 0 ? 'signedIn' : 'signedOut' }])
			)
		);
		const log = new AuditLog(app.couch);
		const ids: string[] = [];
		let before: string | undefined;
		do {
			const piece = await log.newest({ ...spans, before }, () => true);
			ids.push(...piece.lines.map(({ id }) => id));
			expect(piece.untilMs).toBeLessThanOrEqual(Date.parse(piece.lines.at(-1)?.at ?? ''));
			before = piece.next ?? undefined;
		} while (before !== undefined);
		expect(ids).toHaveLength(230);
		expect(ids).toEqual([...new Set(ids)].sort().reverse());
	});

	test('loses what was kept long enough, and nothing newer', async () => {
		const newer = new Audit(app.couch, () => DAY + 3 * 86_400_000);
		await newer.record(who, [{ kind: 'signedIn' }]);
		const log = new AuditLog(app.couch);
		const stand = () => log.newest({ ...spans, toMs: DAY + 9 * 86_400_000 }, () => true);
		const twoYearsOn = (day: number) => () => Date.parse(`2021-05-${day}T03:00:00.000Z`);
		await trimLog(app.couch, twoYearsOn(18));
		expect((await stand()).lines).toHaveLength(100);
		await trimLog(app.couch, twoYearsOn(21));
		expect((await stand()).lines).toHaveLength(1);
		const left = await app.couch.allDocs(AUDIT);
		expect(left.rows.length).toBeGreaterThan(1);
	});
});
