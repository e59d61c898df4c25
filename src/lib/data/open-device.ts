import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import type { Device, Session } from './device.ts';
import { Vault } from './lock/vault.ts';
import { NewsChannel } from './news.ts';
import type { Chance, Parts } from './parts.ts';
import { actorOf, deviceChance } from './parts.ts';
import { PhoneDevice } from './phone-device.ts';
import { LocalDatabasesLoader } from './pouch/loader.ts';
import { Feed } from './records/feed.ts';
import { KeptSession } from './kept-session.ts';
import { signOutOf } from './sign-out.ts';
import type { OpenFault } from './store/open.ts';
import type { PersonStore } from './store/person-store.ts';
import { openPersonStore, personPrefix } from './store/person-store.ts';
import { currentSession, deviceId, withPhoneStore } from './store/phone-store.ts';
import { SyncBoard } from './sync/board.ts';
import { LazyEngine } from './sync/lazy-engine.ts';
import { unlessTakenOver } from './sync/trouble.ts';
import { thisIsBuild } from './wire/app-version.ts';

export type OpenDeviceFault = OpenFault | 'signedOut';

export type OpenOptions = {
	chance?: Chance;
	/** Whether this device sends and receives by itself; the default. Otherwise only `syncNow` does. */
	sync?: 'byItself' | 'whenAsked';
	/** Which build this app is; the server tells the office which phones have an old one. */
	build?: string;
};

type Opened = { session: Session; device: string; store: PersonStore; news: NewsChannel };

async function openStores(): Promise<Result<Opened, OpenDeviceFault>> {
	const phone = await withPhoneStore(async (store) => ({
		session: await currentSession(store),
		device: await deviceId(store)
	}));
	if (!phone.ok) return phone;
	const { session, device } = phone.value;
	if (session === null) return err('signedOut');
	const news = new NewsChannel(personPrefix(session.person));
	// Taken over by a newer tab, or signed out there: pages ask for the session again, and find out.
	const store = await openPersonStore(session.person, () => news.announce({ what: 'session' }));
	if (!store.ok) {
		news.close();
		return store;
	}
	return ok({ session, device, store: store.value, news });
}

function partsOf(opened: Opened, kept: KeptSession, chance: Chance): Parts {
	const vault = new Vault(() => actorOf(kept.current));
	const loader = new LocalDatabasesLoader(personPrefix(opened.session.person), vault);
	return {
		session: () => kept.current,
		keepSession: (session) => kept.keep(session),
		deviceId: opened.device,
		store: opened.store,
		news: opened.news,
		chance,
		vault,
		databases: () => loader.load()
	};
}

/**
 * Opens everything this phone keeps for the person signed in on it. Needs no network, and no more than the phone's own
 * store: PouchDB and the sync are loaded after it resolves.
 */
export async function openDevice(
	options: OpenOptions = {}
): Promise<Result<Device, OpenDeviceFault>> {
	if (options.build !== undefined) thisIsBuild(options.build);
	const opened = await openStores();
	if (!opened.ok) return opened;
	const { store, news, session } = opened.value;
	const kept = new KeptSession(session, news);
	const parts = partsOf(opened.value, kept, options.chance ?? deviceChance);
	const board = new SyncBoard(store, news);
	const feed = new Feed(parts, () => import('./records/feed-batch.ts'));
	const engine = new LazyEngine(parts, board, feed);
	await board.load();
	news.subscribe((said, own) => {
		if (said.what === 'lock' && !own) parts.vault.forget();
		if (said.what === 'session') kept.reload().catch(unlessTakenOver);
		board.hear(said, own).catch(unlessTakenOver);
	});
	if ('setAppBadge' in navigator && matchMedia('(display-mode: standalone)').matches)
		void import('./badge.ts').then(({ watchBadge }) => watchBadge(parts));
	engine.start(options.sync !== 'whenAsked');
	const close = closer(opened.value, parts, engine);
	return ok(
		new PhoneDevice({
			parts,
			board,
			feed,
			syncNow: () => engine.round(),
			signOut: (choice) => signOutOf(parts, choice, { rest: () => engine.stop(), close }),
			close
		})
	);
}

function closer({ store, news }: Opened, parts: Parts, engine: LazyEngine): () => Promise<void> {
	return async () => {
		await engine.stop();
		await (await parts.databases()).close();
		await store.close();
		news.close();
	};
}
