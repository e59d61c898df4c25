import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import type { PersonId, UnitId } from '../../../src/lib/domain/ids.ts';
import { parseBy } from '../../../src/lib/domain/issue.ts';
import { BlockTargets, UnitsTargets } from '../../../src/lib/domain/targets/targets-document.ts';
import { rosterOn } from '../../../src/lib/domain/unit/frozen-lists.ts';
import { foldMoves, activeOn } from '../../../src/lib/domain/unit/history.ts';
import type { Person } from '../../../src/lib/domain/unit/person.ts';
import { withMove } from '../../../src/lib/domain/unit/person-write.ts';
import type { Couch } from '../../../src/lib/server/couch/couch.ts';
import { openSqliteCouch } from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';
import { Follower } from '../../../src/lib/server/totals/follower.ts';
import { Ledger } from '../../../src/lib/server/totals/ledger.ts';
import { TargetsPublisher } from '../../../src/lib/server/totals/targets-publisher.ts';
import { term2020 } from '../../../src/lib/terms/index.ts';
import { countedTerm } from '../../../src/lib/terms/target-rules.ts';
import {
	activity,
	content,
	decision,
	otherUnit,
	ownUnit,
	personId
} from '../../fixtures/builders.ts';
import { unitDocument } from '../../fixtures/memory-board-device.ts';
import { headcountOf, moveOf, personOf, type SaidMove } from '../../fixtures/roster-builders.ts';

const term = countedTerm(term2020);
const clock = () => Date.parse('2023-01-15T00:00:00.000Z');
const units = [ownUnit, otherUnit];
const people = ['aaa', 'bbb', 'ccc', 'ddd'].map(personId);
const days = ['2020-04-01', '2020-09-15', '2021-02-01', '2021-06-30', '2021-11-11', '2022-07-07'];

const open: Couch[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((couch) => couch.close()));
});

const event = fc.record({
	what: fc.constantFrom('join', 'transfer', 'mature', 'close', 'close', 'deed', 'deed', 'publish'),
	unit: fc.constantFrom(...units),
	person: fc.constantFrom(...people),
	others: fc.subarray(people),
	day: fc.constantFrom(...days),
	closing: fc.constantFrom(...term.closings.map(({ date }) => date))
});

type Deed = { unit: UnitId; day: string; members: PersonId[] };

