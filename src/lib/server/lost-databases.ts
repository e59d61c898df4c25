import { databaseName } from '../domain/database.ts';
import { ACCOUNTS } from './auth/account.ts';
import { isMissing } from './auth/account-store.ts';
import type { Couch } from './couch/couch.ts';
import { CouchError, CouchUnavailable } from './couch/couch.ts';
import type { Logger } from './log.ts';
import { readIdentity, type StorePlace } from './identity.ts';
import { isDerived, isOwn } from './own-databases.ts';
import type { Pulse } from './pulse.ts';

const PROGRAMME = databaseName({ kind: 'programme' });

type LostDatabasesSettings = {
	place: StorePlace;
	pulse: Pulse;
	/** Under which name phones are answered; null: not yet. */
	uuid: () => string | null;
	log: Logger;
	/** What was counted is gone from the store, and must be published again. */
	onDerived: () => void;
	/** What only a backup has is gone: nobody may be served until it is back. */
	onLost: () => void;
	onError: (error: unknown) => void;
};

/**
 * Notices that somebody deleted a database of a CouchDB while the server ran, and makes it anew: phones find that the
 * server forgot what they had sent (decision 011) and send again what they hold; totals are counted again.
 */
export class LostDatabases {
	readonly #settings: LostDatabasesSettings;
	#unlisten: () => void = () => undefined;
	#running: Promise<void> = Promise.resolve();

	constructor(settings: LostDatabasesSettings) {
		this.#settings = settings;
	}

	start(): void {
		const { pulse, onError } = this.#settings;
		this.#unlisten = pulse.listenForGone((database) => {
			if (!isOwn(database)) return;
			this.#running = this.#running.then(() => this.#replace(database)).catch(onError);
		});
	}

	async stop(): Promise<void> {
		this.#unlisten();
		await this.#running;
	}

	async #replace(database: string): Promise<void> {
		const { place, log, onDerived, onLost, pulse } = this.#settings;
		try {
			if ((await isThere(place.couch, database)) || !(await this.#isServed())) return;
			if (database === PROGRAMME) {
				log.error({ database }, 'a database is gone, and only a backup has it');
				return onLost();
			}
			await place.couch.createDatabase(database);
		} catch (error) {
			if (!(error instanceof CouchUnavailable || error instanceof CouchError)) throw error;
			// The store is away: with the next sweep it is gone again, if it is.
			return pulse.expect(database);
		}
		log.error({ database }, 'a database was gone and was made anew: phones send what they hold');
		if (isDerived(database)) onDerived();
	}

	/** A restore takes databases away and brings them back; and where the accounts are gone, all begins anew. */
	async #isServed(): Promise<boolean> {
		const identity = await readIdentity(this.#settings.place);
		return identity !== null && !identity.restoring && identity.uuid === this.#settings.uuid();
	}
}

async function isThere(couch: Couch, database: string): Promise<boolean> {
	try {
		await couch.databaseInfo(database);
		return true;
	} catch (error) {
		if (isMissing(error)) return false;
		throw error;
	}
}

/**
 * Whether the databases are there that only a backup can bring back, on a CouchDB that a server used before.
 * @throws CouchUnavailable with what is to be done
 */
export async function mustBeWhole(couch: Couch, audit: string): Promise<void> {
	const present = new Set(await couch.listDatabases());
	const gone = [ACCOUNTS, PROGRAMME].filter((name) => !present.has(name));
	if (gone.length === 0 || !present.has(audit)) return;
	// Nobody was ever let in: a first start that was cut off.
	if ((await couch.databaseInfo(audit)).doc_count === 0) return;
	throw new CouchUnavailable(
		`the database ${gone.join(', ')} is gone and only a backup has it: npm run restore -- FILE --replace`
	);
}
