import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, expect, it } from 'vitest';
import { dayInVietnam } from '../../../src/lib/domain/date.ts';
import type { UnitId } from '../../../src/lib/domain/ids.ts';
import { BLOCK_UNIT } from '../../../src/lib/domain/ids.ts';
import { sameContent } from '../../../src/lib/domain/json.ts';
import { headcountFor, listOf } from '../../../src/lib/domain/targets/headcount-use.ts';
import {
	blockParts,
	publishedParts,
	TargetParts,
	targetPartsId
} from '../../../src/lib/domain/targets/part-figures.ts';
import { BlockTargets, targetsId } from '../../../src/lib/domain/targets/targets-document.ts';
import { periodsOfTerm } from '../../../src/lib/domain/totals/board-view.ts';
import type { CountedFacts } from '../../../src/lib/domain/totals/figures.ts';
import { activeOn } from '../../../src/lib/domain/unit/history.ts';
import { Unit } from '../../../src/lib/domain/unit/unit.ts';
import { openSqliteCouch } from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';
import { shippedTerm } from '../../../src/lib/terms/index.ts';
import { countedTerm } from '../../../src/lib/terms/target-rules.ts';
import { otherUnit, ownUnit, personId } from '../../fixtures/builders.ts';
import { unitDocument } from '../../fixtures/memory-board-device.ts';
import { DAY_MS, emptyStore, Processes } from './counting-process.ts';
import { publishedUnits } from './published-units.ts';
import { recountedBlock, recountedUnits, type Stored } from './recounted-targets.ts';
import { ToldBlock } from './told-block.ts';
import { ToldRosters } from './told-rosters.ts';
import { commune, firstOnes, looking, RECORDS, said, units, what } from './told.ts';

/** Histories in CI; ROSTERS=20000 for a night. */
const { ROSTERS = '200' } = process.env;
const term = countedTerm(shippedTerm);
const own = [ownUnit, otherUnit];
const people = ['aaa', 'bbb', 'ccc', 'ddd'];
const days = ['2020-04-01', '2020-09-15', '2021-02-01', '2021-06-30', '2021-11-11', '2022-07-07'];
const campaigns = ['vi-dan-em-than-yeu', 'tham-xa-ket-nghia', 'tet-trung-thu'];

const telling = said(campaigns, people);
const event = fc.record({
	roster: fc.constantFrom(
		...(['join', 'join', 'transfer', 'transfer', 'mature', 'erase'] as const),
		...(['close', 'close', 'close', 'twin', 'nothing', 'nothing'] as const)
	),
	unit: fc.constantFrom(...own),
	person: fc.constantFrom(...people.map(personId)),
	day: fc.constantFrom(...days),
	closing: fc.constantFrom(...term.closings.map(({ date }) => date)),
	staffChildren: fc.option(fc.nat(30), { nil: null }),
	record: fc.nat(RECORDS - 1),
	what,
	said: telling,
	looking
});
type Event = typeof event extends fc.Arbitrary<infer E> ? E : never;
const history = fc.record({
	/** How many processes count and publish. */
	many: fc.constantFrom(1, 2, 2),
	/** The day before a closing, or after all of them. */
	now: fc.constantFrom('2021-12-30', '2022-06-29', '2023-01-15'),
	first: firstOnes(telling),
	events: fc.array(event, { maxLength: 16, size: 'max' }),
	last: fc.option(event, { nil: null, freq: 2 }),
	order: fc.shuffledSubarray(units, { minLength: units.length }),
	/** Of which all is compared. */
	periods: fc.shuffledSubarray(periodsOfTerm(term), { minLength: 2, maxLength: 2 })
});

const couch = openSqliteCouch(':memory:');
afterAll(() => couch.close());

/** A block with rosters and a programme. */
class Block {
	readonly records = new ToldBlock(couch, term);
	readonly rosters = new ToldRosters(couch);
	readonly units = new Map<UnitId, Unit>(
		units.map((id) => {
			const kind = id === BLOCK_UNIT ? 'doanKhoi' : 'chiDoanCoSo';
			return [id, { ...unitDocument(id, id), kind }];
		})
	);

	async begin(): Promise<void> {
		await emptyStore(couch);
		await couch.bulkDocs('programme', [...this.units.values()]);
	}

	async happens(event: Event): Promise<void> {
		if (event.what === 'keep') this.rosters.keep();
		await this.records.happens(event.record, event.what, event.said);
		if (event.what === 'restore') await this.rosters.restore();
		await this.#roster(event);
	}

	async #roster({ roster, unit, person, day, closing, staffChildren }: Event): Promise<void> {
		const there = unit === ownUnit ? otherUnit : ownUnit;
		switch (roster) {
			case 'join':
				await this.rosters.move(unit, person, { kind: 'listed', day });
				return;
			case 'mature':
				await this.rosters.move(unit, person, { kind: 'matured', day });
				return;
			case 'transfer':
				return this.rosters.transfer(unit, there, person, day);
			case 'erase':
				return this.rosters.erase(unit, person);
			case 'close':
				return this.rosters.close(unit, closing, staffChildren);
			case 'twin':
				return this.#twin(unit);
			case 'nothing':
		}
	}

	/** A unit gets a twinned commune, or loses it. */
	async #twin(id: UnitId): Promise<void> {
		const stored = v.parse(Unit, await couch.get('programme', `unit:${id}`));
		const twinnedCommunes = stored.twinnedCommunes.length === 0 ? [commune] : [];
		const next = { ...stored, twinnedCommunes };
		await couch.bulkDocs('programme', [next]);
		this.units.set(id, next);
	}

	/** Every process comes level and publishes. */
	async end(processes: Processes, order: readonly UnitId[]): Promise<void> {
		await processes.level(order, this.records.wentBack);
		this.records.wentBack = false;
		await processes.takeTurns();
	}

	stored(): Stored[] {
		return [...this.units.values()].map((unit) => ({
			unit,
			headcounts: this.rosters.headcounts(unit.id),
			records: this.records.counted(unit.id)
		}));
	}
}

