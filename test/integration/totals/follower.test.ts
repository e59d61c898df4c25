import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Activity } from '../../../src/lib/domain/activity/activity.ts';
import { editActivity } from '../../../src/lib/domain/activity/activity.ts';
import type { ActivityContent } from '../../../src/lib/domain/activity/content.ts';
import type { Decision } from '../../../src/lib/domain/activity/decision.ts';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import type { UnitId } from '../../../src/lib/domain/ids.ts';
import { sameContent } from '../../../src/lib/domain/json.ts';
import { countBoard } from '../../../src/lib/domain/totals/count-board.ts';
import { countRecord } from '../../../src/lib/domain/totals/record.ts';
import { parseBy } from '../../../src/lib/domain/issue.ts';
import { TotalsDocument, unpackBoard } from '../../../src/lib/domain/totals/totals-document.ts';
import type { Couch, StoredDocument } from '../../../src/lib/server/couch/couch.ts';
import { openSqliteCouch } from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';
import { Follower } from '../../../src/lib/server/totals/follower.ts';
import { Ledger } from '../../../src/lib/server/totals/ledger.ts';
import { Publisher } from '../../../src/lib/server/totals/publisher.ts';
import { CountedBoards, withParts } from './counted-board.ts';
import {
	activity,
	content,
	decision,
	device,
	member,
	otherUnit,
	ownUnit,
	personId
} from '../../fixtures/builders.ts';

const term = { start: '2020-02-20', end: '2022-12-31' };
const clock = () => Date.parse('2021-12-01T00:00:00.000Z');
const stamp = { at: '2021-06-16T01:00:00.000Z', by: member, device };
const units = [ownUnit, otherUnit];
const periods = [...['2020', '2021'].flatMap(withParts), 'term'];

/** Free days: some of a month, months, more than a year, the term. */
const ranges = [
	'2021-05-30..2021-06-30',
	'2021-01-01..2021-07-01',
	'2020-11-01..2021-12-31',
	'2020-02-20..2022-12-31'
];

const open: Couch[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((couch) => couch.close()));
});

async function newCouch(): Promise<Couch> {
	const couch = openSqliteCouch(':memory:');
	open.push(couch);
	for (const name of ['programme', ...units.map(unitDatabase), 'totals', 'totals-committee'])
		await couch.createDatabase(name);
	return couch;
}

function follow(couch: Couch) {
	const ledger = new Ledger(':memory:', 'test');
	const follower = new Follower({ couch, ledger, term, clock });
	const publisher = new Publisher({ couch, ledger, clock });
	return {
		ledger,
		publisher,
		follower,
		all: async () => {
			for (const unit of units) await follower.follow(unitDatabase(unit));
		}
	};
}

/** One thing that happens to one of a few records. */
const amounts = fc.option(
	fc.record({
		n: fc.integer({ min: 0, max: 9999 }).map((n) => n / 10),
		qualifier: fc.constantFrom('exact' as const, 'about' as const),
		words: fc.constant('')
	}),
	{ nil: null }
);
const fields = fc.record({
	campaigns: fc.subarray(['trung-thu', 'vi-dan-em-than-yeu', 'tinh-nguyen-he']),
	objectives: fc.subarray([1, 5] as const).map((all) => [...all]),
	days: amounts,
	members: fc.subarray(['aaa', 'bbb', 'ccc']).map((all) => all.map(personId)),
	when: fc.constantFrom<ActivityContent['when']>(
		{ precision: 'day', start: '2021-05-30', end: null, words: '' },
		{ precision: 'day', start: '2021-06-30', end: '2021-07-02', words: '' },
		{ precision: 'day', start: '2021-07-01', end: null, words: '' },
		{ precision: 'month', start: '2020-11', end: null, words: '' },
		{ precision: 'month', start: '2021-01', end: '2021-04', words: '' },
		{ precision: 'season', season: 'spring', year: 2021, words: '' },
		{ precision: 'season', season: 'summer', year: 2021, words: '' },
		{ precision: 'season', season: 'autumn', year: 2021, words: '' },
		{ precision: 'season', season: 'winter', year: 2020, words: '' },
		{ precision: 'year', year: 2021, words: '' },
		{ precision: 'year', year: 2019, words: '' },
		{ precision: 'unknown', words: '' }
	)
});
const event = fc.record({
	record: fc.nat(3),
	what: fc.constantFrom(
		'edit',
		'edit',
		'withdraw',
		'approve',
		'approve',
		'return',
		'revoke',
		'delete',
		'follow',
		'recount',
		'publish'
	),
	fields
});

