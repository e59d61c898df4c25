import type { Parts } from '../parts.ts';
import { whileWriting } from '../parts.ts';
import type { Feed } from '../records/feed.ts';
import { StorageFull } from '../store/fault.ts';
import { recover } from '../writes/write.ts';
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
		for (const { database, activity } of refused) {
			if (activity !== null) await feed.refresh(database, [activity]);
		}
	} catch (error) {
		// Closed meanwhile, or no room: nothing is lost, and the next visit goes on.
		if (!isTakenOver(error) && !(error instanceof StorageFull)) throw error;
	}
}