/** CT12 of a unit and year as one would count it by hand: of the newest list that was closed by then. */
function byHand(all: readonly Stored[], id: UnitId, year: string, today: string) {
	const deeds = (side: 'approved' | 'waiting', of: readonly Stored[]) =>
		of
			.flatMap(({ records }) => records.flatMap((record) => record[side] ?? []))
			.filter((one: CountedFacts) => one.year === year)
			.filter((one: CountedFacts) => one.campaigns.includes('vi-dan-em-than-yeu'))
			.flatMap(({ members }) => members);
	const here = all.filter(({ unit }) => unit.id === id);
	const headcount = here
		.flatMap(({ headcounts }) => headcounts)
		.filter(({ closingDate }) => closingDate <= `${year}-12-31` && closingDate <= today)
		.toSorted((a, b) => (a.closingDate < b.closingDate ? -1 : 1))
		.at(-1);
	const list = [...(headcount?.memberIds ?? []), ...(headcount?.youthIds ?? [])];
	const did = new Set(deeds('approved', all));
	const wait = new Set(deeds('waiting', all));
	return {
		n: list.filter((person) => did.has(person)).length,
		waiting: list.filter((person) => wait.has(person) && !did.has(person)).length,
		of: headcount === undefined ? null : list.length,
		outside: [...new Set(deeds('approved', here))].filter((one) => !list.includes(one)).length
	};
}

/** To compare with an explanation takes most of the time. */
function same(found: unknown, expected: unknown, about: string): void {
	if (!sameContent(found, expected)) expect(found, about).toEqual(expected);
}

const published = (database: 'totals' | 'totals-committee', id: string) => couch.get(database, id);

async function figuresEqual(all: readonly Stored[], period: string, today: string): Promise<void> {
	const counted = recountedUnits(all, term, period, today);
	const stored = await publishedUnits(couch, period);
	for (const [id, { targets }] of counted) same(stored?.units[id], targets, `${id} ${period}`);
	const block = v.parse(BlockTargets, await published('totals', targetsId.block(period)));
	const figures = recountedBlock(all, counted, term, period);
	for (const [id, figure] of Object.entries(figures))
		same(block.figures[id], { ...figure, of: figure.of ?? 0 }, `${id} of the block, ${period}`);
	expect(block.onSeveral ?? 0, period).toBe(onSeveral(all, period, today));
	const parts = blockParts([...counted.values()].map((one) => one.parts));
	const expected = [...counted].map(([id, one]) => [id, publishedParts(one.parts)] as const);
	for (const [scope, of] of [['block', parts] as const, ...expected]) {
		const database = scope === 'block' ? 'totals' : 'totals-committee';
		const found = v.parse(TargetParts, await published(database, targetPartsId(scope, period)));
		same(found.figures, of, `the parts of ${period}, ${scope}`);
	}
}

/** How many people stand on the lists of two units, as one would count them by hand. */
function onSeveral(all: readonly Stored[], period: string, today: string): number {
	const lists = all
		.filter(({ unit }) => unit.kind !== 'doanKhoi')
		.map(({ headcounts }) => headcountFor(headcounts, term.closings, period, today))
		.map((use) => (use.state === 'missing' ? [] : listOf(use.headcount)));
	const listed = (person: string) => lists.filter((list) => list.some((one) => one === person));
	return people.filter((person) => listed(person).length > 1).length;
}

/** Whoever moved is on one list of a day, unless somebody put them on both. */
function areOnOneList(rosters: ToldRosters, events: readonly Event[]): void {
	for (const person of people.map(personId)) {
		const joined = events.filter((one) => one.roster === 'join' && one.person === person);
		if (joined.length > 1) continue;
		for (const day of days) {
			const listed = own.map((unit) => rosters.person(unit, person));
			const on = listed.filter((one) => one !== null && activeOn(one, day));
			expect(on.length).toBeLessThanOrEqual(1);
		}
	}
}

it('targets are those of a plain recount, after people moved, lists were closed and shared deeds edited, in one process or in two', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.noBias(history),
			async ({ many, now, first, events, last, order, periods }) => {
				const block = new Block();
				await block.begin();
				const settings = { couch, term, targets: true };
				const processes = new Processes(many, Date.parse(`${now}T03:00:00.000Z`), settings);
				await block.records.begin(first);
				block.rosters.keep();
				for (const event of events) {
					await block.happens(event);
					if (event.roster === 'twin') processes.noteProgramme();
					await processes.look(event.looking);
				}
				await block.end(processes, order);
				// Whoever is level notices one thing more, or that a day began.
				if (last === null) processes.clock.now += DAY_MS;
				else {
					await block.happens(last);
					if (last.roster === 'twin') processes.noteProgramme();
				}
				await block.end(processes, order);

				const all = block.stored();
				const today = dayInVietnam(processes.clock.now);
				for (const period of periods) await figuresEqual(all, period, today);
				for (const year of ['2020', '2021', '2022']) {
					const stored = await publishedUnits(couch, year);
					for (const unit of own)
						expect(stored?.units[unit]?.figures['CT12'], `${unit} ${year}`).toMatchObject(
							byHand(all, unit, year, today)
						);
				}
				areOnOneList(block.rosters, last === null ? events : [...events, last]);
				processes.close();
			}
		),
		{ numRuns: Number(ROSTERS) }
	);
}, 600_000);
