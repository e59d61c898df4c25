import type { IDBPTransaction } from 'idb';
import type { PersonStore } from '../store/person-store.ts';
import type { PersonSchema, RawDocument, RecordEntry } from '../store/schema.ts';
import { readHeadcount, readPerson, readUnit } from './read-document.ts';
import type { Other } from './others.ts';
import { unitOf } from './unit-of-database.ts';

const STORES = ['records', 'people', 'headcounts', 'units', 'published', 'feeds'] as const;

/** A transaction over the whole read model: what it holds and how far it has read change together. */
export type ReadModelTx = IDBPTransaction<PersonSchema, typeof STORES, 'readwrite'>;

export async function changeReadModel(store: PersonStore): Promise<ReadModelTx> {
	return (await store.db).transaction(STORES, 'readwrite');
}

/** Keeps an entry; one that holds nothing goes. */
export async function putEntry(tx: ReadModelTx, entry: RecordEntry): Promise<void> {
	const empty = entry.row === null && entry.decisions.length === 0;
	await (empty ? tx.objectStore('records').delete(entry.id) : tx.objectStore('records').put(entry));
}

/** Closings of periods, events in the life of units, requests for reopening, reminders, what was read, what is said of photos: each by itself, as the server's own documents are kept. */
function isNotice(id: string): boolean {
	return /^(closing|unit-event|handover|reopening|reminder|work|photo|noticeReceipt):/.test(id);
}

/** Roster, headcounts, units, notices and published totals are kept as they are. */
export async function putOther(
	tx: ReadModelTx,
	database: string,
	{ doc, apart }: Other
): Promise<void> {
	const unit = unitOf(database);
	const gone = doc._deleted === true;
	await putApart(tx, database, doc, apart);
	if (doc._id.startsWith('person:') && unit !== null) {
		const person = gone ? null : readPerson(doc);
		await (person === null
			? tx.objectStore('people').delete([unit, doc._id])
			: tx.objectStore('people').put(person));
	} else if (doc._id.startsWith('headcount:') && unit !== null) {
		const headcount = gone ? null : readHeadcount(doc);
		await (headcount === null
			? tx.objectStore('headcounts').delete([unit, doc._id])
			: tx.objectStore('headcounts').put(headcount));
	} else if (doc._id.startsWith('unit:')) {
		const known = gone ? null : readUnit(doc);
		if (known !== null) await tx.objectStore('units').put(known);
	} else if ((unit === null && database !== 'programme') || isNotice(doc._id)) {
		const published = tx.objectStore('published');
		await (gone
			? published.delete([database, doc._id])
			: published.put({ database, id: doc._id, doc }));
	}
}

/** What lies apart of a document is kept beside it, where a few are found among thousands. */
async function putApart(
	tx: ReadModelTx,
	database: string,
	doc: RawDocument,
	apart: readonly RawDocument[]
): Promise<void> {
	const published = tx.objectStore('published');
	const id = `apart:${doc._id}`;
	if (apart.length > 0) await published.put({ database, id, doc, apart });
	// The first version of a document lay beside none before.
	else if (/^(person|headcount):/.test(doc._id) && !doc._rev.startsWith('1-'))
		await published.delete([database, id]);
}

/** The documents of a type of which versions lie apart. */
export async function idsApart(
	store: PersonStore,
	database: string,
	type: 'person' | 'headcount'
): Promise<string[]> {
	const range = IDBKeyRange.bound([database, `apart:${type}:`], [database, `apart:${type};`]);
	const keys = await (await store.db).getAllKeys('published', range);
	return keys.map(([, id]) => id.slice('apart:'.length));
}

/** Removes a database's share of the read model, and how far it was read. */
export async function clear(tx: ReadModelTx, database: string): Promise<void> {
	const unit = unitOf(database);
	const records = await tx.objectStore('records').index('database').getAllKeys(database);
	await Promise.all(records.map((id) => tx.objectStore('records').delete(id)));
	if (unit !== null) {
		const ofUnit = IDBKeyRange.bound([unit], [unit, []]);
		await tx.objectStore('people').delete(ofUnit);
		await tx.objectStore('headcounts').delete(ofUnit);
	}
	if (database === 'programme') await tx.objectStore('units').clear();
	await tx.objectStore('published').delete(IDBKeyRange.bound([database], [database, []]));
	await tx.objectStore('feeds').delete(database);
}
