import type { Amount, Sum } from '../amount.ts';
import { addToSum, emptySum } from '../amount.ts';
import type { Snapshot } from '../activity/decision.ts';
import type { ActivityContent, ReceiverKind } from '../activity/content.ts';
import { countedMonth, countedYear, daysOf } from '../date.ts';
import type { DaySpan } from '../period/span.ts';
import { countedDays } from '../period/span.ts';
import { isJointCode } from '../activity/joint.ts';
import type { ActivityId, PersonId, UnitId } from '../ids.ts';
import type { Measure } from './measures.ts';
import { measures } from './measures.ts';
import type { LinkedFacts } from './shared-work.ts';

export { measures };
export type { Measure };

/** What one record counts for: derived from a snapshot alone, by the same function on phone and server. */
export type CountedFacts = ToldFacts &
	LinkedFacts & {
		/** The days that a shorter period must hold; null where the time is unknown. */
		days: DaySpan | null;
	};

/** The same without what ties it to other records, and to days. */
export type ToldFacts = {
	unit: UnitId;
	/** `YYYY` or null where the time is unknown; such a record counts in the term only. */
	year: string | null;
	/** `YYYY-MM` or null where no month is known. */
	month: string | null;
	campaigns: string[];
	objectives: string[];
	/** Parts of CT01 that a study session serves. */
	studies: string[];
	communes: string[];
	/** Whether the unit led or co-organised it, or names no organiser at all: then it is the unit's own work. */
	organised: boolean;
	/** The author's deed is counted by who took part; persons are distinct. */
	members: PersonId[];
	amounts: Record<Measure, Amount | null>;
};

/** The span of a term, both days included. */
export type TermSpan = { start: string; end: string };

/** Whether a record lies in the term at all; one of unknown time does, one that only touches it does. */
export function countsInTerm(content: Pick<ActivityContent, 'when'>, term: TermSpan): boolean {
	const days = daysOf(content.when);
	return days === null || (days.to >= term.start && days.from <= term.end);
}

function received(content: ActivityContent, kind: ReceiverKind): Amount | null {
	return content.receivers.find((receiver) => receiver.kind === kind)?.amount ?? null;
}

/** Gift parcels of a record: the sum of its lines' counts; null when no line says a number. */
function giftCount(content: ActivityContent): Amount | null {
	const sum = content.gifts.reduce((all, gift) => addToSum(all, gift.count), emptySum);
	if (sum.with === 0) return null;
	return { n: sum.n, qualifier: sum.inexact || sum.without > 0 ? 'about' : 'exact', words: '' };
}

/** Whether a unit is an organiser by what the record says; one that names nobody is the unit's own. */
function organisedBy(unit: UnitId, { bodies }: ActivityContent): boolean {
	const organisers = bodies.filter(({ role }) => role === 'lead' || role === 'coOrganiser');
	return organisers.length === 0 || organisers.some((body) => body.unit === unit);
}

/** The counted facts of a snapshot of the record `id` of `unit`. */
export function countedFacts(
	unit: UnitId,
	id: ActivityId,
	{ content }: Pick<Snapshot, 'content'>
): CountedFacts {
	const year = countedYear(content.when);
	const { joint, parent } = content.links;
	return {
		id,
		unit,
		joint: joint !== null && isJointCode(joint.code) ? joint : null,
		parent,
		year: year === null ? null : String(year),
		month: countedMonth(content.when),
		days: countedDays(content.when),
		campaigns: [...content.campaigns],
		objectives: content.objectives.map(String),
		studies: content.study?.rates ?? [],
		communes: [
			...new Set(
				content.places.flatMap((place) =>
					'code' in place && place.code !== null ? [place.code] : []
				)
			)
		],
		organised: organisedBy(unit, content),
		members: content.people.members,
		amounts: {
			attendances: content.people.attendances,
			volunteerDays: content.people.volunteerDays,
			children: received(content, 'child'),
			staffChildren: received(content, 'staffChild'),
			households: received(content, 'household'),
			gifts: giftCount(content),
			valueDong: content.value.givenDong
		}
	};
}

/** The figures of one cell of the board. `members`: distinct persons of the cell, never a sum of other cells. */
export type Figures = { activities: number; members: number } & Record<Measure, Sum>;

/** Approved figures, and beside them, never added, what waits for a secretary. */
export type Cell = { approved: Figures; waiting: Figures };

/** By what a board can be split; `unit` only for the whole block. Key `none` holds records that name none. */
export const dimensions = ['campaign', 'objective', 'unit', 'month', 'commune'] as const;
export type Dimension = (typeof dimensions)[number];
export const NONE = 'none';

/** The keys of a record in a dimension: at least one, `none` where it names none. */
export function keysOf(facts: ToldFacts, dimension: Dimension): string[] {
	const or = (keys: string[]) => (keys.length > 0 ? keys : [NONE]);
	switch (dimension) {
		case 'campaign':
			return or(facts.campaigns);
		case 'objective':
			return or(facts.objectives);
		case 'unit':
			return [facts.unit];
		case 'month':
			return [facts.month ?? NONE];
		case 'commune':
			return or(facts.communes);
	}
}

/** Under which keys a record is counted, as `dimension:key`: those that boards are split by, and those of CT01. */
export function slotKeys(facts: ToldFacts): string[] {
	const split = dimensions.flatMap((dimension) =>
		keysOf(facts, dimension).map((key) => `${dimension}:${key}`)
	);
	return [...split, ...facts.studies.map((part) => `${STUDY}:${part}`)];
}
/** By what CT01 is counted; no board is split by it. */
export const STUDY = 'study';

/** A board: one scope (a unit, or the whole block) over one period. */
export type Board = { all: Cell; by: Partial<Record<Dimension, Record<string, Cell>>> };

/** Figures out of counts and a sum for each measure. */
export function figuresBy(
	activities: number,
	members: number,
	sum: (measure: Measure) => Sum
): Figures {
	return {
		activities,
		members,
		attendances: sum('attendances'),
		volunteerDays: sum('volunteerDays'),
		children: sum('children'),
		staffChildren: sum('staffChildren'),
		households: sum('households'),
		gifts: sum('gifts'),
		valueDong: sum('valueDong')
	};
}

const noFigures = figuresBy(0, 0, () => emptySum);
/** A cell in which nothing is counted. */
export const emptyCell: Cell = { approved: noFigures, waiting: noFigures };

/** One record as the board counts it: its approved snapshot's facts, and the facts of what waits; either may be absent. */
export type CountedRecord = { approved: CountedFacts | null; waiting: CountedFacts | null };
export type CountedSide = keyof CountedRecord;
