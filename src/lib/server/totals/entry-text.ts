import * as v from 'valibot';
import type { Activity } from '../../domain/activity/activity.ts';
import type { Approval } from '../../domain/activity/decision.ts';
import type { Amount } from '../../domain/amount.ts';
import { countedMonth, countedYear } from '../../domain/date.ts';
import type { UnitId } from '../../domain/ids.ts';
import { countedDays } from '../../domain/period/span.ts';
import { ActivityId } from '../../domain/ids.ts';
import type { CountedFacts, Measure } from '../../domain/totals/figures.ts';
import { measures } from '../../domain/totals/figures.ts';
import type { LedgerEntry, ListedRecord } from './contribution.ts';
import type { Row } from './statements.ts';

/**
 * An entry as it stands in the ledger, the largest part of the file: without the names of fields, and without what
 * follows from the rest (unit, record, year, month and days).
 */
type Packed = [
	approved: PackedSide | null,
	waiting: PackedSide | null,
	waitingSince: string | null,
	...event: [] | [LedgerEntry['event']]
];
type PackedSide = [
	name: string,
	when: ListedRecord['when'],
	seal: ListedRecord['seal'],
	decision: Approval['_id'] | null,
	author: Activity['author'],
	campaigns: string[],
	objectives: string[],
	communes: string[],
	members: CountedFacts['members'],
	organised: 0 | 1,
	amounts: (null | [Amount['n'], Amount['qualifier'], string])[],
	...more:
		| []
		| [joint: CountedFacts['joint'], parent: CountedFacts['parent']]
		| [joint: CountedFacts['joint'], parent: CountedFacts['parent'], studies: string[]]
];

/** Writes an entry: equal entries give equal texts. */
export function entryText({ approved, waiting, waitingSince, event }: LedgerEntry): string {
	const sides = [pack(approved), pack(waiting), waitingSince] as const;
	const packed: Packed = event === null ? [...sides] : [...sides, event];
	return JSON.stringify(packed);
}

function pack(record: ListedRecord | null): PackedSide | null {
	if (record === null) return null;
	const { name, when, seal, decision, author, facts } = record;
	const { campaigns, objectives, communes, members, organised, amounts } = facts;
	const told = measures.map((measure): PackedSide[10][number] => {
		const amount = amounts[measure];
		return amount === null ? null : [amount.n, amount.qualifier, amount.words];
	});
	const said = [campaigns, objectives, communes, members, organised ? 1 : 0, told] as const;
	return [name, when, seal, decision, author, ...said, ...moreOf(facts)];
}

/** Nearly every record stands alone and is no study session, and is the shorter for it. */
function moreOf({ joint, parent, studies }: CountedFacts) {
	if (studies.length > 0) return [joint, parent, studies] as const;
	return joint === null && parent === null ? ([] as const) : ([joint, parent] as const);
}

/** Reads what {@link entryText} wrote for a record of a unit. */
export function readEntry(text: string, unit: UnitId, activity: Activity['_id']): LedgerEntry {
	// We wrote the text, so its shape is known.
	const [approved, waiting, waitingSince, event = null]: Packed = JSON.parse(text);
	return {
		approved: unpack(approved, unit, activity),
		waiting: unpack(waiting, unit, activity),
		waitingSince,
		event
	};
}

function unpack(
	packed: PackedSide | null,
	unit: UnitId,
	activity: Activity['_id']
): ListedRecord | null {
	if (packed === null) return null;
	const [name, when, seal, decision, author, ...counted] = packed;
	const [campaigns, objectives, communes, members, organised, told, ...more] = counted;
	const [joint = null, parent = null, studies = []] = more;
	const year = countedYear(when);
	const amount = (measure: Measure): Amount | null => {
		const said = told[measures.indexOf(measure)] ?? null;
		return said === null ? null : { n: said[0], qualifier: said[1], words: said[2] };
	};
	return {
		unit,
		activity,
		name,
		when,
		seal,
		decision,
		author,
		facts: {
			id: activity,
			unit,
			joint,
			parent,
			year: year === null ? null : String(year),
			month: countedMonth(when),
			days: countedDays(when),
			campaigns,
			objectives,
			studies,
			communes,
			members,
			organised: organised === 1,
			amounts: {
				attendances: amount('attendances'),
				volunteerDays: amount('volunteerDays'),
				children: amount('children'),
				staffChildren: amount('staffChildren'),
				households: amount('households'),
				gifts: amount('gifts'),
				valueDong: amount('valueDong')
			}
		}
	};
}

/** What the ledger holds of a record. @param row with `entry` */
export function storedEntry(row: Row, unit: UnitId, id: string): LedgerEntry {
	return readEntry(String(row['entry']), unit, v.parse(ActivityId, `activity:${id}`));
}