function contentOf({
	campaigns,
	objectives,
	days,
	members,
	when
}: {
	campaigns: string[];
	objectives: ActivityContent['objectives'];
	days: ActivityContent['people']['volunteerDays'];
	members: ActivityContent['people']['members'];
	when: ActivityContent['when'];
}): ActivityContent {
	return content({
		campaigns,
		objectives,
		when,
		people: { ...content().people, members, volunteerDays: days }
	});
}

/** The world as it is told step by step, and as a plain recount of it sees it. */
class World {
	readonly records: (Activity | null)[] = [0, 1, 2, 3].map((i) => ({
		...activity({}, i + 1),
		unit: this.unitOf(i)
	}));
	readonly decisions: Decision[][] = [[], [], [], []];
	readonly #couch: Couch;
	#seed = 0;

	constructor(couch: Couch) {
		this.#couch = couch;
	}

	unitOf(i: number): UnitId {
		return i % 2 === 0 ? ownUnit : otherUnit;
	}

	async put(document: StoredDocument, unit: UnitId): Promise<string> {
		const [result] = await this.#couch.bulkDocs(unitDatabase(unit), [document]);
		if (result === undefined || 'error' in result) throw new Error(JSON.stringify(result));
		return result.rev;
	}

	async save(i: number, record: Activity): Promise<void> {
		const rev = await this.put({ ...record }, record.unit);
		this.records[i] = parsedRevision(record, rev);
	}

	async decide(i: number, verdict: Decision['verdict']): Promise<void> {
		const record = this.records[i];
		if (record === null || record === undefined) return;
		const made = this.decisions[i] ?? [];
		const last = made.at(-1);
		const next = {
			...decision(verdict, record, {
				seed: ++this.#seed,
				supersedes: last === undefined ? [] : [last._id]
			}),
			unit: record.unit
		};
		await this.put({ ...next }, record.unit);
		made.push(next);
	}

	async remove(i: number): Promise<void> {
		const record = this.records[i];
		if (record === null || record === undefined || record._rev === undefined) return;
		await this.put({ _id: record._id, _rev: record._rev, _deleted: true }, record.unit);
		this.records[i] = null;
	}

	board(period: string, scope: UnitId | null) {
		return countBoard(
			this.records.map((record, i) =>
				countRecord(
					record !== null && record._rev === undefined ? null : record,
					this.decisions[i] ?? [],
					term
				)
			),
			period,
			scope
		);
	}
}

function parsedRevision(record: Activity, rev: string): Activity {
	return { ...record, _rev: rev as NonNullable<Activity['_rev']> };
}

async function happen(
	world: World,
	{
		record: i,
		what,
		fields: said
	}: { record: number; what: string; fields: Parameters<typeof contentOf>[0] }
): Promise<void> {
	const record = world.records[i] ?? null;
	if (record === null) return;
	if (what === 'edit' || what === 'withdraw') {
		const next = {
			content: contentOf(said),
			state: what === 'edit' ? 'submitted' : 'withdrawn'
		} as const;
		return world.save(
			i,
			record._rev === undefined ? { ...record, ...next } : editActivity(record, next, stamp)
		);
	}
	if (record._rev === undefined) return;
	if (what === 'approve' || what === 'return' || what === 'revoke') return world.decide(i, what);
	if (what === 'delete') return world.remove(i);
}

