import { addDays, dayInVietnam, startOfDay } from '../../domain/date.ts';
import { addMonths } from '../../domain/retention/months.ts';
import { AuditLog } from '../audit/audit-log.ts';
import type { Couch } from '../couch/couch.ts';
import { RetentionBook } from '../retention/retention-book.ts';
import { PrivacyStore } from './privacy-store.ts';
import { readSettings } from './settings.ts';

/** Takes away the lines of the log that are older than the office keeps them, and writes down how many. @throws CouchUnavailable */
export async function trimLog(couch: Couch, clock: () => number): Promise<void> {
	const store = new PrivacyStore(couch, clock);
	const { logMonths } = await readSettings(store);
	const before = addMonths(dayInVietnam(clock()), -logMonths);
	const count = await new AuditLog(couch).trim(startOfDay(before));
	await new RetentionBook(store).tally('log', count, addDays(before, -1));
}
