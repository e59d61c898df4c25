import type { UnitId } from '../../domain/ids.ts';
import { databaseName, unitDatabase } from '../../domain/database.ts';
import { Closing, Reopening } from '../../domain/period/closing.ts';
import { Reminder } from '../../domain/reminder/reminder.ts';
import { WorkEntry } from '../../domain/work/entry.ts';
import type { PersonStore } from '../store/person-store.ts';
import type { RawDocument } from '../store/schema.ts';
import { reader } from './read-document.ts';

const readClosing = reader(Closing);
const readReopening = reader(Reopening);
const readReminder = reader(Reminder);
const readWork = reader(WorkEntry);

/**
 * The documents of a type that a database holds: as the read model keeps them, and those just written here that it has
 * not taken in yet. What the server refused says nothing.
 */
async function kept<T>(
	store: PersonStore,
	database: string,
	type: string,
	read: (doc: RawDocument) => T | null
): Promise<T[]> {
	const tx = (await store.db).transaction(['published', 'outbox', 'denials']);
	const range = IDBKeyRange.bound([database, `${type}:`], [database, `${type};`]);
	const [rows, waiting, denials] = await Promise.all([
		tx.objectStore('published').getAll(range),
		tx.objectStore('outbox').getAll(range),
		tx.objectStore('denials').getAll(range)
	]);
	const docs = new Map([...rows, ...waiting].map(({ id, doc }) => [id, doc]));
	const refused = new Set(denials.map(({ id, rev }) => `${id} ${rev}`));
	return [...docs].flatMap(([id, doc]) =>
		refused.has(`${id} ${doc._rev}`) ? [] : (read(doc) ?? [])
	);
}

/** Every closing and reopening of a period that this phone knows. */
export function closingsOn(store: PersonStore): Promise<Closing[]> {
	return kept(store, databaseName({ kind: 'programme' }), 'closing', readClosing);
}

/** A unit's requests for reopening. */
export function reopeningsOf(store: PersonStore, unit: UnitId): Promise<Reopening[]> {
	return kept(store, unitDatabase(unit), 'reopening', readReopening);
}

/** The reminders written in a unit. */
export function remindersOf(store: PersonStore, unit: UnitId): Promise<Reminder[]> {
	return kept(store, unitDatabase(unit), 'reminder', readReminder);
}

/** What the committee wrote of the work of a term. */
export function workOn(store: PersonStore, term: string): Promise<WorkEntry[]> {
	return kept(store, databaseName({ kind: 'committee' }), `work:${term}`, readWork);
}
