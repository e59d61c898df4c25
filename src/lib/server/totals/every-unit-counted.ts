import { parseDatabase } from '../../domain/database.ts';
import type { Couch } from '../couch/couch.ts';
import type { Ledger } from './ledger.ts';

/** Whether a ledger has counted every unit: what it does not hold then is nowhere. @throws CouchUnavailable */
export async function everyUnitCounted(couch: Couch, ledger: Ledger): Promise<boolean> {
	const databases = (await couch.listDatabases()).map(parseDatabase);
	return databases.every(
		(database) => database?.kind !== 'unit' || ledger.checkpoint(database.unit) !== null
	);
}
