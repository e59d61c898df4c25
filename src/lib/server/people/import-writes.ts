import { randomBytes } from 'node:crypto';
import { databaseName, privateDatabase, unitDatabase } from '../../domain/database.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import { Revision, ulid } from '../../domain/ids.ts';
import type { ListedPerson } from '../../domain/import/list-row.ts';
import type { Outcome, PeoplePlan } from '../../domain/import/planned.ts';
import { fold, tidy } from '../../domain/text.ts';
import { HISTORY_VERSION, type Person } from '../../domain/unit/person.ts';
import { parsePerson } from '../../domain/unit/person-write.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import type { WorkEntry } from '../../domain/work/entry.ts';
import * as v from 'valibot';
import type { Couch, StoredDocument } from '../couch/couch.ts';
import { createUnitDatabases } from '../readiness.ts';
import type { Newcomer } from './new-accounts.ts';
import { knownId, type ImportRun, type KnownOf } from './people-store.ts';
import { isSecretary } from './told-plan.ts';

type By = { person: PersonId; name: string; term: string; nowMs: number };
type Written = ImportRun['people'][number];
type NewLine = { person: ListedPerson; outcome: Extract<Outcome, { kind: 'new' }> };

function newLines(plan: PeoplePlan): NewLine[] {
	return plan.lines.flatMap(({ person, outcome }) =>
		person !== null && outcome.kind === 'new' ? [{ person, outcome }] : []
	);
}

/**
 * Writes new units, and those that get a chi đoàn, with their databases.
 * @returns the new ones
 * @throws CouchUnavailable
 */
export async function writeUnits(couch: Couch, units: readonly Unit[]): Promise<Written[]> {
	if (units.length === 0) return [];
	const answers = await couch.bulkDocs(databaseName({ kind: 'programme' }), units);
	await createUnitDatabases(couch);
	return units.flatMap(({ id: unit, _rev: before }, i) => {
		const answer = answers[i];
		const isNew = before === undefined && answer !== undefined && 'ok' in answer;
		return isNew ? [{ unit, id: answer.id, rev: v.parse(Revision, answer.rev) }] : [];
	});
}

/** What is to be known of the people of a plan, of whom nothing or less is known; nothing that is known is replaced. */
export function knownOf(plan: PeoplePlan, known: ReadonlyMap<PersonId, KnownOf>): KnownOf[] {
	return plan.lines.flatMap(({ person, outcome }): KnownOf[] => {
		if (person === null || (outcome.kind !== 'new' && outcome.kind !== 'same')) return [];
		const before = known.get(outcome.id);
		const said = {
			birthDay: before?.birthDay ?? person.birth?.day ?? null,
			phone: before?.phone ?? person.phone
		};
		const isNews =
			said.birthDay !== (before?.birthDay ?? null) || said.phone !== (before?.phone ?? null);
		if (!isNews) return [];
		return [
			{
				...(before ?? { _id: knownId(outcome.id), type: 'known', v: 1, person: outcome.id }),
				...said
			}
		];
	});
}

/** Writes the new people, unit by unit; whoever somebody else wrote meanwhile is there already. @throws CouchUnavailable */
export async function writePeople(
	couch: Couch,
	plan: PeoplePlan,
	by: By & { from: string }
): Promise<Written[]> {
	const byUnit = new Map<UnitId, Person[]>();
	for (const line of newLines(plan)) {
		const person = parsePerson(personOf(line, by), by.nowMs);
		if (!person.ok) throw new Error(`a planned person is none: ${person.error[0]?.code ?? ''}`);
		byUnit.set(line.outcome.unit, [...(byUnit.get(line.outcome.unit) ?? []), person.value]);
	}
	const written: Written[] = [];
	for (const [unit, people] of byUnit)
		written.push(...(await put(couch, unitDatabase(unit), unit, people)));
	return written;
}

async function put(
	couch: Couch,
	database: string,
	unit: UnitId,
	documents: readonly StoredDocument[]
): Promise<Written[]> {
	const answers = await couch.bulkDocs(database, documents);
	return answers.flatMap((answer) =>
		'ok' in answer ? [{ unit, id: answer.id, rev: v.parse(Revision, answer.rev) }] : []
	);
}

function personOf({ person, outcome }: NewLine, by: By & { from: string }): Person {
	const name = tidy(person.name);
	return {
		_id: `person:${outcome.id}`,
		type: 'person',
		v: HISTORY_VERSION,
		id: outcome.id,
		unit: outcome.unit,
		name,
		folded: fold(name),
		birthYear: person.birth?.year ?? null,
		department: tidy(person.department),
		chiDoan: outcome.chiDoan,
		membership: person.membership,
		activeFrom: by.from,
		activeTo: null,
		moves: [
			{
				id: ulid(by.nowMs, randomBytes(16)),
				kind: 'listed',
				membership: person.membership,
				day: by.from,
				note: '',
				replaces: null,
				by: by.person,
				at: new Date(by.nowMs).toISOString()
			}
		]
	};
}

/** Writes bí thư and phó bí thư among those who were written as officers of their units. @throws CouchUnavailable */
export async function writeOfficers(
	couch: Couch,
	plan: PeoplePlan,
	written: ReadonlySet<string>,
	by: By
): Promise<Written[]> {
	const byUnit = new Map<UnitId, WorkEntry[]>();
	for (const line of newLines(plan)) {
		const { unit, id } = line.outcome;
		const entry = written.has(`person:${id}`) ? officerOf(line, by) : null;
		if (entry !== null) byUnit.set(unit, [...(byUnit.get(unit) ?? []), entry]);
	}
	const all: Written[] = [];
	for (const [unit, entries] of byUnit)
		all.push(...(await put(couch, privateDatabase(unit), unit, entries)));
	return all;
}

function officerOf({ person, outcome }: NewLine, by: By): WorkEntry | null {
	const { post, chiDoan } = outcome;
	// Only of a bí thư does the programme ask what is kept of officers below the unit.
	const isBranch = post === 'branchSecretary';
	const position = isBranch ? post : post === 'secretary' || post === 'deputy' ? post : null;
	if (position === null) return null;
	const key = ulid(by.nowMs, randomBytes(16));
	return {
		_id: `work:${by.term}:officer:${key}:${ulid(by.nowMs, randomBytes(16))}`,
		type: 'work',
		v: 1,
		term: by.term,
		by: by.person,
		name: by.name,
		at: new Date(by.nowMs).toISOString(),
		subject: 'officer',
		key,
		set: {
			person: outcome.id,
			name: tidy(person.name),
			position,
			...(isBranch && chiDoan !== null && { chiDoan })
		}
	};
}

/** Those of a plan who should have an account: the new, and the known, of whom some may have none. */
export function newcomersOf(plan: PeoplePlan): Newcomer[] {
	return plan.lines.flatMap(({ name, outcome }) =>
		outcome.kind === 'new' || outcome.kind === 'same'
			? [
					{
						person: outcome.id,
						name: tidy(name),
						unit: outcome.unit,
						secretary: isSecretary(outcome.post)
					}
				]
			: []
	);
}
