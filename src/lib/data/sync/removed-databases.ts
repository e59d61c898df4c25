import { canRead } from '../../domain/access.ts';
import { parseDatabase, privateDatabase, unitDatabase } from '../../domain/database.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { Parts } from '../parts.ts';
import { actorOf } from '../parts.ts';
import { hasPhotos } from '../photos/has-photos.ts';
import { Shelf } from '../photos/shelf.ts';
import type { Feed } from '../records/feed.ts';
import {
	databaseRows,
	noteDatabase,
	noteEmpty,
	unsentIn,
	wantedDatabases
} from './kept-databases.ts';

/** Removes a database from the phone: PouchDB's copy, the read model's share, and what was known of it. */
export async function removeDatabase(parts: Parts, feed: Feed, database: string): Promise<void> {
	await noteEmpty(parts.store, [database]);
	await forgetPhotos(parts, database);
	await (await parts.databases()).destroy(database);
	await feed.forget(database);
	const db = await parts.store.db;
	const tx = db.transaction(['databases', 'outbox', 'denials', 'settings'], 'readwrite');
	const ofDatabase = IDBKeyRange.bound([database], [database, []]);
	const settings = tx.objectStore('settings');
	const kept = await settings.get('texts');
	// What is being written for it and was not saved.
	const others = Object.entries(kept?.name === 'texts' ? kept.texts : {}).filter(
		([of]) => !of.startsWith(`${database}:`)
	);
	await Promise.all([
		settings.put({ name: 'texts', texts: Object.fromEntries(others) }),
		tx.objectStore('databases').delete(database),
		tx.objectStore('outbox').delete(ofDatabase),
		tx.objectStore('denials').delete(ofDatabase)
	]);
	await tx.done;
}

/** The photos of a unit's records go with them. */
async function forgetPhotos(parts: Parts, database: string): Promise<void> {
	const of = parseDatabase(database);
	if (of?.kind !== 'unit' || !(await hasPhotos(parts))) return;
	const shelf = new Shelf(parts.session().person);
	try {
		await shelf.forgetUnit(of.unit);
	} finally {
		await shelf.close();
	}
}

/** Keeps a unit on this phone, or stops: its copy goes once nothing in it is unsent. */
export async function pin(parts: Parts, feed: Feed, unit: UnitId, keep: boolean): Promise<void> {
	await noteDatabase(parts.store, unitDatabase(unit), { pinned: keep });
	if (keep) return;
	const always = wantedDatabases(actorOf(parts.session()), []);
	for (const database of [unitDatabase(unit), privateDatabase(unit)])
		if (!always.includes(database) && (await unsentIn(parts.store, database)) === 0)
			await removeDatabase(parts, feed, database);
}

/** Gives up what cannot be sent into databases the person may no longer read, and removes those copies. */
export async function abandonLost(parts: Parts, feed: Feed): Promise<void> {
	for (const { database, lostAt } of await databaseRows(parts.store)) {
		const named = parseDatabase(database);
		const readable = named !== null && canRead(actorOf(parts.session()), named);
		if (lostAt !== null && !readable) await removeDatabase(parts, feed, database);
	}
}
