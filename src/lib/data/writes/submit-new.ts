import { newActivity } from '../../domain/activity/activity.ts';
import type { ActivityContent } from '../../domain/activity/content.ts';
import type { ActivityId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { WriteFault } from '../device.ts';
import type { Parts } from '../parts.ts';
import { judge, recordWrite, stamp } from './next-version.ts';
import { nextRevision } from './revision.ts';
import type { Intent } from './write.ts';
import { intentOf, whereRoom } from './write.ts';

/**
 * Puts the intent of a new record beside its draft, in one transaction that is flushed to disk: a person waits, and
 * every further transaction is a tenth of the wait on a cheap phone. It needs no lock: another tab that submits the
 * same draft finds the intent here, and whoever recovers finishes it as its maker would.
 * @returns null where the draft is no new record's, or is not there: nothing was written
 */
export function intendNew(
	parts: Parts,
	id: ActivityId,
	content: ActivityContent
): Promise<Result<Intent | null, WriteFault>> {
	return whereRoom(() => put(parts, id, content)).then((done) => (done.ok ? done.value : done));
}

async function put(
	parts: Parts,
	id: ActivityId,
	content: ActivityContent
): Promise<Result<Intent | null, WriteFault>> {
	const db = await parts.store.db;
	// Apart: a list that reads thousands of records at this moment would hold up a transaction that writes.
	const entry = await db.getKey('records', id);
	const stores = ['drafts', 'outbox', 'denials'] as const;
	const tx = db.transaction(stores, 'readwrite', { durability: 'strict' });
	const outbox = tx.objectStore('outbox');
	const [draft, waiting, refused] = await Promise.all([
		tx.objectStore('drafts').get(id),
		outbox.getAllKeys(),
		tx.objectStore('denials').getAllKeys()
	]);
	const isKnown = entry !== undefined || [...waiting, ...refused].some(([, one]) => one === id);
	if (draft === undefined || draft.base !== null || isKnown) return ok(null);
	const activity = newActivity(draft, content, stamp(parts));
	const fault = judge(parts, activity, []);
	if (fault !== null) return err(fault);
	const wanted = recordWrite({ activity, base: null }, draft);
	const doc = nextRevision(wanted.document, null, parts.chance.random);
	const intent = intentOf(parts, wanted, doc, { before: undefined, denial: undefined });
	await Promise.all([outbox.put(intent.row), tx.done]);
	return ok(intent);
}
