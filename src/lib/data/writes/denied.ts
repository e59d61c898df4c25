import type { UnitId } from '../../domain/ids.ts';
import type { DeniedWrite } from '../device.ts';
import type { Parts } from '../parts.ts';
import type { DenialRow } from '../store/schema.ts';
import { unitOf } from '../records/unit-of-database.ts';
import { tombstone } from './revision.ts';

/** What the server refused under an id: a record with the decisions on it, or a document of the roster. */
async function deniedOf(parts: Parts, id: string): Promise<DenialRow[]> {
	const rows = await (await parts.store.db).getAll('denials');
	return rows.filter((row) => !row.abandoned && (row.activity === id || row.id === id));
}

/** Puts what the server refused back into the outbox, as it is. */
export async function resendDenied(parts: Parts, id: string): Promise<void> {
	const rows = await deniedOf(parts, id);
	const tx = (await parts.store.db).transaction(['outbox', 'denials'], 'readwrite');
	for (const { denial, abandoned, ...row } of rows) {
		void [denial, abandoned];
		// A newer version may wait already: then that one is sent, and this one has had its day.
		const waiting = await tx.objectStore('outbox').get([row.database, row.id]);
		if (waiting === undefined) {
			await tx.objectStore('outbox').put({ ...row, state: 'pending', draft: null });
		}
		await tx.objectStore('denials').delete([row.database, row.id]);
	}
	await tx.done;
	parts.news.announce({ what: 'written' });
}

/** Takes what the server refused off the phone; the record is again as the server has it, or gone. */
export async function giveUpDenied(parts: Parts, id: string): Promise<void> {
	const databases = await parts.databases();
	for (const row of await deniedOf(parts, id)) {
		const db = await parts.store.db;
		if (row.confirmed !== null) {
			// The version the server has is an ancestor of this leaf: a deletion would hide it too.
			await db.put('denials', { ...row, abandoned: true });
			continue;
		}
		const local = databases.get(row.database);
		const missing = await local.missing({ [row.id]: [row.rev] });
		if (missing.size === 0) await local.keep([tombstone(row.doc, parts.chance.random)]);
		await db.delete('denials', [row.database, row.id]);
	}
	parts.news.announce({ what: 'records', ids: [id] });
}

/** What the server refused that is no part of a record: people and headcounts, by document id. */
export async function deniedOthers(
	parts: Parts
): Promise<{ id: string; unit: UnitId | null; denial: DeniedWrite }[]> {
	const rows = await (await parts.store.db).getAll('denials');
	return rows
		.filter((row) => row.activity === null && !row.abandoned)
		.map(({ id, database, denial }) => ({ id, unit: unitOf(database), denial }));
}
