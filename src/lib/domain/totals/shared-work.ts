import type { Amount } from '../amount.ts';
import type { ActivityId, UnitId } from '../ids.ts';
import type { Measure } from './measures.ts';
import { measures } from './measures.ts';

/** What of a record ties it to others: its joint event, and the record it is told together in. */
export type LinkedFacts = {
	id: ActivityId;
	unit: UnitId;
	/** The event of a code that checks; null for every other. */
	joint: { code: string; lead: boolean } | null;
	/** The roll-up whose total holds this record's. */
	parent: ActivityId | null;
	amounts: Readonly<Record<Measure, Amount | null>>;
};

/**
 * What of a record counts in a scope; persons always do, because they are a union. A set of bits, so that a ledger keeps
 * it beside each record: those of {@link measures} that records below it tell, then two that say why.
 */
export type Share = number;

/** The whole record counts, as nearly every one does. */
export const WHOLE: Share = 0;
/** Another record stands for its joint event. */
const OTHER_OF_EVENT: Share = 1 << measures.length;
/** Records that count are told together in it. */
const ROLL_UP: Share = OTHER_OF_EVENT << 1;
/** The largest share there is. */
export const MOST_SHARE: Share = 2 * ROLL_UP - 1;

/** Of an event that another record stands for, a unit still tells this of its own people. */
const ownPeoples: readonly Measure[] = ['attendances', 'volunteerDays'];

/** Whether the record is one more activity. */
export function isActivity(share: Share): boolean {
	return share < OTHER_OF_EVENT;
}

/** Whether another record stands for the joint event that this one belongs to. */
export function isOtherOfEvent(share: Share): boolean {
	return (share & OTHER_OF_EVENT) !== 0;
}

/** Whether records that are told together in this one count by themselves. */
export function isRollUp(share: Share): boolean {
	return (share & ROLL_UP) !== 0;
}

/** Whether a measure of the record counts: it adds its number, or is one more that tells none. */
export function counts(share: Share, measure: Measure): boolean {
	if (share === WHOLE) return true;
	if ((share & bitOf(measure)) !== 0) return false;
	return !isOtherOfEvent(share) || ownPeoples.includes(measure);
}

function bitOf(measure: Measure): Share {
	return 1 << measures.indexOf(measure);
}

/** The amounts that count; null for each that does not. */
export function countedAmounts(
	amounts: LinkedFacts['amounts'],
	share: Share
): Record<Measure, Amount | null> {
	const of = (measure: Measure) => (counts(share, measure) ? amounts[measure] : null);
	return {
		attendances: of('attendances'),
		volunteerDays: of('volunteerDays'),
		children: of('children'),
		staffChildren: of('staffChildren'),
		households: of('households'),
		gifts: of('gifts'),
		valueDong: of('valueDong')
	};
}

/**
 * What of each record counts, of all records of one side in one scope: those of a unit, or of the whole block. Records
 * that count whole are left out.
 *
 * **A joint event** is one activity: one record stands for it and counts as usual; of every other only persons,
 * attendances and volunteer days count, which tell of that unit's own people. **A roll-up** (`parent` of others points
 * to it) adds of each measure nothing once a record below it tells a number, and is no activity beside them.
 *
 * What a record counts depends only on records that it reaches by such ties, never on the order they are given in.
 */
export function sharesOf<F extends LinkedFacts>(all: readonly F[]): Map<F, Share> {
	const shares = new Map<F, Share>();
	const add = (facts: F, share: Share) => {
		if (share !== WHOLE) shares.set(facts, (shares.get(facts) ?? WHOLE) | share);
	};
	for (const others of othersOfEvents(all)) add(others, OTHER_OF_EVENT);
	const below = toldBelow(all);
	for (const facts of all) add(facts, below.get(facts.id) ?? WHOLE);
	return shares;
}

/** The same of each record in its own unit, where other units' records are not seen. */
export function unitSharesOf<F extends LinkedFacts>(all: readonly F[]): Map<F, Share> {
	const byUnit = new Map<UnitId, F[]>();
	for (const facts of all) {
		const ofUnit = byUnit.get(facts.unit) ?? [];
		byUnit.set(facts.unit, ofUnit);
		ofUnit.push(facts);
	}
	return new Map([...byUnit.values()].flatMap((ofUnit) => [...sharesOf(ofUnit)]));
}

/** Which of two records of an event stands for it: the lead's, else the one with the smaller id. */
function standsBefore(a: LinkedFacts, b: LinkedFacts): boolean {
	const leads = Number(b.joint?.lead ?? false) - Number(a.joint?.lead ?? false);
	if (leads !== 0) return leads < 0;
	return a.id === b.id ? a.unit < b.unit : a.id < b.id;
}

function othersOfEvents<F extends LinkedFacts>(all: readonly F[]): F[] {
	const first = new Map<string, F>();
	const others: F[] = [];
	for (const facts of all) {
		if (facts.joint === null) continue;
		const standing = first.get(facts.joint.code);
		if (standing !== undefined && standsBefore(standing, facts)) others.push(facts);
		else {
			first.set(facts.joint.code, facts);
			if (standing !== undefined) others.push(standing);
		}
	}
	return others;
}

/** By the id of each record that has others below it: the measures that any of those tells a number of. */
function toldBelow(all: readonly LinkedFacts[]): Map<ActivityId, Share> {
	const below = new Map<ActivityId, Share>();
	const linked = all.filter(({ parent }) => parent !== null);
	if (linked.length === 0) return below;
	const { parents, tops } = parentsOf(all);
	for (const facts of linked) {
		let parent = tops.has(facts.id) ? null : facts.parent;
		const told = ROLL_UP | toldBy(facts);
		while (parent !== null && parents.has(parent)) {
			const known = below.get(parent) ?? WHOLE;
			// Who told all this before told it to everyone above as well.
			if ((known & told) === told) break;
			below.set(parent, known | told);
			parent = parents.get(parent) ?? null;
		}
	}
	return below;
}

function toldBy({ amounts }: LinkedFacts): Share {
	return measures.reduce(
		(told, measure) => ((amounts[measure]?.n ?? null) === null ? told : told | bitOf(measure)),
		WHOLE
	);
}

/**
 * Each record's parent by id, without circles: where records are told to be each other's parents, the one with the
 * smallest id stands on top, so that nothing counts twice and nothing is lost. `tops`: those.
 */
function parentsOf(all: readonly LinkedFacts[]) {
	const tops = new Set<ActivityId>();
	const parents = new Map<ActivityId, ActivityId | null>();
	// An id in two units is forged; whoever is below it is below what the first unit ties it to.
	for (const { id, parent } of all.toSorted((a, b) => (a.unit < b.unit ? -1 : 1)))
		if (!parents.has(id)) parents.set(id, parent);
	const settled = new Set<ActivityId>();
	for (const start of parents.keys()) {
		const path: ActivityId[] = [];
		let id: ActivityId | null = start;
		while (id !== null && parents.has(id) && !settled.has(id)) {
			settled.add(id);
			path.push(id);
			id = parents.get(id) ?? null;
		}
		const circle = id === null ? -1 : path.indexOf(id);
		if (circle === -1) continue;
		const top = smallest(path.slice(circle));
		tops.add(top);
		parents.set(top, null);
	}
	return { parents, tops };
}

function smallest(ids: readonly ActivityId[]): ActivityId {
	return ids.reduce((least, id) => (id < least ? id : least));
}
