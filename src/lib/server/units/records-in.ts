import type { Activity } from '../../domain/activity/activity.ts';
import type { Decision } from '../../domain/activity/decision.ts';
import { statusOf, waitsForDecision } from '../../domain/activity/decision.ts';
import { unitDatabase } from '../../domain/database.ts';
import type { ActivityId, UnitId } from '../../domain/ids.ts';
import type { Couch } from '../couch/couch.ts';
import { leavesInRange } from '../leaves-in-range.ts';
import { storedActivity, storedDecision } from '../totals/stored-record.ts';

/** How many records a unit has, and which of them wait for a secretary. @throws CouchUnavailable */
export async function recordsIn(
	couch: Couch,
	unit: UnitId
): Promise<{ records: number; waiting: number }> {
	const database = unitDatabase(unit);
	const [stored, decided] = await Promise.all([
		leavesInRange(couch, database, 'activity'),
		leavesInRange(couch, database, 'decision')
	]);
	const decisions = new Map<ActivityId, Decision[]>();
	for (const [document] of decided) {
		const decision = document === undefined ? null : storedDecision(document, unit);
		if (decision === null) continue;
		const { activity } = decision;
		decisions.set(activity, [...(decisions.get(activity) ?? []), decision]);
	}
	const records = stored.flatMap((leaves) => {
		const found = leaves.flatMap((leaf) => storedActivity(leaf, unit) ?? []);
		const [winner] = found;
		return winner === undefined ? [] : [{ winner, conflicted: found.length > 1 }];
	});
	const waits = ({ winner, conflicted }: { winner: Activity; conflicted: boolean }) =>
		waitsForDecision(statusOf(winner, decisions.get(winner._id) ?? [], conflicted));
	return { records: records.length, waiting: records.filter(waits).length };
}
