import type { RecordDetail, RecordRow } from '../data/device.ts';
import type { Objective } from '../domain/activity/content.ts';
import { countedYear } from '../domain/date.ts';
import type { ActivityId, PersonId } from '../domain/ids.ts';
import type { CountedFacts, TermSpan } from '../domain/totals/figures.ts';
import { countsInTerm } from '../domain/totals/figures.ts';
import { countRecord } from '../domain/totals/record.ts';

/** What one record counts for, on either side of a decision, as the board counts it. */
export type OwnRecord = {
	id: ActivityId;
	name: string;
	author: PersonId;
	approvedAt: string | null;
	approved: Pick<CountedFacts, 'year' | 'campaigns' | 'objectives' | 'members'> | null;
	waiting: Pick<CountedFacts, 'year' | 'campaigns' | 'objectives' | 'members'> | null;
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
	objectives: Record<Objective, 'done' | 'waiting' | 'none'>;
};

/** Whether a row alone does not tell what of it stands approved, so that its decisions must be read. */
export function needsDecisions({ seal }: RecordRow): boolean {
	return seal === 'changedAfterApproval' || seal === 'returned' || seal === 'contradicting';
}

/** A record whose row tells all: approved as it stands, or never approved. */
export function ownFromRow(row: RecordRow, term: TermSpan): OwnRecord {
	const year = countedYear(row.when);
	const facts = {
		year: year === null ? null : String(year),
		campaigns: row.campaigns,
		objectives: row.objectives.map(String),
		members: row.members
	};
	const counts = countsInTerm(row, term);
	return {
		id: row.id,
		name: row.name,
		author: row.author,
		approvedAt: null,
		approved: counts && row.seal === 'approved' ? facts : null,
		waiting: counts && row.seal === 'waiting' ? facts : null
	};
}

/** A record with its decisions, counted as the board counts it. */
export function ownFromDetail(
	{ activity, decisions, status }: RecordDetail,
	term: TermSpan
): OwnRecord {
	const { approved, waiting } = countRecord(activity, decisions, term);
	const approval = 'approval' in status ? status.approval : null;
	return {
		id: activity._id,
		name: approval?.snapshot.content.name ?? activity.content.name,
		author: activity.author,
		approvedAt: approval?.at ?? null,
		approved,
		waiting
	};
}

/** A member's year. `deedTag`: the campaign by which the programme counts a deed for children. */
export function myYear(
	records: readonly OwnRecord[],
	person: PersonId,
	year: string,
	deedTag: string
): MyYear {
	const named = (facts: OwnRecord['approved']) =>
		facts !== null && facts.year === year && facts.members.includes(person);
	const isDeed = (facts: OwnRecord['approved']) => facts?.campaigns.includes(deedTag) ?? false;
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
		objectives: { 1: state(1), 2: state(2), 3: state(3), 4: state(4), 5: state(5) }
	};
}
