import { BackupFault } from '../lib/server/backup/backup-file.ts';
import { parseSettings } from '../lib/server/config.ts';
import { CouchUnavailable } from '../lib/server/couch/couch.ts';
import type { StorePlace } from '../lib/server/identity.ts';
import { openStore } from '../lib/server/open-store.ts';
import { refuse } from './refuse.ts';

/** Opens the store that the settings name for one piece of work, and ends the command with one sentence where it cannot be done. */
export async function withPlace<T>(
	environment: Record<string, string | undefined>,
	work: (place: StorePlace) => Promise<T>
): Promise<T> {
	// These commands listen to nobody, so only where the data is matters.
	const settings = parseSettings({ ...environment, PORT: '0', ORIGIN: 'http://localhost' });
	if (!settings.ok) refuse(settings.error);
	const { couchdb, dataDir } = settings.value;
	const couch = openStore(settings.value);
	if (!couch.ok) refuse(couch.error);
	try {
		const kind = couchdb === null ? 'embedded' : 'couchdb';
		return await work({ couch: couch.value, kind, dataDir });
	} catch (error) {
		if (error instanceof BackupFault) refuse(error.message);
		if (!(error instanceof CouchUnavailable)) throw error;
		const setting = couchdb === null ? 'DATA_DIR' : 'COUCHDB_URL';
		return refuse(`the store that ${setting} names does not answer: ${error.message}`);
	} finally {
		await couch.value.close();
	}
}
