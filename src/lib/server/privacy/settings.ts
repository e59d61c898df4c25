import * as v from 'valibot';
import { LogMonths, USUAL_LOG_MONTHS } from '../../domain/privacy/access-log.ts';
import { Deadlines, lawfulDeadlines } from '../../domain/privacy/request.ts';
import { words } from '../../domain/text.ts';
import type { PrivacyStore } from './privacy-store.ts';

/** What the office sets: whom to ask about data, and by when it answers. */
export const PrivacySettings = v.strictObject({
	/** Who answers, and where: name, telephone, address; '' until the office says. */
	contact: words(300),
	deadlines: Deadlines,
	/** Settings that were stored before the log had an end have none. */
	logMonths: v.optional(LogMonths, USUAL_LOG_MONTHS)
});
export type PrivacySettings = v.InferOutput<typeof PrivacySettings>;

const KEY = 'block';

/** What holds now. */
export async function readSettings(store: PrivacyStore): Promise<PrivacySettings> {
	const set = await store.get('settings', KEY, PrivacySettings);
	return set ?? { contact: '', deadlines: lawfulDeadlines, logMonths: USUAL_LOG_MONTHS };
}

/** Sets it; requests that were made keep the deadlines of their day. */
export async function writeSettings(store: PrivacyStore, said: PrivacySettings): Promise<void> {
	await store.change('settings', KEY, PrivacySettings, () => ({ said, answer: said }));
}
