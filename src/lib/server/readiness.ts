import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { databaseName, privateDatabase, unitDatabase } from '../domain/database.ts';
import { BLOCK_UNIT, UnitId } from '../domain/ids.ts';
import { AUDIT } from './audit/audit.ts';
import { ACCOUNTS } from './auth/account.ts';
import type { Couch } from './couch/couch.ts';
import { CouchError, CouchUnavailable } from './couch/couch.ts';
import { isNewEnough, OLDEST_COUCHDB } from './couch/oldest-couchdb.ts';
import { serverIdentity } from './identity.ts';
import { mustBeWhole } from './lost-databases.ts';
import { PEOPLE } from './people/people-store.ts';
import { PRIVACY } from './privacy/privacy-store.ts';
import { RECEIPTS } from './receipts/receipts.ts';

/** A store that was away is asked again this soon, then less and less often: CouchDB locks out who comes with a wrong password again and again. */
const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 8_000;
const PAGE = 1_000;

/** The databases every server has, whatever its units. */
const ALWAYS = [
	'programme',
	databaseName({ kind: 'committee' }),
	databaseName({ kind: 'inspection' }),
	databaseName({ kind: 'totalsPrivate' }),
	unitDatabase(BLOCK_UNIT),
	privateDatabase(BLOCK_UNIT),
	'totals',
	'totals-committee',
	ACCOUNTS,
	AUDIT,
	PEOPLE,
	PRIVACY,
	RECEIPTS
];

export type ReadinessSettings = {
	couch: Couch;
	kind: 'embedded' | 'couchdb';
	dataDir: string;
	onError: (error: unknown) => void;
	/** Told of each try whether the store answered: null, or why it is not ready. */
	onTry?: (error: unknown) => void;
};

/** Makes the store ready, and keeps trying while it is away: the server serves meanwhile, and says that it is not ready. */
export class Readiness {
	readonly #settings: ReadinessSettings;
	readonly #stop = new AbortController();
	#uuid: string | null = null;
	#trouble = 'starting';
	#running: Promise<void> = Promise.resolve();

	constructor(settings: ReadinessSettings) {
		this.#settings = settings;
	}

	/** The server's identity, or null while the store was not ready yet. */
	get uuid(): string | null {
		return this.#uuid;
	}

	/** Why it is not ready, in a few words for the operator. */
	get trouble(): string {
		return this.#trouble;
	}

	/** Tries until the store is ready, then calls `whenReady` once. */
	start(whenReady: (uuid: string) => void): void {
		this.#running = this.#tryUntilReady(whenReady);
	}

	async stop(): Promise<void> {
		this.#stop.abort();
		await this.#running;
	}

	async #tryUntilReady(whenReady: (uuid: string) => void): Promise<void> {
		const { couch, kind, dataDir, onError, onTry } = this.#settings;
		let retryMs = RETRY_MS;
		while (!this.#stop.signal.aborted) {
			try {
				await mustBeNewEnough(couch, kind);
				if (kind === 'couchdb') await mustBeWhole(couch, AUDIT);
				for (const database of ALWAYS) await couch.createDatabase(database);
				await createUnitDatabases(couch);
				this.#uuid = await serverIdentity({ couch, kind, dataDir });
				onTry?.(null);
				whenReady(this.#uuid);
				return;
			} catch (error) {
				this.#trouble = error instanceof Error ? error.message : String(error);
				onTry?.(error);
				if (!(error instanceof CouchUnavailable || error instanceof CouchError)) onError(error);
			}
			await pause(retryMs, undefined, { signal: this.#stop.signal }).catch((error: unknown) => {
				if (!this.#stop.signal.aborted) throw error;
			});
			retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
		}
	}
}

/** @throws CouchUnavailable: another CouchDB may stand there when it is asked again */
async function mustBeNewEnough(couch: Couch, kind: ReadinessSettings['kind']): Promise<void> {
	const { version } = await couch.info();
	if (kind === 'couchdb' && !isNewEnough(version))
		throw new CouchUnavailable(
			`CouchDB ${version} is older than ${OLDEST_COUCHDB.join('.')}: upgrade it, nothing was written into it`
		);
}

/** Makes the databases of every unit of the programme that has none yet. @throws CouchUnavailable */
export async function createUnitDatabases(couch: Couch): Promise<void> {
	const present = new Set(await couch.listDatabases());
	const { rows } = await couch.allDocs('programme', {
		startKey: 'unit:',
		endKey: 'unit;',
		inclusiveEnd: false,
		limit: PAGE
	});
	for (const { key } of rows) {
		const unit = v.safeParse(UnitId, key.slice('unit:'.length));
		if (!unit.success) continue;
		for (const name of [unitDatabase(unit.output), privateDatabase(unit.output)])
			if (!present.has(name)) await couch.createDatabase(name);
	}
}
