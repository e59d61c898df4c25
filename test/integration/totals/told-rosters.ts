import * as v from 'valibot';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import type { PersonId, UnitId } from '../../../src/lib/domain/ids.ts';
import { Revision } from '../../../src/lib/domain/ids.ts';
import { rosterOn } from '../../../src/lib/domain/unit/frozen-lists.ts';
import type { Headcount } from '../../../src/lib/domain/unit/headcount.ts';
import { foldMoves } from '../../../src/lib/domain/unit/history.ts';
import type { Person } from '../../../src/lib/domain/unit/person.ts';
import { withMove } from '../../../src/lib/domain/unit/person-write.ts';
import type { Couch } from '../../../src/lib/server/couch/couch.ts';
import { headcountOf, moveOf, personOf, type SaidMove } from '../../fixtures/roster-builders.ts';

/** The people and headcounts of units, each with its revision, by id. */
type Rosters = ReadonlyMap<UnitId, Roster>;
type Roster = {
	people: ReadonlyMap<PersonId, Person>;
	headcounts: ReadonlyMap<string, Headcount>;
};

/** Units' rosters that are written to step by step, and what stands in them. */
export class ToldRosters {
	readonly #couch: Couch;
	#units: Rosters = new Map();
	/** As a backup has them. */
	#kept: Rosters | null = null;
	#n = 0;

	constructor(couch: Couch) {
		this.#couch = couch;
	}

	#of(unit: UnitId): Roster {
		return this.#units.get(unit) ?? { people: new Map(), headcounts: new Map() };
	}

	person(unit: UnitId, id: PersonId): Person | null {
		return this.#of(unit).people.get(id) ?? null;
	}

	headcounts(unit: UnitId): Headcount[] {
		return [...this.#of(unit).headcounts.values()];
	}

	/** Records a move, where it can be: nobody leaves who is not there. @returns whether it was recorded */
	async move(unit: UnitId, id: PersonId, said: SaidMove): Promise<boolean> {
		const before = this.person(unit, id);
		const leaves = said.kind === 'transferred' || said.kind === 'matured';
		if (before === null && leaves) return false;
		const move = moveOf(said, ++this.#n);
		const next = before === null ? personOf(id, [said], { unit }) : withMove(before, move);
		if (next === null || foldMoves(next.moves ?? []).faults.length > 0) return false;
		await this.#putPerson(unit, next);
		return true;
	}

	async transfer(unit: UnitId, there: UnitId, id: PersonId, day: string): Promise<void> {
		const gone = { kind: 'transferred', day, other: { unit: there } } as const;
		if (await this.move(unit, id, gone))
			await this.move(there, id, { kind: 'received', day, other: { unit } });
	}

	/** Closes a headcount, or closes it again. */
	async close(unit: UnitId, date: string, staffChildren: number | null): Promise<void> {
		const { people, headcounts } = this.#of(unit);
		const roster = rosterOn([...people.values()], date);
		const counts = { members: roster.memberIds.length, youth: roster.youthIds.length };
		const said = headcountOf(date, { unit, staffChildren, ...counts, ...roster });
		const { _rev } = headcounts.get(date) ?? {};
		const next = await this.#put(unit, _rev === undefined ? said : { ...said, _rev });
		this.#change(unit, { people, headcounts: new Map([...headcounts, [date, next]]) });
	}

	/** Retention: the server takes a person's document away; lists that were frozen keep the id. */
	async erase(unit: UnitId, id: PersonId): Promise<void> {
		const { people, headcounts } = this.#of(unit);
		const person = people.get(id);
		if (person?._rev === undefined) return;
		const { _id, _rev } = person;
		await this.#put(unit, { _id, _rev, _deleted: true });
		const left = new Map([...people].filter(([other]) => other !== id));
		this.#change(unit, { people: left, headcounts });
	}

	keep(): void {
		this.#kept = this.#units;
	}

	/** Into databases that were made anew. */
	async restore(): Promise<void> {
		if (this.#kept === null) return;
		this.#units = this.#kept;
		for (const [unit, { people, headcounts }] of this.#units) {
			const documents = [...people.values(), ...headcounts.values()];
			await this.#couch.bulkDocs(unitDatabase(unit), documents, { newEdits: false });
		}
	}

	async #putPerson(unit: UnitId, person: Person): Promise<void> {
		const { people, headcounts } = this.#of(unit);
		const next = await this.#put(unit, person);
		this.#change(unit, { people: new Map([...people, [person.id, next]]), headcounts });
	}

	#change(unit: UnitId, roster: Roster): void {
		this.#units = new Map([...this.#units, [unit, roster]]);
	}

	async #put<D extends { _id: string }>(
		unit: UnitId,
		document: D
	): Promise<D & { _rev: Revision }> {
		const [result] = await this.#couch.bulkDocs(unitDatabase(unit), [{ ...document }]);
		if (result === undefined || 'error' in result) throw new Error(JSON.stringify(result));
		return { ...document, _rev: v.parse(Revision, result.rev) };
	}
}
