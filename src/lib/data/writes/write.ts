import type { ActivityId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { WriteFault } from '../device.ts';
import type { Parts } from '../parts.ts';
import { stampNow } from '../parts.ts';
import { StorageFull, orStorageFull } from '../store/fault.ts';
import type { OutboxRow, RawDocument } from '../store/schema.ts';
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
 * an intent, flushed to disk; PouchDB stores it; the outbox row is settled and the draft dropped. {@link recover}
 * finishes what was begun. Call it inside `whileWriting`.
 */
export async function write(parts: Parts, wanted: NewWrite): Promise<Result<string, WriteFault>> {
	const { database } = wanted;
	const key: [string, string] = [database, wanted.document._id];
	const db = await parts.store.db;
	const before = await db.get('outbox', key);
	const denial = await db.get('denials', key);
	const doc = nextRevision(wanted.document, wanted.base, parts.chance.random);
	const row: OutboxRow = {
		database,
		id: doc._id,
		rev: doc._rev,
		state: 'intent',
		doc,
		activity: wanted.activity,
		confirmed: confirmedBefore(wanted.base, before, denial),
		draft: wanted.draft,
		at: stampNow(parts)
	};
	const stored = await roomFor(async () => {
		await putIntent(parts, row);
		await intoPouch(parts, row);
	});
	if (!stored) {
		// Where there is no room even to take the intent back, it stays, and `recover` finishes it some day.
		await roomFor(() => takeBack(parts, row, before));
		return err({ kind: 'storageFull' });
	}
	// From here on the record is safe: an intent that cannot be settled for want of room is sent all the same.
	await roomFor(() => settle(parts, row));
	parts.news.announce({ what: 'written' });
	return ok(doc._rev);
}

/** Runs a write; answers false where the phone had no room for it. */
async function roomFor(work: () => Promise<void>): Promise<boolean> {
	try {
		await orStorageFull(work);
		return true;
	} catch (error) {
		if (error instanceof StorageFull) return false;
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

async function putIntent(parts: Parts, row: OutboxRow): Promise<void> {
	const db = await parts.store.db;
	// Strict: on disk before anything else happens, so that a power cut loses no record either.
	const tx = db.transaction('outbox', 'readwrite', { durability: 'strict' });
	await tx.store.put(row);
	await tx.done;
}

/** Safe to repeat. A version the server refused goes: this one stands in its place. */
async function intoPouch(parts: Parts, row: OutboxRow): Promise<void> {
	const local = (await parts.databases()).get(row.database);
	const denial = await (await parts.store.db).get('denials', [row.database, row.id]);
	const refused = denial === undefined ? null : await local.get(row.id, denial.rev);
	const replaced = refused !== null && refused._rev !== row.rev;
	await local.keep(replaced ? [row.doc, tombstone(refused, parts.chance.random)] : [row.doc]);
}

async function settle(parts: Parts, row: OutboxRow): Promise<void> {
	const key: [string, string] = [row.database, row.id];
	const db = await parts.store.db;
	const tx = db.transaction(['outbox', 'denials', 'drafts'], 'readwrite');
	const now = await tx.objectStore('outbox').get(key);
	if (now?.rev === row.rev) await tx.objectStore('outbox').put({ ...row, state: 'pending' });
	const denial = await tx.objectStore('denials').get(key);
	if (denial !== undefined && denial.rev !== row.rev) await tx.objectStore('denials').delete(key);
	if (row.draft !== null) {
		const drafts = tx.objectStore('drafts');
		const draft = await drafts.get(row.draft.id);
		// Typed in since, for example after "storage full": the newer words become an edit of the record.
		if (draft?.updatedAt === row.draft.updatedAt) await drafts.delete(row.draft.id);
		else if (draft !== undefined) await drafts.put({ ...draft, base: { rev: row.rev } });
	}
	await tx.done;
}

async function takeBack(
	parts: Parts,
	row: OutboxRow,
	before: OutboxRow | undefined
): Promise<void> {
	const tx = (await parts.store.db).transaction('outbox', 'readwrite');
	const now = await tx.store.get([row.database, row.id]);
	if (now?.rev === row.rev) {
		await tx.store.delete([row.database, row.id]);
		if (before !== undefined) await tx.store.put(before);
	}
	await tx.done;
}

/**
 * Finishes what a crash interrupted, and gives PouchDB back any unsent document it lacks (a power cut can take its
 * last writes; the outbox is flushed to disk). Answers the databases that got something.
 */
export async function recover(parts: Parts): Promise<string[]> {
	const rows = await (await parts.store.db).getAll('outbox');
	const touched = new Set<string>();
	for (const row of rows) {
		const local = (await parts.databases()).get(row.database);
		const missing = await local.missing({ [row.id]: [row.rev] });
		if (row.state === 'pending' && missing.size === 0) continue;
		await intoPouch(parts, row);
		await settle(parts, row);
		touched.add(row.database);
	}
	return [...touched];
}
