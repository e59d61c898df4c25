import type { Device, Rail, UnitRecord } from '../data/device.ts';
import { standing, statusOf } from '../domain/activity/decision.ts';
import { daysOf } from '../domain/date.ts';
import type { UnitId } from '../domain/ids.ts';
import type { CountedFacts, TermSpan } from '../domain/totals/figures.ts';
import { countRecord } from '../domain/totals/record.ts';
import type { BoardRecord, RecordsQuery } from '../domain/totals/record-page.ts';
import { standsBehind } from '../domain/totals/record-page.ts';
import type { Share } from '../domain/totals/shared-work.ts';
import { countedAmounts, sharesOf, WHOLE } from '../domain/totals/shared-work.ts';

export type OwnRecordsDevice = Pick<Device, 'unitRecords' | 'queryRecords' | 'people'>;

/** A record behind a figure, as a list shows it. `rail`: where it is; what the server answers with has been sent. */
export type ListedRecord = Omit<BoardRecord, 'decision'> & { rail: Rail };

/** More records than any unit has; the phone's own list in one go. */
const ALL = 1_000_000;

/** The first day a record can lie in; one of unknown time stands last. */
function dayOf(record: ListedRecord): string {
	return daysOf(record.when)?.from ?? '';
}

type Counted = { record: UnitRecord; facts: CountedFacts };

function listed(
	{ record: { activity, decisions, conflicted }, facts }: Counted,
	share: Share,
	query: RecordsQuery
): Omit<ListedRecord, 'rail' | 'authorName'> | null {
	if (!standsBehind(facts, query)) return null;
	const { approval } = standing(decisions);
	// What counts is the approved content; a record that is gone is told by its approval alone.
	const counted = query.side === 'approved' ? approval?.snapshot.content : activity?.content;
	if (counted === undefined) return null;
	const seal = activity === null ? 'approved' : statusOf(activity, decisions, conflicted).seal;
	const { name, when } = counted;
	const { unit, id } = facts;
	const amounts = countedAmounts(facts.amounts, share);
	return { unit, activity: id, name, when, seal, facts: { ...facts, amounts }, share };
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
	const counted = records.flatMap((record): Counted[] => {
		const facts = countRecord(record.activity, record.decisions, term, record.conflicted)[
			query.side
		];
		return facts === null ? [] : [{ record, facts }];
	});
	const shares = sharesOf(counted.map(({ facts }) => facts));
	return counted
		.flatMap((one): ListedRecord[] => {
			const { record, facts } = one;
			const shown = listed(one, shares.get(facts) ?? WHOLE, query);
			if (shown === null) return [];
			const author =
				record.activity?.author ?? standing(record.decisions).approval?.snapshot.author;
			const authorName = author === undefined ? '' : (names.get(author) ?? '');
			return [{ ...shown, authorName, rail: rails.get(shown.activity) ?? 'done' }];
		})
		.sort((a, b) => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : 0));
}
