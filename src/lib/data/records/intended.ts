import type { PersonStore } from '../store/person-store.ts';
import type { RawDocument } from '../store/schema.ts';

/**
 * Decisions that the outbox has and PouchDB may not have yet: they are taken, so every reader of decisions must see
 * them.
 * @param prefix of their ids
 */
export async function intendedDecisions(
	store: PersonStore,
	database: string,
	prefix = 'decision:'
): Promise<RawDocument[]> {
	const range = IDBKeyRange.bound([database, prefix], [database, `${prefix}\uffff`]);
	const rows = await (await store.db).getAll('outbox', range);
	return rows.filter((row) => row.state === 'intent').map((row) => row.doc);
}

/** Documents as PouchDB has them, and those that only the outbox has. */
export function withIntended(
	documents: readonly RawDocument[],
	intended: readonly RawDocument[]
): RawDocument[] {
	const known = new Set(documents.map(({ _id }) => _id));
	return [...documents, ...intended.filter(({ _id }) => !known.has(_id))];
}
