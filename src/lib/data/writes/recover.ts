import type { Parts } from '../parts.ts';
import type { DenialRow, OutboxRow } from '../store/schema.ts';
import { isHeld } from './held.ts';
import { leavesOf, settle } from './write.ts';

/** Documents in one step: what finds no room fails alone, and one step costs as much as one document did. */
const STEP = 100;

/**
 * Finishes what a crash interrupted, and gives PouchDB back any unsent document it lacks (a power cut can take its
 * last writes; the outbox is flushed to disk). What is held back waits for its time, what is locked for the code. Call it
 * inside `whileWriting`.
 */
export async function recover(parts: Parts): Promise<void> {
	const rows = await (await parts.store.db).getAll('outbox');
	const nowMs = parts.chance.now();
	const due = rows.filter((row) => !isHeld(row, nowMs) && !parts.vault.isShut(row.database));
	for (const database of new Set(due.map((row) => row.database))) {
		const own = due.filter((row) => row.database === database);
		for (let at = 0; at < own.length; at += STEP) {
			await recoverPart(parts, database, own.slice(at, at + STEP));
		}
	}
}

async function recoverPart(
	parts: Parts,
	database: string,
	rows: readonly OutboxRow[]
): Promise<void> {
	const local = (await parts.databases()).get(database);
	const missing = await local.missing(Object.fromEntries(rows.map((row) => [row.id, revsOf(row)])));
	const begun = rows.filter((row) => row.state === 'intent' || missing.has(row.id));
	if (begun.length === 0) return;
	const denials = await denialsOf(parts, database);
	const leaves = await Promise.all(
		begun.map((row) => leavesOf(parts, local, row, denials.get(row.id)))
	);
	await local.keep(leaves.flat());
	await settle(parts, begun);
}

/** Every version that a row sends: the newest, and those that another one pushed aside. */
function revsOf({ rev, beside = [] }: OutboxRow): string[] {
	return [rev, ...beside.map(({ _rev }) => _rev)];
}

async function denialsOf(parts: Parts, database: string): Promise<Map<string, DenialRow>> {
	const range = IDBKeyRange.bound([database], [database, []]);
	const rows = await (await parts.store.db).getAll('denials', range);
	return new Map(rows.map((row) => [row.id, row]));
}