/** A block that is written to, and what a person with pencil and paper would keep of it. */
class Block {
	readonly couch = openSqliteCouch(':memory:');
	readonly rosters = new Map(units.map((unit) => [unit, new Map<PersonId, Person>()]));
	readonly lists = new Map(units.map((unit) => [unit, new Map<string, PersonId[]>()]));
	readonly deeds: Deed[] = [];
	readonly #ledger = new Ledger(':memory:', 'test');
	readonly #follower = new Follower({ couch: this.couch, ledger: this.#ledger, term, clock });
	readonly #targets = new TargetsPublisher({
		couch: this.couch,
		ledger: this.#ledger,
		clock,
		term
	});
	#n = 0;

	async begin(): Promise<void> {
		open.push(this.couch);
		for (const name of ['programme', ...units.map(unitDatabase), 'totals', 'totals-committee'])
			await this.couch.createDatabase(name);
		await this.couch.bulkDocs(
			'programme',
			units.map((id) => unitDocument(id, id))
		);
	}

	/** Records a move, where it can be: nobody leaves who is not there. */
	async move(unit: UnitId, id: PersonId, said: SaidMove): Promise<boolean> {
		const before = this.rosters.get(unit)?.get(id);
		if (before === undefined && (said.kind === 'transferred' || said.kind === 'matured'))
			return false;
		const move = moveOf(said, ++this.#n);
		const next = before ? withMove(before, move) : personOf(id, [said], { unit });
		if (next === null || foldMoves(next.moves ?? []).faults.length > 0) return false;
		await this.#put(unit, next);
		this.rosters.get(unit)?.set(id, next);
		return true;
	}

	async close(unit: UnitId, date: string): Promise<void> {
		const roster = rosterOn([...(this.rosters.get(unit)?.values() ?? [])], date);
		const counts = { members: roster.memberIds.length, youth: roster.youthIds.length };
		await this.#put(unit, headcountOf(date, { unit, ...counts, ...roster }));
		this.lists.get(unit)?.set(date, [...roster.memberIds, ...roster.youthIds]);
	}

	async deed(unit: UnitId, day: string, members: PersonId[]): Promise<void> {
		const said = {
			campaigns: ['vi-dan-em-than-yeu'],
			when: { precision: 'day' as const, start: day, end: null, words: '' },
			people: { ...content().people, members }
		};
		const record = { ...activity(said, ++this.#n), unit };
		await this.#put(unit, record);
		await this.#put(unit, decision('approve', record, { seed: this.#n }));
		this.deeds.push({ unit, day, members });
	}

	async publish(): Promise<void> {
		for (const unit of units) {
			await this.#follower.follow(unitDatabase(unit));
			this.#targets.note(unitDatabase(unit));
		}
		await this.#targets.publish();
	}

	async #put(unit: UnitId, document: { _id: string }): Promise<void> {
		const name = unitDatabase(unit);
		const { rows } = await this.couch.allDocs(name, { keys: [document._id] });
		const [row] = rows;
		const rev = row !== undefined && 'value' in row ? { _rev: row.value.rev } : {};
		await this.couch.bulkDocs(name, [{ ...document, ...rev }]);
	}
}

/** CT12 of a unit and year, counted by hand: of the newest list that was closed by the end of the year. */
function byHand(block: Block, unit: UnitId, year: string) {
	const dates = [...(block.lists.get(unit)?.keys() ?? [])].filter(
		(date) => date <= `${year}-12-31`
	);
	const list = block.lists.get(unit)?.get(dates.sort().at(-1) ?? '');
	const inYear = block.deeds.filter(({ day }) => day.startsWith(year));
	const did = new Set(inYear.flatMap(({ members }) => members));
	const here = new Set(inYear.filter((one) => one.unit === unit).flatMap(({ members }) => members));
	return {
		n: (list ?? []).filter((person) => did.has(person)).length,
		of: list?.length ?? null,
		outside: [...here].filter((person) => !(list ?? []).includes(person)).length
	};
}

/** How many stand on the newest lists of both units, by hand. */
function onBothByHand(block: Block, year: string): number {
	const [here = [], there = []] = units.map((unit) => {
		const lists = [...(block.lists.get(unit) ?? [])].filter(([date]) => date <= `${year}-12-31`);
		return lists.sort(([a], [b]) => (a < b ? -1 : 1)).at(-1)?.[1] ?? [];
	});
	return here.filter((person) => there.includes(person)).length;
}

async function published(block: Block, database: string, id: string): Promise<unknown> {
	const { rows } = await block.couch.allDocs(database, { keys: [id], includeDocs: true });
	const [row] = rows;
	return row !== undefined && 'doc' in row ? row.doc : null;
}

const [first = ''] = term.closings.map(({ date }) => date);
/** One person whom both units had listed, and closed, before one of them put it right and closed again. */
const onBothLists = (['join', 'close', 'deed', 'publish'] as const).flatMap((what) =>
	units.map((unit) => ({
		...{ what, unit, person: personId('aaa'), others: [personId('aaa')] },
		...{ day: '2020-04-01', closing: first }
	}))
);

it('targets are those counted by hand, after people joined, left, were transferred, and lists were closed', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(event, { maxLength: 25 }), async (events) => {
			const block = new Block();
			await block.begin();
			for (const { what, unit, person, others, day, closing } of events) {
				const there = unit === ownUnit ? otherUnit : ownUnit;
				if (what === 'join') await block.move(unit, person, { kind: 'listed', day });
				else if (what === 'mature') await block.move(unit, person, { kind: 'matured', day });
				else if (what === 'transfer') {
					const gone = { kind: 'transferred', day, other: { unit: there } } as const;
					if (await block.move(unit, person, gone))
						await block.move(there, person, { kind: 'received', day, other: { unit } });
				} else if (what === 'close') await block.close(unit, closing);
				else if (what === 'deed') await block.deed(unit, day, others);
				else await block.publish();
			}
			await block.publish();
			for (const year of ['2020', '2021', '2022']) {
				const of = await published(block, 'totals-committee', `targets:units:${year}`);
				const said = parseBy(UnitsTargets, of);
				if (!said.ok) throw new Error(JSON.stringify(said.error));
				for (const unit of units)
					expect(said.value.units[unit]?.figures['CT12'], `${unit} ${year}`).toMatchObject(
						byHand(block, unit, year)
					);
				const together = parseBy(
					BlockTargets,
					await published(block, 'totals', `targets:block:${year}`)
				);
				if (!together.ok) throw new Error(JSON.stringify(together.error));
				expect(together.value.onSeveral ?? 0, year).toBe(onBothByHand(block, year));
			}
			// Whoever moved the same day is on one list of that day.
			for (const day of days)
				for (const id of people) {
					const on = units.filter((unit) => {
						const person = block.rosters.get(unit)?.get(id);
						return person !== undefined && activeOn(person, day);
					});
					const arrivals = events.filter(({ what, person }) => what === 'join' && person === id);
					if (arrivals.length <= 1) expect(on.length).toBeLessThanOrEqual(1);
				}
		}),
		{ numRuns: 25, examples: [[onBothLists]] }
	);
}, 60_000);
