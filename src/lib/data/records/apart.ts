import { unitDatabase } from '../../domain/database.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { Headcount } from '../../domain/unit/headcount.ts';
import type { PersonStore } from '../store/person-store.ts';
import { readHeadcount } from './read-document.ts';

/** Headcounts of a unit that were closed apart from those that stand. */
export async function headcountsApart(store: PersonStore, unit: UnitId): Promise<Headcount[]> {
	const database = unitDatabase(unit);
	const range = IDBKeyRange.bound([database, 'apart:headcount:'], [database, 'apart:headcount;']);
	const rows = await (await store.db).getAll('published', range);
	return rows.flatMap(({ apart = [] }) => apart.flatMap((one) => readHeadcount(one) ?? []));
}
