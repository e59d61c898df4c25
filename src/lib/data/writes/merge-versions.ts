import type { MergeChoices } from '../../domain/activity/merge-write.ts';
import { merge } from '../../domain/activity/merge-write.ts';
import type { MergePlan } from '../../domain/activity/merge.ts';
import { planMerge } from '../../domain/activity/merge.ts';
import type { ActivityId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { WriteFault } from '../device.ts';
import type { Parts } from '../parts.ts';
import { judge, recordWrite, stamp } from './next-version.ts';
import type { StoredRecord } from './read-record.ts';
import { readRecord } from './read-record.ts';
import { write } from './write.ts';

/** The merge of a record's versions, and the record it is for; null where there is nothing that can be merged. */
export async function planOf(
	parts: Parts,
	id: ActivityId
): Promise<{ plan: MergePlan; record: StoredRecord } | null> {
	const record = await readRecord(parts, id);
	if (record === null || record.conflicts.length === 0) return null;
	if (record.newer || record.newerBeside) return null;
	const plan = planMerge([record.activity, ...record.conflicts, ...record.agreeing]);
	return plan === null ? null : { plan, record };
}

/** Whether a plan merges exactly these revisions. */
function isOf({ top, others }: MergePlan, seen: readonly string[]): boolean {
	const revs = [top, ...others].map(({ _rev = '' }) => _rev);
	return revs.length === seen.length && revs.every((rev) => seen.includes(rev));
}

/** Merges the versions that were seen into one. Call it inside `whileWriting`. */
export async function mergeVersions(
	parts: Parts,
	id: ActivityId,
	seen: readonly string[],
	choices: MergeChoices
): Promise<Result<null, WriteFault>> {
	const planned = await planOf(parts, id);
	if (planned === null) return err({ kind: 'gone' });
	const { plan, record } = planned;
	if (!isOf(plan, seen)) return err({ kind: 'gone' });
	const merged = merge(plan, choices, stamp(parts));
	if (!merged.ok) {
		const { error } = merged;
		return err(error.kind === 'unanswered' ? { kind: 'invalid', issues: [] } : error);
	}
	const fault = judge(parts, merged.value, [plan.top, ...plan.others]);
	if (fault !== null) return err(fault);
	const base = await baseOf(parts, record, plan);
	const written = await write(parts, recordWrite({ activity: merged.value, base }, null));
	return written.ok ? ok(null) : written;
}

/** The document the merge follows, with its ancestry: what is shown, unless another leaf outranks it. */
async function baseOf(parts: Parts, record: StoredRecord, { top }: MergePlan) {
	if (top._rev === record.document._rev) return record.document;
	return (await parts.databases()).get(record.database).get(top._id, top._rev);
}
