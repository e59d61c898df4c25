import { sameContent } from '../json.ts';
import { foldMoves, standingMoves, summaryOf } from './history.ts';
import type { Move } from './move.ts';
import { movesOf } from './moves-of.ts';
import type { Merged, Person } from './person.ts';
import { MOST_MERGED, MOST_MOVES, PERSON_VERSION } from './person.ts';
import { winnerFirst } from './winner-first.ts';

/*
 * Two secretaries of a unit may record something of the same person while both are offline. What their versions come to
 * together depends on nothing but the versions, so that every phone makes the same of them.
 */

/** What is known of a person besides the moves. */
export const personFacts = ['name', 'birthYear', 'department', 'chiDoan'] as const;
type Facts = Pick<Person, (typeof personFacts)[number]>;

/** The versions that nobody took in yet, the winner first. */
function standing(leaves: readonly Person[]): Person[] {
	const takenIn = new Set(
		leaves.flatMap(({ merged }) => (merged?.versions ?? []).map(({ rev }) => rev))
	);
	return leaves
		.toSorted(winnerFirst)
		.filter(({ _rev }, place) => place === 0 || _rev === undefined || !takenIn.has(_rev));
}

/**
 * What versions of a person that were written apart come to: every move of each of them, and of the other facts what
 * the winner says, or where it says nothing what another one does. The winner itself where it has taken in all others;
 * null where they are more than one document holds.
 * @param leaves each with its revision, in any order
 * @returns the winner's next version, with the winner's revision
 */
export function mergePersons(leaves: readonly Person[]): Person | null {
	const [top, ...others] = standing(leaves);
	if (top === undefined) return null;
	if (others.length === 0) return top;
	const moves = allMoves([top, ...others]);
	const facts = allFacts([top, ...others]);
	const versions = allVersions([top, ...others], facts);
	if (moves.length > MOST_MOVES || versions.length > MOST_MERGED) return null;
	const kept = [top, ...others].flatMap(({ merged }) => merged?.unfit ?? []);
	const unfit = [...new Set([...kept, ...foldMoves(moves).faults.map(({ id }) => id)])].sort();
	const { membership, activeFrom, activeTo } = summaryOf(moves) ?? top;
	return {
		...top,
		...facts,
		folded: foldedOf(facts.name, [top, ...others]),
		membership,
		activeFrom,
		activeTo,
		moves,
		v: PERSON_VERSION,
		merged: { versions, unfit }
	};
}

/** In the order of recording by the clocks of those who recorded; of one id the winner's. */
function allMoves(leaves: readonly Person[]): Move[] {
	const moves = new Map<string, Move>();
	for (const move of leaves.flatMap((leaf) => movesOf(leaf)))
		if (!moves.has(move.id)) moves.set(move.id, move);
	const key = ({ at, id }: Move) => `${at ?? ''} ${id}`;
	return [...moves.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function isEmpty(value: Facts[keyof Facts]): boolean {
	return value === null || value === '';
}

function allFacts(leaves: readonly Person[]): Facts {
	const [top, ...others] = leaves;
	if (top === undefined) throw new RangeError('Nobody to merge.');
	const { name, birthYear, department, chiDoan } = top;
	const from = <K extends keyof Facts>(field: K, own: Facts[K]): Facts[K] =>
		isEmpty(own) ? (others.find((leaf) => !isEmpty(leaf[field]))?.[field] ?? own) : own;
	return {
		name,
		birthYear: from('birthYear', birthYear),
		department: from('department', department),
		chiDoan: from('chiDoan', chiDoan)
	};
}

function foldedOf(name: string, leaves: readonly Person[]): string {
	return leaves.find((leaf) => leaf.name === name)?.folded ?? '';
}

/** The versions taken in before and now, with what they say otherwise; in the order of revisions. */
function allVersions(leaves: readonly Person[], facts: Facts): Merged['versions'] {
	const versions = new Map<string, Merged['versions'][number]>();
	const add = ({ rev, said }: Merged['versions'][number]) =>
		versions.set(rev, { rev, said: { ...said, ...versions.get(rev)?.said } });
	for (const { merged } of leaves) merged?.versions.forEach(add);
	for (const leaf of leaves.slice(1)) {
		const other = personFacts.filter(
			(field) => !isEmpty(leaf[field]) && leaf[field] !== facts[field]
		);
		const said = Object.fromEntries(other.map((field) => [field, leaf[field]]));
		if (leaf._rev !== undefined) add({ rev: leaf._rev, said });
	}
	return [...versions.values()].sort((a, b) => (a.rev < b.rev ? -1 : 1));
}

/** The person once their facts were looked at and written: what other versions said of these is settled. */
export function withFactsSettled(person: Person): Person {
	if (person.merged === undefined) return person;
	const versions = person.merged.versions.map(({ rev }) => ({ rev, said: {} }));
	return { ...person, merged: { ...person.merged, versions } };
}

/** A move that does not fit what another secretary recorded, and that one where it can be named. */
export type Contradiction = { move: Move; against: Move | null };

/** Where two secretaries recorded different things of a person; what both recorded alike asks nobody anything. */
export function contradictions(person: Person): Contradiction[] {
	if (person.v !== PERSON_VERSION) return [];
	const { faults, stays } = foldMoves(movesOf(person));
	const stand = standingMoves(movesOf(person));
	const fits = stays.flatMap(({ arrival, leaving }) => [arrival, ...(leaving ? [leaving] : [])]);
	return faults.flatMap(({ id }) => {
		const move = stand.find((one) => one.id === id);
		if (move === undefined || stand.some((one) => one.id !== id && sayAlike(one, move))) return [];
		const leaves = isLeaving(move);
		const against = fits.filter((one) => isLeaving(one) === leaves && one.day <= move.day).at(-1);
		return [{ move, against: against ?? null }];
	});
}

/** Whether a move repeats what another secretary recorded. */
function sayAlike(one: Move, other: Move): boolean {
	return sameContent(saidBy(one), saidBy(other));
}

function saidBy({ id, note, replaces, by, at, ...said }: Move) {
	void [id, note, replaces, by, at];
	return said;
}

function isLeaving({ kind }: Move): boolean {
	return kind === 'transferred' || kind === 'matured' || kind === 'left';
}

/** What other versions said of a person's facts and this one does not, each once. */
export function otherFacts(person: Person): { field: keyof Facts; value: string }[] {
	const found = new Map<string, { field: keyof Facts; value: string }>();
	for (const { said } of person.merged?.versions ?? [])
		for (const field of personFacts) {
			const value = said[field] ?? null;
			if (value === null || value === '' || value === person[field]) continue;
			found.set(`${field} ${value}`, { field, value: String(value) });
		}
	return [...found.values()];
}
