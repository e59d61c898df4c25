import type { LocalDatabase } from '../pouch/local-databases.ts';
import type { PersonStore } from '../store/person-store.ts';
import type { RawDocument } from '../store/schema.ts';
import type { ServerDatabase } from '../wire/server-database.ts';

/**
 * Sends a server that may have lost them the versions that unsent ones stand on. They are no leaves, so comparing leaves
 * them out; and without them the server takes another's edits, which every version carries, for invented ones.
 * @throws WireFault
 */
export async function sendBases(
	store: PersonStore,
	local: LocalDatabase,
	server: ServerDatabase
): Promise<void> {
	const tx = (await store.db).transaction(['outbox', 'denials']);
	const ofDatabase = IDBKeyRange.bound([server.name], [server.name, []]);
	const [waiting, refused] = await Promise.all([
		tx.objectStore('outbox').getAll(ofDatabase),
		tx.objectStore('denials').getAll(ofDatabase)
	]);
	const bases: RawDocument[] = [];
	for (const { id, confirmed } of [...waiting, ...refused]) {
		const base = confirmed === null ? null : await local.get(id, confirmed);
		if (base !== null) bases.push(base);
	}
	if (bases.length === 0) return;
	const missing = await server.missing(
		Object.fromEntries(bases.map(({ _id, _rev }) => [_id, [_rev]]))
	);
	const lost = bases.filter(({ _id }) => (missing.get(_id) ?? []).length > 0);
	// What it refuses is not this phone's to explain, as in every comparison.
	if (lost.length > 0) await server.send(lost);
}
