import * as v from 'valibot';
import { Instant } from '../../domain/date.ts';
import { ACCOUNTS } from '../auth/account.ts';
import type { Couch } from '../couch/couch.ts';
import { CouchError } from '../couch/couch.ts';

/** Local: it is in no backup, and tells of none that this store never saw. */
const NOTE_ID = '_local/last-backup';
const Note = v.looseObject({ at: Instant });

/** When `npm run backup` last wrote a whole file; null: never. @throws CouchUnavailable */
export async function lastBackup(couch: Couch): Promise<string | null> {
	try {
		const parsed = v.safeParse(Note, await couch.getLocal(ACCOUNTS, NOTE_ID));
		return parsed.success ? parsed.output.at : null;
	} catch (error) {
		if (error instanceof CouchError && error.status === 404) return null;
		throw error;
	}
}

/** Notes that a backup is whole and on the disk; of a store that no server ever used there is nobody to tell. @throws CouchUnavailable */
export async function noteBackup(couch: Couch, at: string): Promise<void> {
	try {
		await couch.putLocal(ACCOUNTS, { _id: NOTE_ID, at });
	} catch (error) {
		if (!(error instanceof CouchError && error.status === 404)) throw error;
	}
}
