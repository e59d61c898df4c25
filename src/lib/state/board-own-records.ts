import type { Device, Rail, UnitRecord } from '../data/device.ts';
import { standing, statusOf } from '../domain/activity/decision.ts';
import { daysOf } from '../domain/date.ts';
import type { UnitId } from '../domain/ids.ts';
import type { TermSpan } from '../domain/totals/figures.ts';
import { countRecord } from '../domain/totals/record.ts';
import type { BoardRecord, RecordsQuery } from '../domain/totals/record-page.ts';
import { standsBehind } from '../domain/totals/record-page.ts';

export type OwnRecordsDevice = Pick<Device, 'unitRecords' | 'queryRecords' | 'people'>;

/** A record behind a figure, as a list shows it. `rail`: where it is; what the server answers with has been sent. */
export type ListedRecord = Omit<BoardRecord, 'decision'> & { rail: Rail };

/** More records than any unit has; the phone's own list in one go. */
const ALL = 1_000_000;

/** The first day a record can lie in; one of unknown time stands last. */
function dayOf(record: ListedRecord): string {
	return daysOf(record.when)?.from ?? '';
}

function listed(
	record: UnitRecord,
	query: RecordsQuery,
	term: TermSpan
): Omit<ListedRecord, 'rail' | 'authorName'> | null {
	const { activity, decisions, conflicted } = record;
	const facts = countRecord(activity, decisions, term, conflicted)[query.side];
	if (facts === null || !standsBehind(facts, query)) return null;
	const { approval } = standing(decisions);
	// What counts is the approved content; a record that is gone is told by its approval alone.
	const counted = query.side === 'approved' ? approval?.snapshot.content : activity?.content;
	const id = activity?._id ?? approval?.activity;
	if (counted === undefined || id === undefined) return null;
	const seal = activity === null ? 'approved' : statusOf(activity, decisions, conflicted).seal;
	const { name, when } = counted;
	return { unit: facts.unit, activity: id, name, when, seal, facts };
}

/** The records behind a figure of the phone's own unit, newest first: the same rules by which its board was counted. */
export async function ownRecordsBehind(
	device: OwnRecordsDevice,
	unit: UnitId,
	query: RecordsQuery,
	term: TermSpan
): Promise<ListedRecord[]> {
	const [records, people, rows] = await Promise.all([
		device.unitRecords(unit),
		device.people(unit),
		device.queryRecords({ unit, order: 'newest', limit: ALL })
	]);
	const names = new Map(people.map((person) => [person.id, person.name]));
	const rails = new Map(rows.rows.map((row) => [row.id, row.rail]));
	return records
		.flatMap((record): ListedRecord[] => {
			const one = listed(record, query, term);
			if (one === null) return [];
			const author =
				record.activity?.author ?? standing(record.decisions).approval?.snapshot.author;
			const authorName = author === undefined ? '' : (names.get(author) ?? '');
			return [{ ...one, authorName, rail: rails.get(one.activity) ?? 'done' }];
		})
		.sort((a, b) => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : 0));
}