describe('totals', () => {
	it('equal a plain recount after any history, on two followers, however often they looked', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(event, { maxLength: 16 }), async (events) => {
				const couch = await newCouch();
				const world = new World(couch);
				const [one, two] = [follow(couch), follow(couch)];
				for (const each of events) {
					await happen(world, each);
					if (each.what === 'follow') await one.all();
					if (each.what === 'recount') await one.follower.recount(world.unitOf(each.record));
					if (each.what === 'publish') await one.publisher.publish();
				}
				for (const side of [one, two]) await side.all();
				const found = [one, two].map(({ ledger }) => new CountedBoards(ledger));
				for (const period of periods) {
					for (const scope of [null, ...units]) {
						const expected = world.board(period, scope);
						for (const boards of found) {
							const board = boards.board(scope ?? 'block', period);
							// To compare with an explanation takes most of the time.
							if (period === 'term' || !sameContent(board, expected))
								expect(board, period).toEqual(expected);
						}
					}
				}
				for (const range of ranges)
					for (const scope of [null, ...units])
						expect(one.ledger.recount(scope ?? 'block', range), range).toEqual(
							world.board(range, scope)
						);
				for (const side of [one, two]) side.ledger.close();
				await couch.close();
			}),
			{ numRuns: 300 }
		);
	}, 120_000);

	it('are counted once when a sequence is rewound', async () => {
		const couch = await newCouch();
		const world = new World(couch);
		await world.save(0, world.records[0] ?? activity());
		await world.decide(0, 'approve');
		const { ledger, follower } = follow(couch);
		await follower.follow(unitDatabase(ownUnit));
		ledger.take({ unit: ownUnit, seq: '0', records: new Map(), arrivedAt: null });
		await follower.follow(unitDatabase(ownUnit));
		expect(ledger.board('block|2021')).toEqual(world.board('2021', null));
		ledger.close();
	});

	it('are published with the figures that were counted, once, and again only when they change', async () => {
		const couch = await newCouch();
		const world = new World(couch);
		await world.save(0, world.records[0] ?? activity());
		await world.decide(0, 'approve');
		const { ledger, publisher, all } = follow(couch);
		await all();
		await publisher.publish();
		const stored = await couch.get('totals', 'totals:block:2021');
		const parsed = parseBy(TotalsDocument, stored);
		expect(parsed.ok && unpackBoard(parsed.value)).toEqual(world.board('2021', null));
		ledger.unsettle('block|2021');
		await publisher.publish();
		expect((await couch.get('totals', 'totals:block:2021'))._rev).toBe(stored._rev);
		expect((await couch.get('totals-committee', 'freshness'))['units']).toHaveProperty(ownUnit);
		ledger.close();
	});

	it('are published by one process at a time, and by the other when the first falls silent', async () => {
		const couch = await newCouch();
		const world = new World(couch);
		let now = clock();
		const [one, two] = [0, 1].map(() => {
			const ledger = new Ledger(':memory:', 'test');
			return {
				ledger,
				follower: new Follower({ couch, ledger, term, clock: () => now }),
				publisher: new Publisher({ couch, ledger, clock: () => now })
			};
		});
		if (one === undefined || two === undefined) throw new Error('two followers');
		await world.save(0, world.records[0] ?? activity());
		for (const side of [one, two]) await side.follower.follow(unitDatabase(ownUnit));
		expect((await one.publisher.publish()).published).toBeGreaterThan(0);
		expect(await two.publisher.publish()).toEqual({ published: 0 });
		now += 60_000;
		expect((await two.publisher.publish()).published).toBeGreaterThan(0);
		for (const side of [one, two]) side.ledger.close();
	});

	it('open into the records behind each figure, page by page', async () => {
		const couch = await newCouch();
		const world = new World(couch);
		for (const i of [0, 1, 2]) {
			await world.save(i, {
				...(world.records[i] ?? activity()),
				content: content({ campaigns: i === 1 ? [] : ['trung-thu'] })
			});
			await world.decide(i, 'approve');
		}
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
		expect([...first, ...rest].map(({ record }) => record.activity).sort()).toEqual(
			[world.records[0]?._id, world.records[2]?._id].sort()
		);
		expect(ledger.behind({ ...query, scope: otherUnit }, null, 5)).toEqual([]);
		ledger.close();
	});
});
