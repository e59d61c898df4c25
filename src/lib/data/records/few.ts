import type { IDBPObjectStore, StoreNames } from 'idb';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import type { Person } from '../../domain/unit/person.ts';
import type { RecordQuery } from '../device.ts';
import type { PersonStore } from '../store/person-store.ts';
import type { PersonSchema, RecordEntry } from '../store/schema.ts';
import type { Name } from './query.ts';

/** Of more, reading everything piece by piece costs less than asking for each. */
const FEW = 1000;
/** Of more, a unit's whole roster costs less than asking for each. */
const FEW_NAMES = 20;

/** Entries with the names of who wrote them. */
export type Few = { entries: RecordEntry[]; authors: Map<PersonId, Name> };

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
	const counts = await Promise.all(asked.map(({ index, key }) => index.count(key)));
	if (counts.reduce((sum, count) => sum + count, 0) > FEW) return null;
	// One request for all of them: on a slow phone each request costs more than the entry it brings.
	const found = await Promise.all(asked.map(({ index, key }) => index.getAll(key)));
	const entries = found.flat();
	return { entries, authors: await authorsOf(tx.objectStore('people'), entries) };
}

type People = Pick<
	IDBPObjectStore<PersonSchema, StoreNames<PersonSchema>[], 'people'>,
	'get' | 'getAll'
>;

/** Names of authors and typists: one by one where they are few, else of whole units at once. */
async function authorsOf(
	people: People,
	entries: readonly RecordEntry[]
): Promise<Map<PersonId, Name>> {
	const wanted = new Map<UnitId, Set<PersonId>>();
	for (const { row } of entries) {
		if (row === null) continue;
		const authors = wanted.get(row.unit) ?? new Set();
		wanted.set(row.unit, authors.add(row.author).add(row.recordedBy));
	}
	const found = await Promise.all([...wanted].map(([unit, ids]) => peopleOf(people, unit, ids)));
	const names = found.flat().filter((one) => one !== undefined);
	return new Map(names.map(({ id, name, folded }) => [id, { name, folded }]));
}

function peopleOf(
	people: People,
	unit: UnitId,
	ids: ReadonlySet<PersonId>
): Promise<(Person | undefined)[]> {
	return ids.size > FEW_NAMES
		? people.getAll(IDBKeyRange.bound([unit], [unit, []]))
		: Promise.all([...ids].map((id) => people.get([unit, `person:${id}`])));
}
