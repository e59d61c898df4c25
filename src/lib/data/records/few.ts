import type { PersonId } from '../../domain/ids.ts';
import type { RecordQuery } from '../device.ts';
import type { PersonStore } from '../store/person-store.ts';
import type { RecordEntry } from '../store/schema.ts';

/** Of more, reading everything piece by piece costs less than asking for each. */
const FEW = 1000;
const PIECE = 40;

export type Author = { name: string; folded: string };

/** Entries with the names of their authors. */
export type Few = { entries: RecordEntry[]; authors: Map<PersonId, Author> };

/**
 * The entries that a query can be about, where an index leads to a few; null where everything must be read. So the
 * home opens at once, however many records the unit has.
 */
export async function readFew(
	store: PersonStore,
	{ person, seals }: Pick<RecordQuery, 'person' | 'seals'>
): Promise<Few | null> {
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
	const found = await Promise.all(asked.map(({ index, key }) => index.getAllKeys(key, FEW + 1)));
	const ids = found.flat();
	if (ids.length > FEW) return null;
	const entries: RecordEntry[] = [];
	// Asked and answered a few at a time: hundreds at once would hold up a slow phone for as long as they take.
	for (let i = 0; i < ids.length; i += PIECE) {
		const piece = await Promise.all(ids.slice(i, i + PIECE).map((id) => records.get(id)));
		entries.push(...piece.filter((entry) => entry !== undefined));
	}
	const people = tx.objectStore('people');
	const keys = new Map(
		entries.flatMap(({ row }) =>
			row === null ? [] : [[`${row.unit} ${row.author}`, { unit: row.unit, id: row.author }]]
		)
	);
	const names = await Promise.all(
		[...keys.values()].map(({ unit, id }) => people.get([unit, `person:${id}`]))
	);
	const authors = new Map(
		names.flatMap((one) =>
			one === undefined ? [] : [[one.id, { name: one.name, folded: one.folded }]]
		)
	);
	return { entries, authors };
}
