import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { sameContent } from '../../../src/lib/domain/json.ts';
import { isJointCode } from '../../../src/lib/domain/activity/joint.ts';
import type { Board, CountedRecord, Measure } from '../../../src/lib/domain/totals/figures.ts';
import { countBoard } from '../../../src/lib/domain/totals/count-board.ts';
import type { RecordsQuery } from '../../../src/lib/domain/totals/record-page.ts';
import { isActivity } from '../../../src/lib/domain/totals/shared-work.ts';
import type { Ledger } from '../../../src/lib/server/totals/ledger.ts';
import { openSqliteCouch } from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';
import { shippedTerm } from '../../../src/lib/terms/index.ts';
import { countedTerm } from '../../../src/lib/terms/target-rules.ts';
import { CountedBoards, PublishedBoards, withParts } from './counted-board.ts';
import { emptyStore, Processes } from './counting-process.ts';
import { ToldBlock } from './told-block.ts';
import { codes, firstOnes, looking, RECORDS, said, units, what } from './told.ts';

/** Histories in CI; HISTORIES=20000 for a night. */
const { HISTORIES = '800' } = process.env;
const term = countedTerm(shippedTerm);
const now = Date.parse('2021-12-01T00:00:00.000Z');
/** Free days: some of a month, months, more than a year, the term. */
const ranges = [
	'2021-05-30..2021-06-30',
	'2021-01-01..2021-07-01',
	'2020-11-01..2021-12-31',
	'2020-02-20..2022-12-31'
];

const telling = said(['trung-thu', 'tinh-nguyen-he'], ['aaa', 'bbb', 'ccc']);
const event = fc.record({ record: fc.nat(RECORDS - 1), what, said: telling, looking });
const history = fc.record({
	/** How many processes count and publish. */
	many: fc.constantFrom(1, 2, 2),
	first: firstOnes(telling),
	events: fc.array(event, { maxLength: 16, size: 'max' }),
	/** In which order the units are followed at the end. */
	order: fc.shuffledSubarray(units, { minLength: units.length }),
	/** Whether they publish at the end, and what stands published is compared. */
	published: fc.boolean(),
	/** What is compared beside the term: of all, or each history would take ten times as long. */
	periods: fc.shuffledSubarray(['2020', '2021', '2022'].flatMap(withParts), {
		minLength: 5,
		maxLength: 5
	}),
	range: fc.constantFrom(...ranges),
	/** The period of which the lists behind the figures are added up. */
	listed: fc.constantFrom('term', '2021', '2021-05', '2021-Q2', '2021-H2')
});

/** To compare with an explanation takes most of the time. */
function same(found: unknown, expected: unknown, about: string): void {
	if (!sameContent(found, expected)) expect(found, about).toEqual(expected);
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
		const expected = {
			activities: figures?.activities ?? 0,
			members: figures?.members ?? 0,
			children: figures?.children.n ?? 0,
			volunteerDays: figures?.volunteerDays.n ?? 0
		};
		same(told, expected, `the list behind ${JSON.stringify(query)}`);
	}
}

function listsEqual(ledger: Ledger, records: CountedRecord[], period: string): void {
	const block = countBoard(records, period, null);
	for (const unit of [null, ...units]) {
		const scope = unit ?? 'block';
		const board = unit === null ? block : countBoard(records, period, unit);
		listsAddUp(ledger, board, { scope, period, by: null });
		if (unit === null) continue;
		listsAddUp(ledger, block, { scope: 'block', period, by: { dimension: 'unit', key: unit } });
	}
}

/** The waiting of each unit, and each joint event. */
function restEquals(ledger: Ledger, block: ToldBlock): void {
	const waiting = ledger.freshness().map(({ unit, waiting: n }) => [unit, n]);
	const expected = units.map((unit) => [unit, block.waiting(unit)]);
	same(Object.fromEntries(waiting), Object.fromEntries(expected), 'what waits');
	for (const code of codes.filter(isJointCode))
		same(ledger.event(code), block.event(code), `the event ${code}`);
}

/** What everybody is told of the joint events. */
async function eventsEqual(block: ToldBlock): Promise<void> {
	const range = { startKey: 'joint:', endKey: 'joint;', includeDocs: true };
	const { rows } = await couch.allDocs('programme', range);
	const told = rows.map((row) => ('doc' in row ? { ...row.doc, _rev: null } : null));
	const events = codes.filter(isJointCode).map((code) => block.event(code));
	const expected = events
		.filter((event) => event.units.length > 0)
		.toSorted((a, b) => (a._id < b._id ? -1 : 1))
		.map((event) => ({ ...event, _rev: null }));
	same(told, expected, 'the published events');
}

const couch = openSqliteCouch(':memory:');
afterAll(() => couch.close());

it('totals are those of a plain recount after any history, in one process or in two that take turns to publish', async () => {
	let histories = 0;
	await fc.assert(
		fc.asyncProperty(fc.noBias(history), async (told) => {
			const { many, first, events, order, published, periods, listed, range } = told;
			await emptyStore(couch);
			const block = new ToldBlock(couch, term);
			const processes = new Processes(many, now, { couch, term, targets: false });
			await block.begin(first);
			for (const { record, what: verb, said: one, looking: how } of events) {
				await block.happens(record, verb, one);
				await processes.look(how);
			}
			await processes.level(order, block.wentBack);
			if (published) await processes.takeTurns();

			const records = block.counted();
			const all: { board: CountedBoards['board'] }[] = processes.all.map(
				({ ledger }) => new CountedBoards(ledger)
			);
			if (published) {
				all.push(await PublishedBoards.read(couch));
				await eventsEqual(block);
			}
			for (const period of ['term', ...periods])
				for (const unit of [null, ...units]) {
					const scope = unit ?? 'block';
					const expected = countBoard(records, period, unit);
					for (const boards of all)
						same(boards.board(scope, period), expected, `${scope} ${period}`);
				}
			for (const { ledger } of processes.all) {
				for (const unit of [null, ...units])
					same(ledger.recount(unit ?? 'block', range), countBoard(records, range, unit), range);
				listsEqual(ledger, records, listed);
				restEquals(ledger, block);
			}
			processes.close();
			histories += 1;
		}),
		{ numRuns: Number(HISTORIES) }
	);
	expect(histories).toBe(Number(HISTORIES));
}, 600_000);
