import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../../src/lib/domain/activity/activity.ts';
import { editActivity } from '../../../src/lib/domain/activity/activity.ts';
import type { ActivityContent } from '../../../src/lib/domain/activity/content.ts';
import type { Decision } from '../../../src/lib/domain/activity/decision.ts';
import { newJointCode } from '../../../src/lib/domain/activity/joint.ts';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { BLOCK_UNIT } from '../../../src/lib/domain/ids.ts';
import type { UnitId } from '../../../src/lib/domain/ids.ts';
import { sameContent } from '../../../src/lib/domain/json.ts';
import type { Board, CountedRecord, Measure } from '../../../src/lib/domain/totals/figures.ts';
import { countBoard } from '../../../src/lib/domain/totals/count-board.ts';
import type { RecordsQuery } from '../../../src/lib/domain/totals/record-page.ts';
import { countRecord } from '../../../src/lib/domain/totals/record.ts';
import { isActivity } from '../../../src/lib/domain/totals/shared-work.ts';
import type { Couch, StoredDocument } from '../../../src/lib/server/couch/couch.ts';
import { openSqliteCouch } from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';
import { Follower } from '../../../src/lib/server/totals/follower.ts';
import { Ledger } from '../../../src/lib/server/totals/ledger.ts';
import { CountedBoards, withParts } from './counted-board.ts';
import {
	activity,
	bytes,
	content,
	decision,
	device,
	member,
	otherUnit,
	ownUnit,
	personId
} from '../../fixtures/builders.ts';

/** Histories in CI; HISTORIES=20000 for a night. */
const { HISTORIES = '300' } = process.env;
const term = { start: '2020-02-20', end: '2022-12-31' };
const clock = () => Date.parse('2021-12-01T00:00:00.000Z');
const stamp = { at: '2021-06-16T01:00:00.000Z', by: member, device };
const units = [ownUnit, otherUnit, BLOCK_UNIT];
const periods = [...withParts('2021'), 'term'];
/** Of these the lists behind the figures are looked at. */
const listed = new Set(['2021', 'term', '2021-05', '2021-Q2', '2021-H2']);
const RECORDS = 6;
const codes = [newJointCode(bytes(1)), newJointCode(bytes(2)), 'ABCD0115'];

const amount = fc.option(fc.nat(9), { nil: null });
const said = fc.record({
	code: fc.constantFrom(null, null, ...codes),
	lead: fc.boolean(),
	// Few, or everything would be tied to everything.
	parent: fc.constantFrom(...Array.from({ length: 12 }, () => null), ...Array(RECORDS).keys()),
	children: amount,
	days: amount,
	members: fc.subarray(['aaa', 'bbb', 'ccc']),
	campaigns: fc.subarray(['trung-thu', 'tinh-nguyen-he']),
	month: fc.constantFrom('2020-11', '2021-05', '2021-06', '2019-01')
});
type Said = typeof said extends fc.Arbitrary<infer S> ? S : never;
const event = fc.record({
	record: fc.nat(RECORDS - 1),
	what: fc.constantFrom(
		...(['edit', 'edit', 'edit', 'withdraw', 'approve', 'approve', 'return'] as const),
		...(['revoke', 'delete'] as const)
	),
	said,
	/** Which of the two followers then looks at which unit, and how. */
	by: fc.nat(1),
	unit: fc.nat(units.length - 1),
	look: fc.constantFrom('follow', 'follow', 'follow', 'nothing', 'rewind', 'recount')
});
type Event = typeof event extends fc.Arbitrary<infer E> ? E : never;

const exact = (n: number | null) =>
	n === null ? null : { n, qualifier: 'exact' as const, words: '' };
const unitOf = (i: number): UnitId => units[i % units.length] ?? ownUnit;
const firstOf = (i: number): Activity => ({ ...activity({}, i + 1), unit: unitOf(i) });

function contentOf({ code, lead, parent, children, days, members, campaigns, month }: Said) {
	return content({
		campaigns,
		when: { precision: 'month', start: month, end: null, words: '' },
		people: {
			...content().people,
			members: members.map(personId),
			volunteerDays: exact(days)
		},
		receivers: [{ id: 'r', kind: 'child', amount: exact(children), words: '' }],
		links: {
			parent: parent === null ? null : firstOf(parent)._id,
			joint: code === null ? null : { code, lead }
		}
	} satisfies Partial<ActivityContent>);
}

/** A block of three units, told step by step to the store, and as a plain recount sees it. */
class Block {
	readonly couch: Couch = openSqliteCouch(':memory:');
	readonly #records = Array.from({ length: RECORDS }, (_, i): Activity | null => firstOf(i));
	readonly #decisions = Array.from({ length: RECORDS }, (): Decision[] => []);
	#seed = 0;

