import { AuditLog } from '../audit/audit-log.ts';
import type { Couch } from '../couch/couch.ts';
import { PrivacyStore } from './privacy-store.ts';
import { readSettings } from './settings.ts';

/** Takes away the lines of the log that are older than the office keeps them. @throws CouchUnavailable */
export async function trimLog(couch: Couch, clock: () => number): Promise<void> {
	const { logMonths } = await readSettings(new PrivacyStore(couch, clock));
	const before = new Date(clock());
	before.setUTCMonth(before.getUTCMonth() - logMonths);
	await new AuditLog(couch).trim(before.getTime());
}
