import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseName, unitDatabase } from '../../../src/lib/domain/database.ts';
import { dayInVietnam } from '../../../src/lib/domain/date.ts';
import { ulid } from '../../../src/lib/domain/ids.ts';
import type { NoticeReceipt } from '../../../src/lib/domain/notice/receipt.ts';
import { addMonths } from '../../../src/lib/domain/retention/months.ts';
import type { RetentionDesk } from '../../../src/lib/domain/retention/retention-desk.ts';
import { otherUnit, ownUnit, personId } from '../../fixtures/builders.ts';
import { receipt } from '../../fixtures/notice-builders.ts';
import { unit } from '../gateway/documents.ts';
import type { App, TestStore } from '../server/app.ts';
import {
	account,
	basic,
	bodyOf,
	memberRole,
	putAccounts,
	startApp,
	testStore,
	until
} from '../server/app.ts';

const monthsAgo = (months: number) => addMonths(dayInVietnam(Date.now()), -months);
/** That somebody read a notice of that day on another day. */
function read(worded: string, on: string, by: string, of = ownUnit): NoticeReceipt {
	const at = (day: string) => Date.parse(`${day}T05:00:00Z`);
	const notice = ulid(at(worded), new Uint8Array(16));
	return receipt({
		unit: of,
		notice,
		edition: notice,
		by: personId(by),
		at: new Date(at(on)).toISOString()
	});
}
const [old, older, young, wrongClock] = [
	read(monthsAgo(26), monthsAgo(25), 'person-ha'),
	read(monthsAgo(40), monthsAgo(38), 'person-hiem', otherUnit),
	read(monthsAgo(26), monthsAgo(23), 'person-an'),
	// A phone that believes it is 2015 reads what was written last month.
	read(monthsAgo(1), '2015-05-19', 'person-an')
];
let store: TestStore;
let app: App;
let revOfOlder: string;

beforeAll(async () => {
	store = await testStore();
	app = await startApp(store);
	await putAccounts(
		app.couch,
		await account('an', [memberRole]),
		await account('vanphong', [{ role: 'office' }])
	);
	const units = [unit(ownUnit), unit(otherUnit)];
	await app.couch.bulkDocs(databaseName({ kind: 'programme' }), units);
	const made = async () => (await app.couch.listDatabases()).includes(unitDatabase(otherUnit));
	await until(made);
	await app.couch.bulkDocs(unitDatabase(ownUnit), [old, young, wrongClock]);
	await app.couch.bulkDocs(unitDatabase(otherUnit), [older]);
	revOfOlder = String((await app.couch.get(unitDatabase(otherUnit), older._id))['_rev']);
});
afterAll(async () => {
	await app.close();
	await store.remove();
});

const ask = (place: string, body?: unknown, name = 'vanphong') =>
	fetch(`${app.url}/api/retention${place}`, {
		headers: { ...basic(name), 'content-type': 'application/json' },
		...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) })
	});
const desk = async () => (await bodyOf(ask(''))) as RetentionDesk;
async function kept(of: typeof ownUnit): Promise<string[]> {
	const range = { startKey: 'noticeReceipt:', endKey: 'noticeReceipt;' };
	return (await app.couch.allDocs(unitDatabase(of), range)).rows.map(({ key }) => key).sort();
}

test('that notices were read goes by a decision on exactly what was shown, and by nobody else', async () => {
	const { receipts } = await desk();
	expect(receipts).toMatchObject({ count: 2, first: monthsAgo(38), last: monthsAgo(25) });
	const wrong = await ask('/receipts', { mark: 'cu' });
	expect([wrong.status, await wrong.json()]).toMatchObject([409, { reason: 'changed' }]);
	expect((await ask('/receipts', {})).status).toBe(400);
	expect((await ask('/receipts', { mark: receipts.mark }, 'an')).status).toBe(403);
	expect(await kept(ownUnit)).toHaveLength(3);

	const done = (await bodyOf(ask('/receipts', { mark: receipts.mark }))) as RetentionDesk;
	expect(done.receipts).toMatchObject({ count: 0, first: null, last: null });
	expect(done.went).toMatchObject([{ kind: 'receipts', count: 2, last: monthsAgo(25) }]);
	expect(JSON.stringify(done)).not.toMatch(/person-/);
	expect(await kept(ownUnit)).toEqual([young._id, wrongClock._id].sort());
	expect(await kept(otherUnit)).toEqual([]);
});

test('no older version of what went says who it was', async () => {
	const { rows } = await app.couch.allDocs(unitDatabase(otherUnit), { keys: [older._id] });
	expect(rows).toMatchObject([{ value: { deleted: true } }]);
	const before = await app.couch.getRevs(unitDatabase(otherUnit), older._id, [revOfOlder]);
	expect(JSON.stringify(before)).not.toContain('person-hiem');
});

test('what a phone brings late, or a restore brings back, goes at the next start', async () => {
	const late = read(monthsAgo(40), monthsAgo(39), 'person-ha');
	const unread = { _id: 'noticeReceipt:khac', type: 'noticeReceipt', v: 2 };
	await app.couch.bulkDocs(unitDatabase(ownUnit), [late, unread]);
	await app.close();
	app = await startApp(store);
	await until(async () => !(await kept(ownUnit)).includes(late._id));
	// What is younger, and what a newer app wrote, stays.
	expect(await kept(ownUnit)).toEqual([young._id, wrongClock._id, unread._id].sort());
});
