import * as v from 'valibot';
import { ACCOUNTS } from '../auth/account.ts';
import { isMissing } from '../auth/account-store.ts';
import type { Couch, StoredDocument } from '../couch/couch.ts';
import type { StorePlace } from '../identity.ts';
import { IDENTITY, readIdentity, StoreRestoring } from '../identity.ts';
import { isOwn } from '../own-databases.ts';
import { BackupFault } from './backup-file.ts';
import { LeafWriter } from './leaf-writer.ts';
import { keptDatabases, leavesSince } from './stored-leaves.ts';

/** How far a database was copied: kept in the target beside it, never replicated. */
const MARK = '_local/migrated';
const Mark = v.looseObject({ _rev: v.string(), installation: v.string(), seq: v.string() });

export type Migrated = { databases: number; documents: number };

/**
 * Copies everything of a store that cannot be counted again into CouchDB, while a server may go on serving from it. Run
 * again, it copies what was written since: the last time with the server stopped. The target takes an own `uuid` at its
 * first start, so that phones compare from zero.
 * @throws BackupFault with one sentence where it may not be done; CouchError, CouchUnavailable
 */
export async function migrate(
	from: StorePlace,
	to: Couch,
	onDatabase: (name: string) => void = () => undefined
): Promise<Migrated> {
	const identity = await readIdentity(from);
	if (identity === null) throw new BackupFault('the store was never started: nothing is in it');
	if (identity.restoring) throw new StoreRestoring();
	const { installation } = identity;
	await refuseServed(to, installation);
	const done = { databases: 0, documents: 0 };
	for (const database of await keptDatabases(from.couch)) {
		onDatabase(database);
		await to.createDatabase(database);
		done.databases += 1;
		done.documents += await copy(from.couch, to, database, installation);
	}
	return done;
}

/** A target that was started has an identity of its own, and records that this store knows nothing of. */
async function refuseServed(to: Couch, installation: string): Promise<void> {
	const names = (await to.listDatabases()).filter(isOwn);
	const marks = await Promise.all(names.map((name) => markOf(to, name)));
	const foreign = marks.some((mark) => mark === null || mark.installation !== installation);
	const served = names.includes(ACCOUNTS) && (await holds(to, IDENTITY));
	if (foreign || served)
		throw new BackupFault(
			'the CouchDB that COUCHDB_URL names is in use already: give an empty one, or another prefix in its path'
		);
}

async function holds(to: Couch, id: string): Promise<boolean> {
	const { rows } = await to.allDocs(ACCOUNTS, { keys: [id] });
	return rows.some((row) => 'id' in row && row.value.deleted !== true);
}

async function copy(
	from: Couch,
	to: Couch,
	database: string,
	installation: string
): Promise<number> {
	const mark = await markOf(to, database);
	// Written before anything else: a copy that is cut off is known by it.
	if (mark === null) await putMark(to, database, installation, '0');
	let documents = 0;
	for await (const { docs, seq } of leavesSince(from, database, mark?.seq)) {
		const writer = new LeafWriter(to, database);
		const moved = docs.filter(({ _id }) => database !== ACCOUNTS || _id !== IDENTITY);
		for (const doc of moved) await writer.add(doc);
		await writer.flush();
		documents += moved.length;
		await putMark(to, database, installation, seq);
	}
	return documents;
}

async function markOf(to: Couch, database: string) {
	try {
		return v.parse(Mark, await to.getLocal(database, MARK));
	} catch (error) {
		if (isMissing(error)) return null;
		throw error;
	}
}

async function putMark(
	to: Couch,
	database: string,
	installation: string,
	seq: string
): Promise<void> {
	const present = await markOf(to, database);
	const mark: StoredDocument = { _id: MARK, installation, seq };
	await to.putLocal(database, present === null ? mark : { ...mark, _rev: present._rev });
}
