import type { PersonId } from '../../domain/ids.ts';
import type { RecordQuery } from '../device.ts';
import type { PersonStore } from '../store/person-store.ts';
import type { RecordEntry } from '../store/schema.ts';

/** More in one step would hold up a slow phone: then everything is read, piece by piece. */
const FEW = 500;

export type Author = { name: string; folded: string };

/** Entries with the names of their authors. */
export type Few = { entries: RecordEntry[]; authors: Map<PersonId, Author> };

/**
 * The entries that a query can be about, where an index leads to a few; null where everything must be read. So the
 * home opens at once, however many records the unit has.
 */
export async function readFew(store: PersonStore, query: RecordQuery): Promise<Few | null> {
	const { person, seals } = query;
	if (person === undefined && seals === undefined) return null;
	const tx = (await store.db).transaction(['records', 'people']);
	const records = tx.objectStore('records');
	const asked =
		person !== undefined
			? [{ index: records.index('persons'), key: IDBKeyRange.only(person) }]
			: (seals ?? []).map((seal) => ({
					index: records.index('seal'),
					key: IDBKeyRange.only(seal)
				}));
	const counts = await Promise.all(asked.map(({ index, key }) => index.count(key)));
	if (counts.reduce((sum, count) => sum + count, 0) > FEW) return null;
	const entries = (await Promise.all(asked.map(({ index, key }) => index.getAll(key)))).flat();
	const people = tx.objectStore('people');
	const keys = new Map(
		entries.flatMap(({ row }) =>
			row === null ? [] : [[`${row.unit} ${row.author}`, { unit: row.unit, id: row.author }]]
		)
	);
	const found = await Promise.all(
		[...keys.values()].map(({ unit, id }) => people.get([unit, `person:${id}`]))
	);
	const authors = new Map(
		found.flatMap((one) =>
			one === undefined ? [] : [[one.id, { name: one.name, folded: one.folded }]]
		)
	);
	return { entries, authors };
}
