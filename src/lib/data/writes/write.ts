import type { IDBPTransaction } from 'idb';
import type { ActivityId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { WriteFault } from '../device.ts';
import type { Parts } from '../parts.ts';
import { stampNow } from '../parts.ts';
import type { LocalDatabase } from '../pouch/local-databases.ts';
import { StorageFull, orStorageFull } from '../store/fault.ts';
import type { DenialRow, Held, OutboxRow, PersonSchema, RawDocument } from '../store/schema.ts';
import { nextRevision, tombstone } from './revision.ts';

/** A document about to be written: `base` is the version it follows, null for a new document. */
export type NewWrite = {
	database: string;
	document: Record<string, unknown> & { _id: string };
	base: RawDocument | null;
	activity: ActivityId | null;
	draft: OutboxRow['draft'];
};

/**
 * Writes a document in three steps of which any may be the last before a crash: the outbox gets the whole document as
 * an intent, flushed to disk; PouchDB stores it; the outbox row is settled and the draft dropped. `recover`
 * finishes what was begun. Call it inside `whileWriting`.
 */
export async function write(parts: Parts, wanted: NewWrite): Promise<Result<string, WriteFault>> {
	const intents = await whereRoom(() => putIntents(parts, [wanted]));
	if (!intents.ok) return intents;
	const [intent] = intents.value;
	if (intent === undefined) throw new TypeError('A write left no intent.');
	return finish(parts, intent);
}

/** What comes after the intent. Call it inside `whileWriting`. */
export async function finish(parts: Parts, intent: Intent): Promise<Result<string, WriteFault>> {
	const { row, before, denial } = intent;
	const stored = await whereRoom(() => intoPouch(parts, row, denial));
	if (!stored.ok) {
		// Where there is no room even to take the intent back, it stays, and `recover` finishes it some day.
		const taken = await whereRoom(() => takeBack(parts, row, before));
		const finishedElsewhere = taken.ok && !taken.value;
		return finishedElsewhere ? ok(row.rev) : stored;
	}
	// From here on the record is safe: an intent that cannot be settled for want of room is sent all the same.
	await whereRoom(() => settle(parts, [row]));
	parts.news.announce({ what: 'written' });
	return ok(row.rev);
}

/** Runs a write; answers with the fault where the phone had no room for it. */
export async function whereRoom<T>(work: () => Promise<T>): Promise<Result<T, WriteFault>> {
	try {
		return ok(await orStorageFull(work));
	} catch (error) {
		if (error instanceof StorageFull) return err({ kind: 'storageFull' });
		throw error;
	}
}

type Known = { confirmed: string | null } | undefined;

/** The newest revision the server has: the base is it, unless the base itself still waits or was refused. */
function confirmedBefore(base: RawDocument | null, waiting: Known, denial: Known): string | null {
	return (
		waiting?.confirmed ?? denial?.confirmed ?? (waiting || denial ? null : (base?._rev ?? null))
	);
}

/** What the outbox holds of a write, and what it and the denials held before. */
export type Intent = {
	row: OutboxRow;
	before: OutboxRow | undefined;
	denial: DenialRow | undefined;
};

/** The intent of a write. */
export function intentOf(
	parts: Parts,
	{ database, base, activity, draft }: NewWrite,
	doc: RawDocument,
	{ before, denial }: Pick<Intent, 'before' | 'denial'>
): Intent {
	const confirmed = confirmedBefore(base, before, denial);
	const beside = besideOf(before, doc);
	const about = { database, id: doc._id, rev: doc._rev, doc, activity, draft };
	const waiting = beside.length > 0 ? { ...about, beside } : about;
	return { row: { ...waiting, state: 'intent', confirmed, at: stampNow(parts) }, before, denial };
}

/** What waits and would be sent by nobody if `doc`, which does not follow it, took its place. */
function besideOf(before: OutboxRow | undefined, doc: RawDocument): RawDocument[] {
	if (before === undefined) return [];
	const { start, ids } = doc._revisions ?? { start: 0, ids: [] };
	const follows = ids.some((id, back) => `${start - back}-${id}` === before.rev);
	return follows ? (before.beside ?? []) : [...(before.beside ?? []), before.doc];
}

/**
 * One transaction, since a person waits: what is known of the documents is read, and the intents put beside it. All of
 * them are on the phone, or none is.
 * @param held holds them back: `recover` leaves them alone until that is over
 * @throws VaultLocked
 */
export async function putIntents(
	parts: Parts,
	wanted: readonly NewWrite[],
	held?: Held
): Promise<Intent[]> {
	// A transaction waits for nothing else: they are made, and what is private is sealed, before it begins.
	const made = await Promise.all(
		wanted.map(async (one) => {
			const doc = nextRevision(one.document, one.base, parts.chance.random);
			return { one, doc: await parts.vault.seal(one.database, doc) };
		})
	);
	const db = await parts.store.db;
	// Strict: on disk before anything else happens, so that a power cut loses no record either.
	const tx = db.transaction(['outbox', 'denials'], 'readwrite', { durability: 'strict' });
	const [outbox, denials] = [tx.objectStore('outbox'), tx.objectStore('denials')];
	const intents = await Promise.all(
		made.map(async ({ one, doc }) => {
			const key: [string, string] = [one.database, doc._id];
			const [before, denial] = await Promise.all([outbox.get(key), denials.get(key)]);
			const intent = intentOf(parts, one, doc, { before, denial });
			if (held !== undefined) intent.row.held = held;
			await outbox.put(intent.row);
			return intent;
		})
	);
	await tx.done;
	return intents;
}

/** Safe to repeat. A version the server refused goes: this one stands in its place. */
async function intoPouch(
	parts: Parts,
	row: OutboxRow,
	denial: DenialRow | undefined
): Promise<void> {
	const local = (await parts.databases()).get(row.database);
	await local.keep(await leavesOf(parts, local, row, denial));
}

/** What PouchDB gets for an intent. */
export async function leavesOf(
	parts: Parts,
	local: LocalDatabase,
	row: OutboxRow,
	denial: DenialRow | undefined
): Promise<RawDocument[]> {
	const refused = denial === undefined ? null : await local.get(row.id, denial.rev);
	const replaced = refused !== null && refused._rev !== row.rev;
	const own = [...(row.beside ?? []), row.doc];
	return replaced ? [...own, tombstone(refused, parts.chance.random)] : own;
}

type SettleTx = IDBPTransaction<PersonSchema, ('outbox' | 'denials' | 'drafts')[], 'readwrite'>;

/** What PouchDB has waits to be sent; the drafts it was made from have done their work. */
export async function settle(parts: Parts, rows: readonly OutboxRow[]): Promise<void> {
	const db = await parts.store.db;
	const tx = db.transaction(['outbox', 'denials', 'drafts'], 'readwrite');
	await Promise.all([...rows.map((row) => settleOne(tx, row)), tx.done]);
}

async function settleOne(tx: SettleTx, row: OutboxRow): Promise<void> {
	const key: [string, string] = [row.database, row.id];
	const [outbox, denials] = [tx.objectStore('outbox'), tx.objectStore('denials')];
	const drafts = tx.objectStore('drafts');
	const [now, denial, draft] = await Promise.all([
		outbox.get(key),
		denials.get(key),
		row.draft === null ? undefined : drafts.get(row.draft.id)
	]);
	const changes: Promise<unknown>[] = [];
	if (now?.rev === row.rev) {
		const { held, ...settled } = now;
		void held;
		changes.push(outbox.put({ ...settled, state: 'pending' }));
	}
	if (denial !== undefined && denial.rev !== row.rev) changes.push(denials.delete(key));
	if (draft !== undefined) {
		// Typed in since, for example after "storage full": the newer words become an edit of the record.
		const typedIn = draft.updatedAt !== row.draft?.updatedAt;
		changes.push(
			typedIn ? drafts.put({ ...draft, base: { rev: row.rev } }) : drafts.delete(draft.id)
		);
	}
	await Promise.all(changes);
}

/** Takes an intent back; false where another tab or the worker finished it meanwhile: the record is safe, and theirs to send. */
async function takeBack(
	parts: Parts,
	row: OutboxRow,
	before: OutboxRow | undefined
): Promise<boolean> {
	const tx = (await parts.store.db).transaction('outbox', 'readwrite');
	const now = await tx.store.get([row.database, row.id]);
	const isOurs = now?.rev === row.rev && now.state === 'intent';
	if (isOurs) {
		await tx.store.delete([row.database, row.id]);
		if (before !== undefined) await tx.store.put(before);
	}
	await tx.done;
	return isOurs;
}
