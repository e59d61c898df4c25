import { databaseName, parseDatabase } from '../domain/database.ts';
import { AUDIT } from './audit/audit.ts';
import { ACCOUNTS } from './auth/account.ts';
import { unitOfPhotos } from './photos/photo-bytes.ts';
import { PEOPLE } from './people/people-store.ts';
import { PRIVACY } from './privacy/privacy-store.ts';
import { RECEIPTS } from './receipts/receipts.ts';

/** What is counted from the records, and is counted again. */
const DERIVED = new Set(
	(['totals', 'totalsCommittee', 'totalsPrivate'] as const).map((kind) => databaseName({ kind }))
);

/** Whether a database of a store is one of this app's: a CouchDB may hold others too. */
export function isOwn(name: string): boolean {
	const isServers =
		[ACCOUNTS, AUDIT, PEOPLE, PRIVACY, RECEIPTS].includes(name) || unitOfPhotos(name) !== null;
	return isServers || parseDatabase(name) !== null;
}

/** Whether what a database holds is counted from others. */
export function isDerived(name: string): boolean {
	return DERIVED.has(name);
}
