import type { RecordRow } from '../data/device.ts';
import type { Objective } from '../domain/activity/content.ts';
import { countedYear } from '../domain/date.ts';
import type { ActivityId, PersonId } from '../domain/ids.ts';
import type { CountedFacts, TermSpan } from '../domain/totals/figures.ts';
import { countsInTerm } from '../domain/totals/figures.ts';

type Facts = Pick<CountedFacts, 'year' | 'campaigns' | 'objectives' | 'members'>;

/** What one record counts for, on either side of a decision, as the board counts it. */
export type OwnRecord = {
	id: ActivityId;
	name: string;
	author: PersonId;
	approvedAt: string | null;
	approved: Facts | null;
	waiting: Facts | null;
};

/** A deed, to be named on the home screen. */
export type Deed = { id: ActivityId; name: string; at: string | null };

/**
 * A member's year against the programme. Only who is named among the participants is counted: `notNamed` are
 * approved deeds this person wrote without naming themselves, which therefore count for others only.
 */
export type MyYear = {
	deeds: Deed[];
	waitingDeeds: Deed[];
	notNamed: Deed[];
	/** In the order of the term's objectives (mục tiêu). */
	objectives: { id: Objective; label: string; state: 'done' | 'waiting' | 'none' }[];
};

function factsOf(row: RecordRow): Facts {
	const year = countedYear(row.when);
	return {
		year: year === null ? null : String(year),
		campaigns: row.campaigns,
		objectives: row.objectives.map(String),
		members: row.members
	};
}

/** A record as the board counts it, read off its row. */
export function ownRecord(row: RecordRow, term: TermSpan): OwnRecord {
	const { id, author, approval, seal } = row;
	const counts = countsInTerm(row, term);
	const now = counts ? factsOf(row) : null;
	const waits = seal === 'waiting' || seal === 'changedAfterApproval' || seal === 'contradicting';
	return {
		id,
		name: approval?.facts?.name ?? row.name,
		author,
		approvedAt: approval?.at ?? null,
		approved: approval === null ? null : (approval.facts ?? now),
		waiting: waits ? now : null
	};
}

/** What a member's year needs of the term: `yearlyDeed` is the campaign by which a deed for children is counted. */
type YearTerm = { yearlyDeed: string; objectives: readonly { id: Objective; label: string }[] };

/** A member's year. */
export function myYear(
	records: readonly OwnRecord[],
	person: PersonId,
	year: string,
	term: YearTerm
): MyYear {
	const named = (facts: OwnRecord['approved']) =>
		facts !== null && facts.year === year && facts.members.includes(person);
	const isDeed = (facts: OwnRecord['approved']) =>
		facts?.campaigns.includes(term.yearlyDeed) ?? false;
	const deed = ({ id, name, approvedAt }: OwnRecord): Deed => ({ id, name, at: approvedAt });
	const deeds = records.filter((one) => named(one.approved) && isDeed(one.approved));
	const state = (objective: Objective) => {
		const serves = (facts: OwnRecord['approved']) =>
			named(facts) && (facts?.objectives.includes(String(objective)) ?? false);
		if (records.some((one) => serves(one.approved))) return 'done';
		return records.some((one) => serves(one.waiting)) ? 'waiting' : 'none';
	};
	return {
		deeds: deeds.map(deed),
		waitingDeeds: records
			.filter((one) => !deeds.includes(one) && named(one.waiting) && isDeed(one.waiting))
			.map(deed),
		notNamed: records
			.filter(
				({ author, approved }) =>
					author === person &&
					approved?.year === year &&
					isDeed(approved) &&
					!approved.members.includes(person)
			)
			.map(deed),
		objectives: term.objectives.map(({ id, label }) => ({ id, label, state: state(id) }))
	};
}
