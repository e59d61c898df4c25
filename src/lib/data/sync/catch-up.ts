import type { Parts } from '../parts.ts';
import { whileWriting } from '../parts.ts';
import type { Feed } from '../records/feed.ts';
import { StorageFull } from '../store/fault.ts';
import { heldRows } from '../writes/held.ts';
import { recover } from '../writes/recover.ts';
import { releaseLater } from '../writes/release-held.ts';
import { isTakenOver } from './trouble.ts';

/**
 * Puts right what an earlier visit left when it was cut off: intents that were not finished, and entries the read model
 * has not taken in. Needs no network.
 */
export async function catchUp(parts: Parts, feed: Feed): Promise<void> {
	try {
		await whileWriting(parts.session().person, () => recover(parts));
		const tx = (await parts.store.db).transaction(['feeds', 'databases', 'outbox']);
		const [fed, known, waiting] = await Promise.all([
			tx.objectStore('feeds').getAllKeys(),
			tx.objectStore('databases').getAllKeys(),
			tx.objectStore('outbox').getAllKeys()
		]);
		const names = new Set([...fed, ...known, ...waiting.map(([database]) => database)]);
		for (const name of names) await feed.catchUp(name);
		// A refusal that was noted just before the end: how its record is shown may not have been changed any more.
		const refused = await (await parts.store.db).getAll('denials');
		// What is held back is in no feed yet; its maker is gone, and with it the offer to take it back.
		const held = await heldRows(parts.store);
		for (const { database, activity } of [...refused, ...held]) {
			if (activity !== null) await feed.refresh(database, [activity]);
		}
		releaseLater(parts, held, (database) => feed.catchUp(database));
	} catch (error) {
		// Closed meanwhile, or no room: nothing is lost, and the next visit goes on.
		if (!isTakenOver(error) && !(error instanceof StorageFull)) throw error;
	}
}
