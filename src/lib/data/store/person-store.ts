import type { IDBPDatabase, IDBPObjectStore, StoreNames } from 'idb';
import type { PersonId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import type { OpenFault, OpenStore } from './open.ts';
import { openStore } from './open.ts';
import type { PersonSchema } from './schema.ts';

export type PersonStore = OpenStore<PersonSchema>;

/** Each number is a shape of the data that is out on phones; an upgrade goes through all that come after the old one. */
const VERSION = 2;

type IndexedRecords = IDBPObjectStore<
	PersonSchema,
	StoreNames<PersonSchema>[],
	'records',
	'versionchange'
>;

/** The name of everything that belongs to one person on this phone starts with this. */
export function personPrefix(person: PersonId): string {
	return `so-tay:${person}`;
}

/** The name of what `board-records.ts` keeps of the block's records for a person. */
export function boardStoreName(person: PersonId): string {
	return `${personPrefix(person)}:board`;
}

/** The name of what `photos/shelf.ts` keeps of a person's photos. */
export function photoStoreName(person: PersonId): string {
	return `${personPrefix(person)}:photos`;
}

/** The name of what `handover/shelf.ts` keeps of what goes from phone to phone. */
export function handoverStoreName(person: PersonId): string {
	return `${personPrefix(person)}:handover`;
}

function createFirstShape(db: IDBPDatabase<PersonSchema>): void {
	db.createObjectStore('drafts', { keyPath: 'id' });
	db.createObjectStore('outbox', { keyPath: ['database', 'id'] });
	db.createObjectStore('denials', { keyPath: ['database', 'id'] });
	db.createObjectStore('records', { keyPath: 'id' }).createIndex('database', 'database');
	db.createObjectStore('people', { keyPath: ['unit', '_id'] });
	db.createObjectStore('headcounts', { keyPath: ['unit', '_id'] });
	db.createObjectStore('units', { keyPath: 'id' });
	db.createObjectStore('published', { keyPath: ['database', 'id'] });
	db.createObjectStore('feeds', { keyPath: 'database' });
	db.createObjectStore('databases', { keyPath: 'database' });
	db.createObjectStore('settings', { keyPath: 'name' });
}

/** Lists that are about few records find them without reading all. Entries of before get their persons when the feed builds them anew. */
function indexRecords(records: IndexedRecords): void {
	records.createIndex('persons', 'persons', { multiEntry: true });
	records.createIndex('seal', 'row.seal');
}

/** Opens the store of one person on this phone. */
export function openPersonStore(
	person: PersonId,
	onClosed: () => void
): Promise<Result<PersonStore, OpenFault>> {
	return openStore<PersonSchema>(
		personPrefix(person),
		VERSION,
		(db, oldVersion, _newVersion, tx) => {
			if (oldVersion < 1) createFirstShape(db);
			if (oldVersion < 2) indexRecords(tx.objectStore('records'));
		},
		onClosed
	);
}
