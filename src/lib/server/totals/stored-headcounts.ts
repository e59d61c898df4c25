import { unitDatabase } from '../../domain/database.ts';
import type { UnitId } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import { Headcount } from '../../domain/unit/headcount.ts';
import { standingHeadcount } from '../../domain/unit/standing-headcount.ts';
import type { Couch } from '../couch/couch.ts';
import { leavesInRange } from '../leaves-in-range.ts';

/** A unit's headcounts, of each day the one that stands, as on its secretaries' phones. @throws CouchUnavailable */
export async function storedHeadcounts(couch: Couch, unit: UnitId): Promise<Headcount[]> {
	const documents = await leavesInRange(couch, unitDatabase(unit), 'headcount');
	return documents.flatMap((leaves) => {
		const parsed = leaves.flatMap((leaf) => {
			const headcount = parseBy(Headcount, leaf);
			return headcount.ok && headcount.value.unit === unit ? [headcount.value] : [];
		});
		return standingHeadcount(parsed)?.standing ?? [];
	});
}
