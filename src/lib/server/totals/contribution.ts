import type { Activity } from '../../domain/activity/activity.ts';
import type { Decision } from '../../domain/activity/decision.ts';
import { waitsForDecision } from '../../domain/activity/decision.ts';
import { daysOf } from '../../domain/date.ts';
import type { CountedFacts, TermSpan } from '../../domain/totals/figures.ts';
import { dimensions, keysOf } from '../../domain/totals/figures.ts';
import type { BoardRecord } from '../../domain/totals/record-page.ts';
import { countJudged, judged } from '../../domain/totals/record.ts';
import type { PersonId } from '../../domain/ids.ts';
import { ORGANISED } from '../../domain/targets/rules.ts';

/** A record as the list behind a figure shows it, but for the author's name, which is looked up when it is asked for. */
export type ListedRecord = Omit<BoardRecord, 'authorName'> & { author: PersonId };

/** What the ledger keeps of one record: what it counts for and is listed as, on each side, and since when it waits. */
export type LedgerEntry = {
	approved: ListedRecord | null;
	waiting: ListedRecord | null;
	/** When the newest edit that waits for a decision was made, by the editing device's clock. */
	waitingSince: string | null;
};

/** The ledger's entry of a record, from its present revision and decisions; null when it counts for nothing at all. */
export function entryOf(
	activity: Activity | null,
	decisions: readonly Decision[],
	term: TermSpan,
	conflicted = false
): LedgerEntry | null {
	const record = judged(activity, decisions, conflicted);
	const counted = countJudged(record, term);
	const [status, approval] = [record.status, record.stands.approval];
	const seal = status?.seal ?? 'approved';
	const approved =
		counted.approved === null || approval === null
			? null
			: {
					unit: approval.unit,
					activity: approval.activity,
					name: approval.snapshot.content.name,
					when: approval.snapshot.content.when,
					seal,
					decision: approval._id,
					author: approval.snapshot.author,
					facts: counted.approved
				};
	const waiting =
		counted.waiting === null || activity === null
			? null
			: {
					unit: activity.unit,
					activity: activity._id,
					name: activity.content.name,
					when: activity.content.when,
					seal,
					decision: null,
					author: activity.author,
					facts: counted.waiting
				};
	const waits = status !== null && waitsForDecision(status);
	if (approved === null && waiting === null && !waits) return null;
	return { approved, waiting, waitingSince: waits ? (activity?.edits.at(-1)?.at ?? null) : null };
}

export type Side = 'approved' | 'waiting';
export const sides: readonly Side[] = ['approved', 'waiting'];

/** The keys of facts as one text that a list can be searched by: `|campaign:x|objective:5|…|organised|`. */
export function searchKeys(facts: CountedFacts): string {
	const keys = dimensions.flatMap((dimension) =>
		keysOf(facts, dimension).map((key) => `${dimension}:${key}`)
	);
	return `|${[...keys, ...(facts.organised ? [ORGANISED] : [])].join('|')}|`;
}

/** The first day a listed record can lie in; '' when unknown: the order of lists. */
export function listedDay(record: ListedRecord): string {
	return daysOf(record.when)?.from ?? '';
}
