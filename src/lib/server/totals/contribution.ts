import type { Activity } from '../../domain/activity/activity.ts';
import type { Decision, Snapshot } from '../../domain/activity/decision.ts';
import { waitsForDecision } from '../../domain/activity/decision.ts';
import type { JointMembership } from '../../domain/activity/joint-event.ts';
import { membershipOf } from '../../domain/activity/joint-event.ts';
import { daysOf } from '../../domain/date.ts';
import type { CountedFacts, TermSpan } from '../../domain/totals/figures.ts';
import { slotKeys } from '../../domain/totals/figures.ts';
import type { BoardRecord } from '../../domain/totals/record-page.ts';
import { countJudged, judged } from '../../domain/totals/record.ts';
import type { Share } from '../../domain/totals/shared-work.ts';
import { WHOLE } from '../../domain/totals/shared-work.ts';
import type { PersonId } from '../../domain/ids.ts';
import { ORGANISED } from '../../domain/targets/rules.ts';

/**
 * A record as the list behind a figure shows it, but for the author's name, which is looked up when it is asked for, and
 * for what of it counts where others share in it, which depends on them and on the scope.
 */
export type ListedRecord = Omit<BoardRecord, 'authorName' | 'facts' | 'share'> & {
	author: PersonId;
	facts: CountedFacts;
};

/** What the ledger keeps of one record: what it counts for and is listed as, on each side, and since when it waits. */
export type LedgerEntry = {
	approved: ListedRecord | null;
	waiting: ListedRecord | null;
	/** When the newest edit that waits for a decision was made, by the editing device's clock. */
	waitingSince: string | null;
	/** To which joint event it belongs now, whether it counts or not. */
	event: JointMembership | null;
};

function listed(facts: CountedFacts, { author, content }: Pick<Snapshot, 'author' | 'content'>) {
	return { unit: facts.unit, name: content.name, when: content.when, author, facts };
}

/** The ledger's entry of a record, from its present revision and decisions; null when it counts for nothing at all, and belongs nowhere. */
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
					...listed(counted.approved, approval.snapshot),
					activity: approval.activity,
					seal,
					decision: approval._id
				};
	const waiting =
		counted.waiting === null || activity === null
			? null
			: {
					...listed(counted.waiting, activity),
					activity: activity._id,
					seal,
					decision: null
				};
	const waits = status !== null && waitsForDecision(status);
	const event = membershipOf(activity, record.stands);
	if (approved === null && waiting === null && event === null && !waits) return null;
	const waitingSince = waits ? (activity?.edits.at(-1)?.at ?? null) : null;
	return { approved, waiting, waitingSince, event };
}

/** What of a record counts in the block, and in its own unit. */
export type Shares = { block: Share; unit: Share };
export const ALL: Shares = { block: WHOLE, unit: WHOLE };

export type Side = 'approved' | 'waiting';
export const sides: readonly Side[] = ['approved', 'waiting'];

/** The keys of facts as one text that a list can be searched by: `|campaign:x|objective:5|…|organised|`. */
export function searchKeys(facts: CountedFacts): string {
	return `|${[...slotKeys(facts), ...(facts.organised ? [ORGANISED] : [])].join('|')}|`;
}

/** The first day a listed record can lie in; '' when unknown: the order of lists. */
export function listedDay(record: ListedRecord): string {
	return daysOf(record.when)?.from ?? '';
}
