import { decidesFor } from '../../domain/access.ts';
import type { Parts } from '../parts.ts';
import { actorOf } from '../parts.ts';

/** Where a record stands that waits for whoever decides on it. */
const TO_REVIEW = ['waiting', 'changedAfterApproval', 'contradicting'] as const;

/** What waits on this phone for its person: what is unsent or was refused, and what they are to decide on. */
export async function waitingOnPhone(parts: Pick<Parts, 'session' | 'store'>): Promise<number> {
	const actor = actorOf(parts.session());
	const tx = (await parts.store.db).transaction(['outbox', 'denials', 'records']);
	const bySeal = tx.objectStore('records').index('seal');
	const [waiting, denials, ...records] = await Promise.all([
		tx.objectStore('outbox').getAllKeys(),
		tx.objectStore('denials').getAll(),
		...TO_REVIEW.map((seal) => bySeal.getAll(seal))
	]);
	// That a notice was read goes along with the next round: nobody waits for it.
	const unsent = waiting.filter(([, id]) => !id.startsWith('noticeReceipt:'));
	const denied = denials.filter(({ abandoned }) => !abandoned);
	const toReview = records.flat().filter(({ unit }) => decidesFor(actor, unit));
	return unsent.length + denied.length + toReview.length;
}
