import { statusOf } from '../../domain/activity/decision.ts';
import type { ActivityId } from '../../domain/ids.ts';
import type { Closing } from '../../domain/period/closing.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { DecidedMany, Seen, Verdict, WriteFault } from '../device.ts';
import type { Parts } from '../parts.ts';
import { closingsOn } from '../records/kept-documents.ts';
import { decisionWrite } from './decide.ts';
import { holdFrom } from './held.ts';
import { readMany } from './read-many.ts';
import type { StoredRecord } from './read-record.ts';
import type { NewWrite } from './write.ts';
import { putIntents, whereRoom } from './write.ts';

/** Records read and judged in one step: a slow phone draws between two of them. */
const STEP = 50;

/** What a decision on several leaves behind, and where it waits. */
export type Decided = DecidedMany & {
	rows: { database: string; id: string; activity: ActivityId }[];
};

/**
 * Decides on each of these records by itself, as it was seen, and holds all of it back for a while. The phone has all
 * decisions, flushed to disk, or none. Call it inside `whileWriting`.
 */
export async function decideMany(
	parts: Parts,
	items: readonly Seen[],
	verdict: Verdict,
	onprogress: (done: number) => void = () => undefined
): Promise<Result<Decided, WriteFault>> {
	const closings = await closingsOn(parts.store);
	const wanted: (NewWrite & { activity: ActivityId })[] = [];
	const left: DecidedMany['left'] = [];
	for (let at = 0; at < items.length; at += STEP) {
		const part = items.slice(at, at + STEP);
		const records = await readMany(
			parts,
			part.map(({ id }) => id)
		);
		for (const item of part) {
			const one = judged(parts, closings, records.get(item.id) ?? null, item, verdict);
			if (one.ok) wanted.push({ ...one.value, activity: item.id });
			else left.push({ id: item.id, why: one.error });
		}
		onprogress(at + part.length);
	}
	const put = await whereRoom(() => putIntents(parts, wanted, holdFrom(parts.chance.now())));
	if (!put.ok) return put;
	parts.news.announce({ what: 'held' });
	const rows = wanted.map(({ database, document, activity }) => ({
		database,
		id: document._id,
		activity
	}));
	return ok({ decided: rows.map(({ activity }) => activity), left, rows });
}

function judged(
	parts: Parts,
	closings: readonly Closing[],
	record: StoredRecord | null,
	{ rev, seal }: Seen,
	verdict: Verdict
): Result<NewWrite, WriteFault> {
	// Decided on by somebody else meanwhile: whoever decides now must see that first.
	if (record !== null) {
		const { activity, decisions, conflicts } = record;
		if (statusOf(activity, decisions, conflicts.length > 0).seal !== seal)
			return err({ kind: 'gone' });
	}
	return decisionWrite(parts, closings, record, rev, verdict);
}
