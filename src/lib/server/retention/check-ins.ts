import * as v from 'valibot';
import { isPast, Window } from '../../domain/check-in/check-in.ts';
import { unitDatabase } from '../../domain/database.ts';
import type { Couch } from '../couch/couch.ts';
import { leafPages, unitsIn } from './all-leaves.ts';

const RANGE = { startKey: 'checkIn:', endKey: 'checkIn;' };
/** Of a newer app's too: whatever else it says, it says which code it was. */
const Dated = v.object({ window: Window });

/**
 * Takes away the check-ins that have been kept for their time, every version of each, and what the store keeps below
 * them: whom a record names is on record, that they said so themselves is needed by nobody any more.
 * @throws CouchUnavailable; the next sweep goes on then
 */
export async function sweepCheckIns(couch: Couch, nowMs: number): Promise<void> {
	for (const unit of await unitsIn(couch)) await sweepUnit(couch, unitDatabase(unit), nowMs);
}

async function sweepUnit(couch: Couch, database: string, nowMs: number): Promise<void> {
	let went = 0;
	for await (const leaves of leafPages(couch, database, RANGE)) {
		const dead = leaves.filter((leaf) => {
			const dated = v.safeParse(Dated, leaf);
			return dated.success && isPast(dated.output.window, nowMs);
		});
		if (dead.length === 0) continue;
		await couch.bulkDocs(
			database,
			dead.map(({ _id, _rev }) => ({ _id, _rev, _deleted: true }))
		);
		went += dead.length;
	}
	if (went > 0) await couch.compact(database);
}
