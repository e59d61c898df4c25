import type { ActivityId } from '../../domain/ids.ts';
import type { Parts } from '../parts.ts';
import { whileWriting } from '../parts.ts';
import { StorageFull } from '../store/fault.ts';
import type { PersonStore } from '../store/person-store.ts';
import type { OutboxRow } from '../store/schema.ts';
import { isTakenOver } from '../sync/trouble.ts';
import { UNDO_MS } from './held.ts';
import { recover } from './recover.ts';

/** What a row of the outbox is found by. */
type Place = Pick<OutboxRow, 'database' | 'id'>;

/**
 * Lets rows go when their time is over by this page's monotonic clock, whatever the device's clock says meanwhile, and
 * has them sent.
 * @param taken called when PouchDB has them
 */
export function releaseLater(
	parts: Parts,
	rows: readonly Place[],
	taken: (database: string) => Promise<void>
): void {
	if (rows.length > 0) setTimeout(() => void release(parts, rows, taken), UNDO_MS);
}

async function release(
	parts: Parts,
	rows: readonly Place[],
	taken: (database: string) => Promise<void>
): Promise<void> {
	try {
		await whileWriting(parts.session().person, async () => {
			await letGo(parts.store, rows);
			await recover(parts);
		});
		parts.news.announce({ what: 'written' });
		for (const name of new Set(rows.map(({ database }) => database))) await taken(name);
	} catch (error) {
		// Closed meanwhile, or no room: nothing is lost, and the next round or visit goes on.
		if (!isTakenOver(error) && !(error instanceof StorageFull)) throw error;
	}
}

async function letGo(store: PersonStore, rows: readonly Place[]): Promise<void> {
	const tx = (await store.db).transaction('outbox', 'readwrite');
	const each = rows.map(async ({ database, id }) => {
		const row = await tx.store.get([database, id]);
		if (row?.held === undefined) return;
		const { held, ...free } = row;
		void held;
		await tx.store.put(free);
	});
	await Promise.all([...each, tx.done]);
}

/** The decisions that a row's document replaces. */
function replacedBy({ doc }: OutboxRow): readonly unknown[] {
	return Array.isArray(doc['supersedes']) ? doc['supersedes'] : [];
}

/**
 * Takes back what is held of these records, without a trace: neither PouchDB nor the server ever had it. What a later
 * decision of this phone already replaces stays. Call it inside `whileWriting`.
 */
export async function takeBackHeld(
	parts: Parts,
	ids: readonly ActivityId[]
): Promise<{ database: string; activity: ActivityId }[]> {
	const wanted = new Set(ids);
	const tx = (await parts.store.db).transaction('outbox', 'readwrite', { durability: 'strict' });
	const rows = await tx.store.getAll();
	const replaced = new Set(rows.flatMap((row) => replacedBy(row)));
	const taken = rows.flatMap(({ database, id, activity, held }) =>
		held !== undefined && activity !== null && wanted.has(activity) && !replaced.has(id)
			? [{ database, id, activity }]
			: []
	);
	await Promise.all([...taken.map(({ database, id }) => tx.store.delete([database, id])), tx.done]);
	parts.news.announce({ what: 'held' });
	return taken.map(({ database, activity }) => ({ database, activity }));
}
