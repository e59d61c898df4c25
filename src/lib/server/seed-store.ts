import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import type { Settings } from './config.ts';
import { CouchUnavailable } from './couch/couch.ts';
import { openStore } from './open-store.ts';
import { SeedPlan, type SeedSize } from './seed/plan.ts';
import { sow } from './seed/sow.ts';

/**
 * Writes a generated block, without accounts, into the store that the settings name.
 * @returns how many documents were written, or one sentence that says why not
 */
export async function seedStore(
	settings: Settings,
	size: SeedSize,
	onSlice: (written: number) => void
): Promise<Result<number, string>> {
	const couch = openStore(settings);
	if (!couch.ok) return couch;
	try {
		return ok(await sow(couch.value, new SeedPlan(size), { receipts: false, onSlice }));
	} catch (error) {
		if (!(error instanceof CouchUnavailable)) throw error;
		const setting = settings.couchdb === null ? 'DATA_DIR' : 'COUCHDB_URL';
		return err(`the store that ${setting} names does not answer: ${error.message}`);
	} finally {
		await couch.value.close();
	}
}
