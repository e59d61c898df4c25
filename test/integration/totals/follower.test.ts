import { afterEach, describe, expect, it } from 'vitest';
import type { ActivityContent } from '../../../src/lib/domain/activity/content.ts';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { countBoard } from '../../../src/lib/domain/totals/count-board.ts';
import { emptyCell } from '../../../src/lib/domain/totals/figures.ts';
import { countRecord } from '../../../src/lib/domain/totals/record.ts';
import { FRESHNESS, freshnessShard } from '../../../src/lib/domain/totals/freshness-document.ts';
import type { Couch } from '../../../src/lib/server/couch/couch.ts';
import { openSqliteCouch } from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';
import { Follower } from '../../../src/lib/server/totals/follower.ts';
import { Ledger } from '../../../src/lib/server/totals/ledger.ts';
import { Publisher } from '../../../src/lib/server/totals/publisher.ts';
import { activity, decision, otherUnit, ownUnit } from '../../fixtures/builders.ts';
import { PublishedBoards } from './counted-board.ts';

const term = { start: '2020-02-20', end: '2022-12-31' };
const noon = Date.parse('2021-12-01T00:00:00.000Z');
const units = [ownUnit, otherUnit];

const open: { close(): unknown }[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((one) => one.close()));
});

async function newCouch(): Promise<Couch> {
	const couch = openSqliteCouch(':memory:');
	open.push(couch);
	for (const name of ['programme', ...units.map(unitDatabase), 'totals', 'totals-committee'])
		await couch.createDatabase(name);
	return couch;
}

function follow(couch: Couch, clock = () => noon) {
	const ledger = new Ledger(':memory:', 'test');
	open.push(ledger);
	const follower = new Follower({ couch, ledger, term, clock });
	const publisher = new Publisher({ couch, ledger, clock });
	const all = async () => {
		for (const unit of units) await follower.follow(unitDatabase(unit));
	};
	return { ledger, publisher, all };
}

/** An approved record, the even ones of one unit and the odd ones of the other. */
async function approved(couch: Couch, n: number, fields: Partial<ActivityContent> = {}) {
	const record = { ...activity(fields, n + 1), unit: n % 2 === 0 ? ownUnit : otherUnit };
	const approval = decision('approve', record, { seed: n + 1 });
	await couch.bulkDocs(unitDatabase(record.unit), [{ ...record }, { ...approval }]);
	return { id: record._id, counted: countRecord(record, [approval], term) };
}

describe('totals', () => {
	it('are published with the figures that were counted, once, and again only when they change', async () => {
		const couch = await newCouch();
		const { counted } = await approved(couch, 0);
		const { ledger, publisher, all } = follow(couch);
		await all();
		await publisher.publish();
		const stored = await couch.get('totals', 'totals:block:2021');
		const board = (await PublishedBoards.read(couch)).board('block', '2021');
		expect(board).toEqual(countBoard([counted], '2021', null));
		ledger.unsettle('block|2021');
		await publisher.publish();
		expect((await couch.get('totals', 'totals:block:2021'))._rev).toBe(stored._rev);
		const fresh = await couch.get('totals-committee', FRESHNESS + freshnessShard(ownUnit));
		expect(fresh['units']).toHaveProperty(ownUnit);
	});

	it('are taken back where nothing is left, by a process that never saw what was there', async () => {
		const couch = await newCouch();
		const { id } = await approved(couch, 0);
		const before = follow(couch);
		await before.all();
		await before.publisher.publish();
		const { rows } = await couch.allDocs(unitDatabase(ownUnit));
		const gone = rows.flatMap((row) =>
			'value' in row ? [{ _id: row.key, _rev: row.value.rev, _deleted: true }] : []
		);
		expect(gone.map(({ _id }) => _id)).toContain(id);
		await couch.bulkDocs(unitDatabase(ownUnit), gone);
		const after = follow(couch, () => noon + 60_000);
		await after.all();
		await after.publisher.publish();
		const published = await PublishedBoards.read(couch);
		for (const scope of ['block', ownUnit] as const)
			for (const period of ['2021', '2021-05', 'term'])
				expect(published.board(scope, period).all).toEqual(emptyCell);
	});

	it('are published by one process at a time, and by the other when the first falls silent', async () => {
		const couch = await newCouch();
		let now = noon;
		const [one, two] = [follow(couch, () => now), follow(couch, () => now)];
		await approved(couch, 0);
		for (const side of [one, two]) await side.all();
		expect((await one.publisher.publish())?.published).toBeGreaterThan(0);
		expect(await two.publisher.publish()).toBeNull();
		now += 60_000;
		expect((await two.publisher.publish())?.published).toBeGreaterThan(0);
	});

	it('open into the records behind each figure, page by page', async () => {
		const couch = await newCouch();
		const of = async (n: number, campaigns: string[]) =>
			(await approved(couch, n, { campaigns })).id;
		const ids = [await of(0, ['trung-thu']), await of(2, ['trung-thu'])];
		await of(1, []);
		const { ledger, all } = follow(couch);
		await all();
		const query = {
			scope: 'block',
			period: '2021',
			by: { dimension: 'campaign', key: 'trung-thu' },
			side: 'approved'
		} as const;
		const first = ledger.behind(query, null, 1);
		const rest = ledger.behind(query, first[0] ?? null, 5);
		expect([...first, ...rest].map(({ record }) => record.activity).sort()).toEqual(ids.sort());
		expect(ledger.behind({ ...query, scope: otherUnit }, null, 5)).toEqual([]);
	});
});
