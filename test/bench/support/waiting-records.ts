import * as v from 'valibot';
import { Activity } from '../../../src/lib/domain/activity/activity.ts';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import type { UnitId } from '../../../src/lib/domain/ids.ts';
import type { Couch } from '../../../src/lib/server/couch/couch.ts';

/** Records that wait, as many of each unit, so many in all. */
export async function waitingRecords(
	couch: Couch,
	units: readonly UnitId[],
	count: number
): Promise<Activity[]> {
	const found: Activity[] = [];
	const ofEach = Math.ceil(count / units.length);
	for (const unit of units) {
		const range = { startKey: 'decision:', endKey: 'decision;' };
		const decided = await couch.allDocs(unitDatabase(unit), range);
		const known = new Set(decided.rows.map(({ key }) => key.split(':')[1]));
		const { rows } = await couch.allDocs(unitDatabase(unit), {
			startKey: 'activity:',
			endKey: 'activity;',
			limit: 200,
			includeDocs: true
		});
		const records = rows.flatMap((row) => {
			const parsed = v.safeParse(Activity, 'doc' in row ? row.doc : null);
			const waits = parsed.success && parsed.output.state === 'submitted';
			return waits && !known.has(row.key.split(':')[1]) ? [parsed.output] : [];
		});
		found.push(...records.slice(0, ofEach));
	}
	return found.slice(0, count);
}
