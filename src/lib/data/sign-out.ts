import { deleteDB } from 'idb';
import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import { endServerSession } from './account.ts';
import type { Parts } from './parts.ts';
import { hasPhotos } from './photos/has-photos.ts';
import { unsentOfOthers } from './handover/unsent-of-others.ts';
import {
	boardStoreName,
	handoverStoreName,
	personPrefix,
	photoStoreName
} from './store/person-store.ts';
import { SHARED_FILES, dropSession, noteOwedSignOut, withPhoneStore } from './store/phone-store.ts';
import { privateDatabase } from '../domain/database.ts';
import { databaseRows, noteEmpty, ownUnits, wantedDatabases } from './sync/kept-databases.ts';
import { actorOf } from './parts.ts';

/** What would be lost: documents the server has not got, those carried for others among them, drafts, and photos. */
async function unsentWork(parts: Parts): Promise<number> {
	const tx = (await parts.store.db).transaction(['outbox', 'denials', 'drafts']);
	const [waiting, refused, drafts] = await Promise.all([
		tx.objectStore('outbox').count(),
		tx.objectStore('denials').getAll(),
		tx.objectStore('drafts').count()
	]);
	const photos = (await hasPhotos(parts)) ? await unsentPhotos(parts) : 0;
	const { count } = await unsentOfOthers(parts);
	return waiting + drafts + photos + count + refused.filter((row) => !row.abandoned).length;
}

async function unsentPhotos(parts: Parts): Promise<number> {
	const { Shelf } = await import('./photos/shelf.ts');
	const shelf = new Shelf(parts.session().person);
	try {
		return await shelf.unsent();
	} finally {
		await shelf.close();
	}
}

/**
 * Ends the session and removes the person's data from this phone. Refuses while work would be lost, unless the person
 * chose that.
 * @param rest ends the rounds of this tab: one that goes on would fetch again what was just removed
 */
export async function signOutOf(
	parts: Parts,
	choice: 'ifAllSent' | 'discardUnsent',
	{ rest, close }: { rest: () => Promise<void>; close: () => Promise<void> }
): Promise<Result<null, { unsent: number }>> {
	const unsent = await unsentWork(parts);
	if (unsent > 0 && choice === 'ifAllSent') return err({ unsent });
	const { person } = parts.session();
	const names = new Set([
		...wantedDatabases(actorOf(parts.session()), []),
		// A member's own assessment lies in one that this phone never pulls.
		...ownUnits(actorOf(parts.session())).map(privateDatabase),
		...(await databaseRows(parts.store)).map((row) => row.database)
	]);
	const ended = await endServerSession();
	await withPhoneStore(async (store) => {
		await dropSession(store, person);
		if (!ended) await noteOwedSignOut(store);
	});
	const databases = await parts.databases();
	parts.news.announce({ what: 'session' });
	await rest();
	await noteEmpty(parts.store, [...names]);
	for (const name of names) await databases.destroy(name);
	await close();
	await deleteDB(SHARED_FILES);
	await deleteDB(photoStoreName(person));
	await deleteDB(handoverStoreName(person));
	await deleteDB(boardStoreName(person));
	await deleteDB(personPrefix(person));
	// Nobody is signed in, so nothing waits for anybody; where the number may not be set, none stands there.
	if ('clearAppBadge' in navigator) await navigator.clearAppBadge().catch(() => undefined);
	return ok(null);
}
