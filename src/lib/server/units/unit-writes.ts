import { createHash } from 'node:crypto';
import { databaseName, unitDatabase } from '../../domain/database.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import { ulid, ulidTimeMs } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import { sameContent } from '../../domain/json.ts';
import { activeOn, movesOf } from '../../domain/unit/history.ts';
import { mergePersons } from '../../domain/unit/merge-persons.ts';
import type { Move } from '../../domain/unit/move.ts';
import { HISTORY_VERSION, Person } from '../../domain/unit/person.ts';
import { parsePerson, withMove } from '../../domain/unit/person-write.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import { Unit as UnitSchema } from '../../domain/unit/unit.ts';
import type { Couch, StoredDocument } from '../couch/couch.ts';
import { leavesInRange } from '../leaves-in-range.ts';
import { createUnitDatabases } from '../readiness.ts';

/** Somebody else may write the same person at the same moment. */
const MOST_TRIES = 5;

/** Somebody who goes over, as it is kept until it is done. `to` null: off the roster. */
export type KeptMove = { person: PersonId; to: UnitId | null; day: string; chiDoan: string | null };

/** In whose name people are moved, and by which event. */
export type By = { event: string; person: PersonId; at: string; why: string };

/**
 * Writes units, new ones with their databases. Where somebody else changed one meanwhile (a list gave it a chi đoàn),
 * nothing is written if none was yet; else what the change says goes over what is there.
 * @param begun a process that died may have written some of them: one that says what it is to say was written by it
 * @returns false where nothing was written
 * @throws CouchUnavailable
 */
export async function putUnits(
	couch: Couch,
	units: readonly Unit[],
	{ begun }: { begun: boolean }
): Promise<boolean> {
	const programme = databaseName({ kind: 'programme' });
	let isWritten = false;
	let open: readonly StoredDocument[] = units;
	for (let tries = 0; open.length > 0; tries++) {
		if (tries >= MOST_TRIES) throw new Error('units are written all the time');
		const answers = await couch.bulkDocs(programme, open);
		isWritten ||= answers.some((answer) => 'ok' in answer);
		const again: StoredDocument[] = [];
		for (const answer of answers) {
			const wanted = units.find(({ _id }) => _id === answer.id);
			if (!('error' in answer) || wanted === undefined) continue;
			const stored = await couch.get(programme, answer.id);
			if (saysTheSame(stored, wanted)) isWritten ||= begun;
			else again.push({ ...wanted, _rev: stored._rev, chiDoan: bothChiDoan(stored, wanted) });
		}
		if (again.length > 0 && !isWritten) return false;
		open = again;
	}
	await createUnitDatabases(couch);
	return true;
}

function saysTheSame(stored: StoredDocument, wanted: Unit): boolean {
	return sameContent({ ...stored, _rev: null }, { ...wanted, _rev: null });
}

function bothChiDoan(stored: StoredDocument, wanted: Unit): Unit['chiDoan'] {
	const before = parseBy(UnitSchema, stored);
	const there = before.ok ? before.value.chiDoan : [];
	const known = new Set(wanted.chiDoan.map(({ id }) => id));
	return [...wanted.chiDoan, ...there.filter(({ id }) => !known.has(id))];
}

/** The id of a person's move by an event: the same however often it is done. */
function moveId(event: string, side: 'out' | 'in', person: PersonId): string {
	const random = createHash('sha256').update(`${event}|${side}|${person}`).digest();
	return ulid(ulidTimeMs(event), random);
}

function stamp(by: By, side: 'out' | 'in', { person, day }: KeptMove) {
	const id = moveId(by.event, side, person);
	return { id, day, note: by.why, replaces: null, by: by.person, at: by.at };
}

/**
 * Moves people: off the roster they were on, onto the other, each as the two units' secretaries would record it. What
 * was done before is not done again.
 * @throws CouchUnavailable
 */