	async happens({ record: i, what, said }: Pick<Event, 'record' | 'what' | 'said'>): Promise<void> {
		const record = this.#records[i] ?? null;
		if (record === null) return;
		if (what === 'edit' || what === 'withdraw') {
			const state = what === 'edit' ? 'submitted' : 'withdrawn';
			const next = { content: contentOf(said), state } as const;
			const isNew = record._rev === undefined;
			const written = isNew ? { ...record, ...next } : editActivity(record, next, stamp);
			const _rev = await this.#put({ ...written }, unitOf(i));
			this.#records[i] = { ...written, _rev };
		} else if (record._rev === undefined) return;
		else if (what === 'delete') {
			await this.#put({ _id: record._id, _rev: record._rev, _deleted: true }, unitOf(i));
			this.#records[i] = null;
		} else if (what === 'approve' || what === 'return' || what === 'revoke') {
			const made = this.#decisions[i] ?? [];
			const supersedes = made.slice(-1).map(({ _id }) => _id);
			const next = decision(what, record, { seed: ++this.#seed, supersedes });
			await this.#put({ ...next }, unitOf(i));
			made.push(next);
		}
	}

	async #put(document: StoredDocument, unit: UnitId): Promise<Activity['_rev'] & string> {
		const [result] = await this.couch.bulkDocs(unitDatabase(unit), [document]);
		if (result === undefined || 'error' in result) throw new Error(JSON.stringify(result));
		return result.rev as Activity['_rev'] & string;
	}

	counted(): CountedRecord[] {
		return this.#records.map((record, i) => {
			const written = record?._rev === undefined ? null : record;
			return countRecord(written, this.#decisions[i] ?? [], term);
		});
	}
}

async function look(
	couch: Couch,
	ledger: Ledger,
	{ look: how, unit: i }: Pick<Event, 'look' | 'unit'>
): Promise<void> {
	const follower = new Follower({ couch, ledger, term, clock });
	const unit = units[i] ?? ownUnit;
	if (how === 'follow') await follower.follow(unitDatabase(unit));
	if (how === 'recount') await follower.recount(unit);
	if (how === 'rewind') ledger.take({ unit, seq: '0', records: new Map(), arrivedAt: null });
}

/** The lists behind the figures add up to them, on either side. */
function listsAddUp(ledger: Ledger, board: Board, query: Omit<RecordsQuery, 'side'>): void {
	for (const side of ['approved', 'waiting'] as const) {
		const rows = ledger.behind({ ...query, side }, null, 100).map(({ record }) => record);
		const cell = query.by === null ? board.all : board.by[query.by.dimension]?.[query.by.key];
		const figures = cell?.[side];
		const sum = (measure: Measure) =>
			rows.reduce((all, { facts }) => all + (facts.amounts[measure]?.n ?? 0), 0);
		const told = {
			activities: rows.filter(({ share }) => isActivity(share)).length,
			members: new Set(rows.flatMap(({ facts }) => facts.members)).size,
			children: sum('children'),
			volunteerDays: sum('volunteerDays')
		};
		expect(told).toEqual({
			activities: figures?.activities ?? 0,
			members: figures?.members ?? 0,
			children: figures?.children.n ?? 0,
			volunteerDays: figures?.volunteerDays.n ?? 0
		});
	}
}

function equalsRecount(ledger: Ledger, records: CountedRecord[]): void {
	const boards = new CountedBoards(ledger);
	for (const period of periods) {
		for (const unit of [null, ...units]) {
			const scope = unit ?? 'block';
			const expected = countBoard(records, period, unit);
			const found = boards.board(scope, period);
			// To compare with an explanation takes most of the time.
			if (!sameContent(found, expected)) expect(found, period).toEqual(expected);
			// The lists of some periods: each is a question to the ledger.
			if (!listed.has(period)) continue;
			listsAddUp(ledger, expected, { scope, period, by: null });
			if (unit === null) continue;
			const by = { dimension: 'unit', key: unit } as const;
			listsAddUp(ledger, countBoard(records, period, null), { scope: 'block', period, by });
		}
	}
}

describe('shared work', () => {
	it('is counted as a plain recount counts it after any history, whoever looked at which unit when', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(said, { minLength: RECORDS, maxLength: RECORDS }),
				fc.array(event, { maxLength: 12 }),
				fc.shuffledSubarray([0, 1, 2], { minLength: units.length }),
				async (first, events, order) => {
					const block = new Block();
					for (const unit of units) await block.couch.createDatabase(unitDatabase(unit));
					for (const [i, said] of first.entries())
						for (const what of ['edit', 'approve'] as const)
							await block.happens({ record: i, what, said });
					const ledgers = [new Ledger(':memory:', 'test'), new Ledger(':memory:', 'test')];
					for (const each of events) {
						await block.happens(each);
						const ledger = ledgers[each.by];
						if (ledger !== undefined) await look(block.couch, ledger, each);
					}
					for (const [i, ledger] of ledgers.entries()) {
						for (const unit of i === 0 ? order : order.toReversed())
							await look(block.couch, ledger, { unit, look: 'follow' });
						equalsRecount(ledger, block.counted());
						ledger.close();
					}
					await block.couch.close();
				}
			),
			{ numRuns: Number(HISTORIES) }
		);
	}, 600_000);
});
