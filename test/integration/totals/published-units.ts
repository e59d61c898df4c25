import * as v from 'valibot';
import {
	allUnitsTargets,
	targetsId,
	UnitsTargets
} from '../../../src/lib/domain/targets/targets-document.ts';
import type { Couch } from '../../../src/lib/server/couch/couch.ts';

/** Every unit's targets of a period as they stand published; null where nothing does. */
export async function publishedUnits(couch: Couch, period: string) {
	const startKey = targetsId.units(period);
	const range = { startKey, endKey: `${startKey}\uffff`, includeDocs: true };
	const { rows } = await couch.allDocs('totals-committee', range);
	const found = rows.flatMap((row) =>
		'doc' in row && row.doc ? [v.parse(UnitsTargets, row.doc)] : []
	);
	return allUnitsTargets(found);
}
