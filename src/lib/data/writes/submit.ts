import type { Activity } from '../../domain/activity/activity.ts';
import { editActivity, newActivity } from '../../domain/activity/activity.ts';
import { ActivityContent } from '../../domain/activity/content.ts';
import type { ActivityId } from '../../domain/ids.ts';
import type { FieldIssue } from '../../domain/issue.ts';
import { parseBy } from '../../domain/issue.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { WriteFault } from '../device.ts';
import type { Parts } from '../parts.ts';
import { whileWriting } from '../parts.ts';
import { readActivity } from '../records/read-document.ts';
import type { StoredDraft } from '../store/schema.ts';
import { isRecord } from './drafts.ts';
import type { NextVersion } from './next-version.ts';
import { edited, judge, recordWrite, stamp } from './next-version.ts';
import type { StoredRecord } from './read-record.ts';
import { readRecord } from './read-record.ts';
import { intendNew } from './submit-new.ts';
import { finish, write } from './write.ts';

/** Whether nothing of the record is on the server: all there is was refused. */
export function whollyRefused({ denial, document }: StoredRecord): boolean {
	return denial !== null && denial.rev === document._rev;
}

/** A draft, and whether the phone may have a record of its id. */
type Begun = { draft: StoredDraft; isKnown: boolean };

/** One transaction, since a person waits; null where there is no such draft. */
async function readBegun(parts: Parts, id: ActivityId): Promise<Begun | null> {
	const tx = (await parts.store.db).transaction(['drafts', 'records', 'outbox']);
	const [draft, entry, waiting] = await Promise.all([
		tx.objectStore('drafts').get(id),
		tx.objectStore('records').getKey(id),
		tx.objectStore('outbox').getAllKeys()
	]);
	const isKnown = entry !== undefined || waiting.some(([, one]) => one === id);
	return draft === undefined ? null : { draft, isKnown };
}

/** A next version with the leaves it is judged against, its base first. */
type Next = NextVersion & { stored: Activity[] };

/** The record as the draft makes it, and the version it follows. */
async function successor(
	parts: Parts,
	{ draft, isKnown }: Begun,
	content: ActivityContent
): Promise<Result<Next, WriteFault>> {
	const record = isKnown ? await readRecord(parts, draft.id) : null;
	if (record === null || whollyRefused(record)) {
		if (draft.base !== null) return err({ kind: 'gone' });
		return ok({ activity: newActivity(draft, content, stamp(parts)), base: null, stored: [] });
	}
	if (draft.base === null) return err({ kind: 'alreadySubmitted' });
	if (record.newer) return err({ kind: 'denied', denial: 'newerVersion' });
	return editOf(parts, record, draft.base.rev, content);
}

async function editOf(
	parts: Parts,
	record: StoredRecord,
	baseRev: string,
	content: ActivityContent
): Promise<Result<Next, WriteFault>> {
	const local = (await parts.databases()).get(record.database);
	const base =
		baseRev === record.document._rev ? null : await local.get(record.activity._id, baseRev);
	const began = base === null ? null : (readActivity(base)?.activity ?? null);
	if (base === null || began === null) return onTop(parts, record, { content, state: 'submitted' });
	const mine = editActivity(began, { content, state: 'submitted' }, stamp(parts));
	const { layOver } = await import('../../domain/activity/merge-write.ts');
	const merged = layOver(mine, record.activity);
	if (merged !== null) return onTop(parts, record, merged);
	// Both sides changed the same thing: a branch beside the other one, so that nothing is lost.
	return ok({ activity: mine, base, stored: [began] });
}

async function onTop(
	parts: Parts,
	record: StoredRecord,
	next: Pick<Activity, 'content' | 'state'>
): Promise<Result<Next, never>> {
	const activity = await edited(parts, record, next);
	const stored = [record.activity, ...record.agreeing];
	return ok({ activity, base: record.document, stored });
}

/** Makes a record, or an edit of one, out of a draft. */
export function submitDraft(
	parts: Parts,
	id: ActivityId,
	content: unknown
): Promise<Result<ActivityId, WriteFault>> {
	const parsed = parseBy(ActivityContent, content);
	// Begun before the lock is asked for: what a new record needs to be safe is one transaction.
	const intended = parsed.ok ? intendNew(parts, id, parsed.value) : null;
	return whileWriting(parts.session().person, async () => {
		const intent = await intended;
		if (intent !== null && !intent.ok) return intent;
		const written =
			intent === null || intent.value === null
				? await submitKnown(parts, id, parsed)
				: await finish(parts, intent.value);
		return written.ok ? ok(id) : written;
	});
}

/** All but a draft that simply becomes a new record: edits, what was refused whole, what cannot be submitted. */
async function submitKnown(
	parts: Parts,
	id: ActivityId,
	parsed: Result<ActivityContent, FieldIssue[]>
): Promise<Result<unknown, WriteFault>> {
	const begun = await readBegun(parts, id);
	if (begun === null) {
		return err({ kind: (await isRecord(parts, id)) ? 'alreadySubmitted' : 'gone' });
	}
	if (!parsed.ok) {
		const issues = parsed.error.map((issue) => ({ ...issue, path: `content.${issue.path}` }));
		return err({ kind: 'invalid', issues });
	}
	const next = await successor(parts, begun, parsed.value);
	if (!next.ok) return next;
	const [base] = next.value.stored;
	if (base?.edits.length === next.value.activity.edits.length) {
		// Nothing differs from the record: there is nothing to write, and the draft has done its work.
		return ok(await (await parts.store.db).delete('drafts', id));
	}
	const fault = judge(parts, next.value.activity, next.value.stored);
	return fault === null ? write(parts, recordWrite(next.value, begun.draft)) : err(fault);
}
