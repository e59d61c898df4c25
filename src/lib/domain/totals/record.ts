import type { Activity } from '../activity/activity.ts';
import type { Decision } from '../activity/decision.ts';
import { snapshotOf, standing, statusOf, waitsForDecision } from '../activity/decision.ts';
import type { CountedRecord, TermSpan } from './figures.ts';
import { countedFacts, countsInTerm } from './figures.ts';

/**
 * What a record counts for: the snapshot of its standing approval, and, where it waits for a secretary, its present
 * content. A record outside the term counts for nothing; a withdrawn one that waits asks to be taken out, so it adds
 * nothing to what waits.
 * @param activity the record's winning revision; null when it is gone (retention), its approval still counts
 */
export function countRecord(
	activity: Activity | null,
	decisions: readonly Decision[],
	term: TermSpan
): CountedRecord {
	const { approval } = standing(decisions);
	const approved =
		approval !== null && countsInTerm(approval.snapshot.content, term)
			? countedFacts(approval.unit, approval.snapshot)
			: null;
	const waits =
		activity !== null &&
		activity.state === 'submitted' &&
		waitsForDecision(statusOf(activity, decisions)) &&
		countsInTerm(activity.content, term);
	return { approved, waiting: waits ? countedFacts(activity.unit, snapshotOf(activity)) : null };
}
