import { unitDatabase } from '../../domain/database.ts';
import type { Parts } from '../parts.ts';

/** Whether any reminder is written in a unit of this person's. */
export async function isReminded(parts: Parts): Promise<boolean> {
	const db = await parts.store.db;
	const counts = parts.session().roles.map((role) => {
		const database = 'unit' in role ? unitDatabase(role.unit) : '';
		return db.count(
			'published',
			IDBKeyRange.bound([database, 'reminder:'], [database, 'reminder;'])
		);
	});
	return (await Promise.all(counts)).some((count) => count > 0);
}