export async function movePeople(
	couch: Couch,
	from: UnitId,
	moves: readonly KeptMove[],
	by: By
): Promise<void> {
	const to = moves.find((one) => one.to !== null)?.to ?? null;
	if (to === from) return change(couch, from, moves, (move, stored) => back(move, stored, by));
	const people = await rosterOf(couch, from);
	// Onto the new roster first: cut off between the two, somebody stands on both for a while, and on none never.
	if (to !== null)
		await change(couch, to, moves, (move, stored) =>
			received(move, { stored, before: people.get(move.person) ?? null }, from, by)
		);
	await change(couch, from, moves, (move, stored) => gone(move, stored, by));
}

type Changed = (move: KeptMove, stored: Person | null) => Person | null;

async function change(
	couch: Couch,
	unit: UnitId,
	moves: readonly KeptMove[],
	changed: Changed
): Promise<void> {
	let open = moves;
	for (let tries = 0; open.length > 0; tries++) {
		if (tries >= MOST_TRIES) throw new Error('people of a unit are written all the time');
		const stored = await rosterOf(couch, unit);
		const wanted = open.flatMap((move) => changed(move, stored.get(move.person) ?? null) ?? []);
		if (wanted.length === 0) return;
		const answers = await couch.bulkDocs(unitDatabase(unit), wanted);
		const refused = new Set(answers.flatMap((one) => ('error' in one ? [one.id] : [])));
		open = open.filter(({ person }) => refused.has(`person:${person}`));
	}
}

/** A unit's people as they stand, what was recorded apart together. */
async function rosterOf(couch: Couch, unit: UnitId): Promise<Map<PersonId, Person>> {
	const stored = await leavesInRange(couch, unitDatabase(unit), 'person');
	const people = stored.flatMap((leaves: StoredDocument[]) => {
		const parsed = leaves.flatMap((leaf) => {
			const person = parseBy(Person, leaf);
			return person.ok ? [person.value] : [];
		});
		const [winner] = parsed;
		const together = mergePersons(parsed) ?? winner;
		return together === undefined ? [] : [{ ...together, _rev: winner?._rev }];
	});
	return new Map(people.map((person) => [person.id, person]));
}

function had(stored: Person | null, id: string): boolean {
	return stored !== null && movesOf(stored).some((move) => move.id === id);
}

function gone(move: KeptMove, stored: Person | null, by: By): Person | null {
	const said = stamp(by, 'out', move);
	if (stored === null || stored.activeTo !== null || had(stored, said.id)) return null;
	const leaving: Move =
		move.to === null
			? { ...said, kind: 'left' }
			: { ...said, kind: 'transferred', other: { unit: move.to } };
	return checked(withMove(stored, leaving), by);
}

function received(
	move: KeptMove,
	{ stored, before }: { stored: Person | null; before: Person | null },
	from: UnitId,
	by: By
): Person | null {
	const said = stamp(by, 'in', move);
	if (move.to === null || before === null || had(stored, said.id)) return null;
	// Who stands on both rosters already only leaves the other.
	if (stored !== null && (stored.activeTo === null || activeOn(stored, move.day))) return null;
	const { membership, name, folded, birthYear, department, id, _id } = before;
	const arrival: Move = { ...said, kind: 'received', membership, other: { unit: from } };
	const { chiDoan, to: unit } = move;
	if (stored !== null) return checked(withMove({ ...stored, chiDoan }, arrival), by);
	const person: Person = {
		_id,
		type: 'person',
		v: HISTORY_VERSION,
		id,
		unit,
		name,
		folded,
		birthYear,
		department,
		chiDoan,
		membership,
		activeFrom: move.day,
		activeTo: null,
		moves: [arrival]
	};
	return checked(person, by);
}

/** Back on the roster of a unit that had gone, as what they were when they left. */
function back(move: KeptMove, stored: Person | null, by: By): Person | null {
	const said = stamp(by, 'in', move);
	if (stored === null || stored.activeTo === null || had(stored, said.id)) return null;
	const { membership } = stored;
	return checked(withMove(stored, { ...said, kind: 'listed', membership }), by);
}

function checked(person: Person | null, by: By): Person {
	const parsed = parsePerson(person, Date.parse(by.at));
	if (!parsed.ok) throw new Error(`a moved person is none: ${parsed.error[0]?.code ?? ''}`);
	return parsed.value;
}
