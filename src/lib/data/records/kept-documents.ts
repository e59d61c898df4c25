import type { UnitId } from '../../domain/ids.ts';
import { databaseName, isPrivate, unitDatabase } from '../../domain/database.ts';
import { Closing, Reopening } from '../../domain/period/closing.ts';
import { NoticeReceipt } from '../../domain/notice/receipt.ts';
import { Reminder } from '../../domain/reminder/reminder.ts';
import { WorkEntry } from '../../domain/work/entry.ts';
import type { Parts } from '../parts.ts';
import type { PersonStore } from '../store/person-store.ts';
import type { RawDocument } from '../store/schema.ts';
import { reader } from './read-document.ts';

const readClosing = reader(Closing);
const readReopening = reader(Reopening);
const readReminder = reader(Reminder);
const readReceipt = reader(NoticeReceipt);
const readWork = reader(WorkEntry);

/** The documents whose ids begin with `type:` in a unit's or the programme's database, those just written among them. */
export function documentsOf<T>(
	store: PersonStore,
	database: string,
	type: string,
	read: (doc: RawDocument) => T | null
): Promise<T[]> {
	return kept(store, database, type, read);
}

/** Where the documents of a database are read, and how one of them is opened. */
type Copy = {
	shown: (store: PersonStore, database: string, type: string) => Promise<RawDocument[]>;
	open: (doc: RawDocument) => RawDocument | Promise<RawDocument>;
};
const inTheReadModel: Copy = { shown: publishedIn, open: (doc) => doc };

/**
 * The documents of a type that a database holds: as `shown` has them, and those just written here that it has not taken
 * in yet. What the server refused says nothing. What waits is read first, so that nothing falls between the two.
 */
async function kept<T>(
	store: PersonStore,
	database: string,
	type: string,
	read: (doc: RawDocument) => T | null,
	{ shown, open }: Copy = inTheReadModel
): Promise<T[]> {
	const tx = (await store.db).transaction(['outbox', 'denials']);
	const range = rangeOf(database, type);
	const [waiting, denials] = await Promise.all([
		tx.objectStore('outbox').getAll(range),
		tx.objectStore('denials').getAll(range)
	]);
	const rows = await shown(store, database, type);
	const docs = new Map([...rows, ...waiting.map(({ doc }) => doc)].map((doc) => [doc._id, doc]));
	const refused = new Set(denials.map(({ id, rev }) => `${id} ${rev}`));
	const said = [...docs.values()].filter(({ _id, _rev }) => !refused.has(`${_id} ${_rev}`));
	return (await Promise.all(said.map(open))).flatMap((doc) => read(doc) ?? []);
}

function rangeOf(database: string, type: string): IDBKeyRange {
	return IDBKeyRange.bound([database, `${type}:`], [database, `${type};`]);
}

/** What the read model keeps of a database. */
async function publishedIn(
	store: PersonStore,
	database: string,
	type: string
): Promise<RawDocument[]> {
	const rows = await (await store.db).getAll('published', rangeOf(database, type));
	return rows.map(({ doc }) => doc);
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

/** Who of a unit read what the committee told. */
export function receiptsOf(store: PersonStore, unit: UnitId): Promise<NoticeReceipt[]> {
	return kept(store, unitDatabase(unit), 'noticeReceipt', readReceipt);
}

/**
 * What was written of the work of a term in a database, and how many entries this version of the app cannot read: they
 * are of a newer one, and kept as they are.
 * @param subjects of these alone: a whole log with its reports takes time
 * @throws VaultLocked
 */
export async function workIn(
	parts: Pick<Parts, 'store' | 'databases' | 'vault'>,
	database: string,
	term: string,
	subjects: readonly WorkEntry['subject'][] | 'all' = 'all'
): Promise<{ entries: WorkEntry[]; newer: number }> {
	let newer = 0;
	const read = (doc: RawDocument) => {
		const entry = readWork(doc);
		if (entry === null) newer++;
		return entry;
	};
	const log = `work:${term}`;
	const types = subjects === 'all' ? [log] : subjects.map((subject) => `${log}:${subject}`);
	const found = types.map(async (type) => {
		if (!isPrivate(database)) return kept(parts.store, database, type, read);
		// Nothing of it is in the read model: PouchDB's own copy is read, which goes whole when the right to it does.
		const local = (await parts.databases()).get(database);
		const copy = {
			shown: () => local.startingWith(`${type}:`),
			open: (doc: RawDocument) => parts.vault.open(database, doc)
		};
		return kept(parts.store, database, type, read, copy);
	});
	return { entries: (await Promise.all(found)).flat(), newer };
}
