import { readIdentity, StoreRestoring, type StorePlace } from '../identity.ts';
import { BackupFault, BackupWriter, type BackupSize } from './backup-file.ts';
import { noteBackup } from '../status/last-backup.ts';
import { keptDatabases, leavesSince } from './stored-leaves.ts';

/**
 * Writes everything of a store that cannot be counted again into one file, while servers may go on writing: whatever
 * was stored when it began is in it.
 * @param onDatabase is told each database as it begins
 * @throws BackupFault where there is nothing to back up; CouchError, CouchUnavailable
 */
export async function backUp(
	place: StorePlace,
	path: string,
	at: string,
	onDatabase: (name: string) => void = () => undefined
): Promise<BackupSize> {
	const identity = await readIdentity(place);
	if (identity === null) throw new BackupFault('the store was never started: nothing is in it');
	if (identity.restoring) throw new StoreRestoring();
	const writer = new BackupWriter(path, { installation: identity.installation, at });
	for (const database of await keptDatabases(place.couch)) {
		onDatabase(database);
		await writer.database(database);
		for await (const { docs } of leavesSince(place.couch, database))
			for (const doc of docs) await writer.document(doc);
	}
	const size = await writer.end();
	await noteBackup(place.couch, at);
	return size;
}
