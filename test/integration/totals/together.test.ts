import { expect, it } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { ulid } from '../../../src/lib/domain/ids.ts';
import { openSqliteCouch } from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';
import { Follower } from '../../../src/lib/server/totals/follower.ts';
import { Ledger } from '../../../src/lib/server/totals/ledger.ts';
import { activity, bytes, NOON, ownUnit } from '../../fixtures/builders.ts';

const term = { start: '2020-02-20', end: '2022-12-31' };
const database = unitDatabase(ownUnit);
const DAY_MS = 86_400_000;

/** Records made on one day, with ids of that day. */
function madeOn(day: number, count: number) {
	return Array.from({ length: count }, (_, n) => {
		const id = ulid(NOON + day * DAY_MS + n, bytes(n));
		return { ...activity(), _id: `activity:${id}` };
	});
}

it('what phones bring after days is read together, also in a unit with many records', async () => {
	const couch = openSqliteCouch(':memory:');
	await couch.createDatabase(database);
	const ledger = new Ledger(':memory:', 'test');
	const follower = new Follower({ couch, ledger, term, clock: () => NOON + 200 * DAY_MS });
	await couch.bulkDocs(database, madeOn(0, 600));
	await follower.follow(database);
	const read = couch.allDocs.bind(couch);
	let asked = 0;
	couch.allDocs = (db, options) => {
		asked += 1;
		return read(db, options);
	};
	await couch.bulkDocs(database, madeOn(3, 40));
	await follower.follow(database);
	expect(ledger.countOf(ownUnit)).toBe(640);
	expect(asked).toBeLessThan(5);

	// Far apart: the unit's many records between them are not read for the sake of two.
	asked = 0;
	const [first, last] = [madeOn(0, 1), madeOn(3, 40)].map((some) => some.at(-1));
	for (const one of [first, last]) {
		const stored = await couch.get(database, one?._id ?? '');
		await couch.bulkDocs(database, [{ ...stored, _deleted: true }]);
	}
	await follower.follow(database);
	expect(ledger.countOf(ownUnit)).toBe(638);
	expect(asked).toBe(3);
	ledger.close();
	await couch.close();
});
