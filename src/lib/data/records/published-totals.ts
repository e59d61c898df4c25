import { canRead } from '../../domain/access.ts';
import { databaseName } from '../../domain/database.ts';
import type { Parts } from '../parts.ts';
import { actorOf } from '../parts.ts';

/** What every phone with a right to it keeps in its read model. */
const KEPT = (['totals', 'totalsCommittee'] as const).map((kind) => databaseName({ kind }));
const PRIVATE = { kind: 'totalsPrivate' } as const;

/** What the server published under an id, as this phone has it; null where it has nothing. */
export async function publishedTotals({ store }: Parts, id: string): Promise<unknown> {
	const db = await store.db;
	for (const database of KEPT) {
		const published = await db.get('published', [database, id]);
		if (published !== undefined) return published.doc;
	}
	return null;
}

/** What the server published under ids that begin with `prefix`. */
export async function publishedUnder({ store }: Parts, prefix: string): Promise<unknown[]> {
	const db = await store.db;
	const found = KEPT.map((database) =>
		db.getAll('published', IDBKeyRange.bound([database, prefix], [database, `${prefix}\uffff`]))
	);
	return (await Promise.all(found)).flat().map(({ doc }) => doc);
}

/** What is counted of private matters: out of PouchDB's own copy, because nothing of it is in the read model; null while that is locked, too. */
export async function privateTotals(parts: Parts, id: string): Promise<unknown> {
	const name = databaseName(PRIVATE);
	if (!canRead(actorOf(parts.session()), PRIVATE) || parts.vault.isShut(name)) return null;
	return (await parts.databases()).get(name).get(id);
}
