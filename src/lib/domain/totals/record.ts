import type { Activity } from '../activity/activity.ts';
import type { Decision, RecordStatus, Standing } from '../activity/decision.ts';
import { snapshotOf, standing, statusBy, waitsForDecision } from '../activity/decision.ts';
import type { CountedRecord, TermSpan } from './figures.ts';
import { countedFacts, countsInTerm } from './figures.ts';

/** A record with what was worked out of its decisions; `status` null when the record itself is gone. */
export type JudgedRecord = {
	activity: Activity | null;
	stands: Standing;
	status: RecordStatus | null;
};

/** Where a record and the decisions on it stand. */
export function judged(
	activity: Activity | null,
	decisions: readonly Decision[],
	conflicted = false
): JudgedRecord {
	const stands = standing(decisions);
	return {
		activity,
		stands,
		status: activity === null ? null : statusBy(activity, stands, conflicted)
	};
}

/**
 * What a record counts for: the snapshot of its standing approval, and, where it waits for a secretary, its present
 * content. A record outside the term counts for nothing; a withdrawn one that waits asks to be taken out, so it adds
 * nothing to what waits.
 * @param conflicted another version lies beside it that nobody merged yet: it counts as the winner says, and waits
 * @param activity the record's winning revision; null when it is gone (retention), its approval still counts
 */
export function countRecord(
	activity: Activity | null,
	decisions: readonly Decision[],
	term: TermSpan,
	conflicted = false
): CountedRecord {
	return countJudged(judged(activity, decisions, conflicted), term);
}

/** The same of a record whose decisions were folded before. */
export function countJudged(
	{ activity, stands, status }: JudgedRecord,
	term: TermSpan
): CountedRecord {
	const { approval } = stands;
	const approved =
		approval !== null && countsInTerm(approval.snapshot.content, term)
			? countedFacts(approval.unit, approval.activity, approval.snapshot)
			: null;
	const waits =
		activity !== null &&
		status !== null &&
		activity.state === 'submitted' &&
		waitsForDecision(status) &&
		countsInTerm(activity.content, term);
	return {
		approved,
		waiting: waits ? countedFacts(activity.unit, activity._id, snapshotOf(activity)) : null
	};
}
