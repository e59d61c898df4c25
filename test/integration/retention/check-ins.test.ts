import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHECK_IN_DAYS, windowAt } from '../../../src/lib/domain/check-in/check-in.ts';
import { databaseName, unitDatabase } from '../../../src/lib/domain/database.ts';
import { newActivityId } from '../../../src/lib/domain/ids.ts';
import { ownData } from '../../../src/lib/server/privacy/own-data.ts';
import { AccountStore } from '../../../src/lib/server/auth/account-store.ts';
import { SessionStore } from '../../../src/lib/server/auth/session-store.ts';
import { bytes, ownUnit, personId } from '../../fixtures/builders.ts';
import { checkIn } from '../../fixtures/check-in-builders.ts';
import { unit } from '../gateway/documents.ts';
import type { App, TestStore } from '../server/app.ts';
import { startApp, testStore, until } from '../server/app.ts';

const DAY_MS = 86_400_000;
const database = unitDatabase(ownUnit);
const an = personId('person-an');
let store: TestStore;
let app: App;

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	await app.couch.bulkDocs(databaseName({ kind: 'programme' }), [unit(ownUnit)]);
	await until(async () => (await app.couch.listDatabases()).includes(database));
}, 60_000);
afterAll(async () => {
	await app.close();
	await store.remove();
});

const of = (daysAgo: number, by = an) => {
	const activity = newActivityId(Date.now() - daysAgo * DAY_MS, bytes(daysAgo));
	return checkIn({ activity, by, window: windowAt(Date.now() - daysAgo * DAY_MS) });
};

test('a check-in is in its person’s copy of their data, and goes at the start after its time', async () => {
	const young = of(CHECK_IN_DAYS - 1);
	const old = of(CHECK_IN_DAYS + 2);
	await app.couch.bulkDocs(database, [young, old, of(3, personId('person-binh'))]);
	const clock = () => Date.now();
	const sources = {
		couch: app.couch,
		accounts: new AccountStore(app.couch, clock),
		sessions: new SessionStore(app.couch, clock)
	};
	const own = await ownData(sources, an);
	expect(own.documents.map(({ document }) => document)).toMatchObject([
		{ _id: expect.stringMatching(/^checkIn:/), by: an },
		{ _id: expect.stringMatching(/^checkIn:/), by: an }
	]);
	await app.close();
	app = await startApp(store);
	const there = async () => {
		const { rows } = await app.couch.allDocs(database, {
			startKey: 'checkIn:',
			endKey: 'checkIn;'
		});
		return rows.map((row) => ('id' in row ? row.id : ''));
	};
	await until(async () => !(await there()).includes(old._id));
	expect(await there()).toHaveLength(2);
	expect(await there()).toContain(young._id);
});
