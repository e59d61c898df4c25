import { afterRound } from '../handover/carry.ts';
import { dueForHandover } from '../handover/due.ts';
import { isOnHomeScreen, showBadge } from '../badge.ts';
import { KeptSession } from '../kept-session.ts';
import { Vault } from '../lock/vault.ts';
import { NewsChannel } from '../news.ts';
import type { Parts } from '../parts.ts';
import { actorOf, deviceChance } from '../parts.ts';
import { LocalDatabases } from '../pouch/local-databases.ts';
import { entriesOf, othersOf } from '../records/feed-batch.ts';
import { Feed } from '../records/feed.ts';
import { openPersonStore, personPrefix } from '../store/person-store.ts';
import { currentSession, deviceId, withPhoneStore } from '../store/phone-store.ts';
import { hasPhotos } from '../photos/has-photos.ts';
import { sendPhotos } from '../photos/send-photos.ts';
import { SyncBoard } from './board.ts';
import { heldRows } from '../writes/held.ts';
import { ifFree, syncLock } from './owner.ts';
import { runRound } from './run-round.ts';
import { thisIsBuild } from '../wire/app-version.ts';
import { leavesSome } from './trouble.ts';

/** A round in the background did not send everything: the browser is to call again. */
export class RoundIncomplete extends Error {
	constructor(why: string) {
		super(why);
		this.name = 'RoundIncomplete';
	}
}

/**
 * One round in the service worker, for whoever is signed in on this phone: the same code as in a tab, with PouchDB
 * loaded at once because a worker may not load anything later.
 * @param build which build this worker is
 * @throws RoundIncomplete where something is left to send
 */
export async function roundInWorker(build: string): Promise<void> {
	thisIsBuild(build);
	const phone = await withPhoneStore(async (store) => ({
		session: await currentSession(store),
		device: await deviceId(store)
	}));
	if (!phone.ok) throw new RoundIncomplete(phone.error);
	const { session, device } = phone.value;
	// Signed out meanwhile: nothing of anybody's is left to send.
	if (session === null) return;
	const prefix = personPrefix(session.person);
	const store = await openPersonStore(session.person, () => undefined);
	if (!store.ok) throw new RoundIncomplete(store.error);
	const news = new NewsChannel(prefix);
	const kept = new KeptSession(session, news);
	// Never opened here: what is private waits for the code, which is asked in a page.
	const vault = new Vault(() => actorOf(kept.current));
	const databases = new LocalDatabases(prefix, vault);
	try {
		await round({
			session: () => kept.current,
			keepSession: (fresh) => kept.keep(fresh),
			deviceId: device,
			store: store.value,
			news,
			chance: deviceChance,
			vault,
			databases: () => Promise.resolve(databases)
		});
	} finally {
		await databases.close();
		await store.value.close();
		news.close();
	}
}

async function round(parts: Parts): Promise<void> {
	const board = new SyncBoard(parts.store, parts.news);
	await board.load();
	const lock = syncLock(personPrefix(parts.session().person));
	const feed = new Feed(parts, () => Promise.resolve({ entriesOf, othersOf }));
	const end = await ifFree(lock, board, () => runRound(parts, board, feed, () => null, true));
	await feed.settled();
	if (await isOnHomeScreen(parts)) await showBadge(parts);
	// A tab is at it, and may be frozen: only a later call can tell.
	if (end === null) throw new RoundIncomplete('busy');
	if (!end.settled) throw new RoundIncomplete(end.trouble ?? 'taken over');
	if ((await heldRows(parts.store)).length > 0) throw new RoundIncomplete('held back');
	// The word on this phone's key can wait for a page; what is carried for others cannot.
	if ((await dueForHandover(parts)).carries) {
		const carried = await afterRound(parts, new AbortController().signal);
		if (leavesSome(carried)) throw new RoundIncomplete('carried');
	}
	if (!(await hasPhotos(parts))) return;
	const photos = await sendPhotos(parts, new AbortController().signal);
	if (leavesSome(photos)) throw new RoundIncomplete('photos');
}
