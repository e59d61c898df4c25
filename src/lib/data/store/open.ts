import type { DBSchema, IDBPDatabase, OpenDBCallbacks } from 'idb';
import { openDB } from 'idb';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import { StoreClosed, isQuotaError } from './fault.ts';

/**
 * Why a database on the phone cannot be opened: `newerApp`: a newer version of the app made it, this page must be
 * loaded again; `blocked`: an old tab holds it open; `storageFull`; `unavailable`: private mode, or the browser's own fault.
 */
export type OpenFault = 'newerApp' | 'blocked' | 'storageFull' | 'unavailable';

/** How long another tab may take to let go before the person is asked to close it. */
const BLOCKED_AFTER_MS = 3000;

function faultOf(error: unknown): OpenFault {
	if (error instanceof DOMException && error.name === 'VersionError') return 'newerApp';
	return isQuotaError(error) ? 'storageFull' : 'unavailable';
}

/**
 * An open database that survives the browser closing it (memory pressure, cleared data): it is opened anew at the next
 * use. Once another tab wants to upgrade or remove it, it closes for good and `onClosed` is told.
 */
export class OpenStore<S extends DBSchema> {
	readonly name: string;
	readonly #open: () => Promise<IDBPDatabase<S>>;
	#db: Promise<IDBPDatabase<S>> | null;
	#closed = false;

	constructor(name: string, open: () => Promise<IDBPDatabase<S>>, db: IDBPDatabase<S>) {
		this.name = name;
		this.#open = open;
		this.#db = Promise.resolve(db);
	}

	/** @throws StoreClosed after {@link close}, or after another tab took the database over */
	get db(): Promise<IDBPDatabase<S>> {
		if (this.#closed) return Promise.reject(new StoreClosed());
		this.#db ??= this.#open();
		return this.#db;
	}

	/** Forgets a connection that the browser closed. */
	forget(): void {
		this.#db = null;
	}

	async close(): Promise<void> {
		if (this.#closed) return;
		this.#closed = true;
		const db = await this.#db;
		db?.close();
	}
}

type Upgrade<S extends DBSchema> = NonNullable<OpenDBCallbacks<S>['upgrade']>;

/** Opens a database; `onClosed` is called when another tab takes it over for an upgrade or removes it. */
export async function openStore<S extends DBSchema>(
	name: string,
	version: number,
	upgrade: Upgrade<S>,
	onClosed: () => void
): Promise<Result<OpenStore<S>, OpenFault>> {
	let store: OpenStore<S> | null = null;
	const open = () =>
		openDB<S>(name, version, {
			upgrade,
			blocking: () => {
				void store?.close().then(onClosed);
			},
			terminated: () => store?.forget()
		});
	const opening = open();
	try {
		const db = await Promise.race([opening, blockedAfter(BLOCKED_AFTER_MS)]);
		if (db === 'blocked') {
			// It may still open later: then it must not stand in the way of others.
			opening.then(
				(late) => late.close(),
				() => undefined
			);
			return err('blocked');
		}
		store = new OpenStore(name, open, db);
		return ok(store);
	} catch (error) {
		return err(faultOf(error));
	}
}

function blockedAfter(ms: number): Promise<'blocked'> {
	return new Promise((resolve) => {
		setTimeout(() => resolve('blocked'), ms);
	});
}
