import type { ActivityId } from '../../domain/ids.ts';
import type { DeniedWrite } from '../device.ts';
import type { PersonStore } from '../store/person-store.ts';
import type { OutboxRow } from '../store/schema.ts';

/** What became of an outbox row in a push. `unsettled`: the server neither has it nor refused it; it stays. */
export type Fate =
	{ kind: 'confirmed' } | { kind: 'denied'; denial: DeniedWrite } | { kind: 'unsettled' };

/** Documents of one request: small enough to get through on a bad line, large enough to be few. */
const MOST_DOCUMENTS = 100;
const MOST_CHARS = 400_000;

/** The records that these documents are about. */
export function recordsOf(rows: readonly OutboxRow[]): ActivityId[] {
	return [...new Set(rows.flatMap(({ activity }) => activity ?? []))];
}

/** In the order they must arrive: what decisions and photos are about goes before them; else as they were written. */
export function inSendingOrder(rows: readonly OutboxRow[]): OutboxRow[] {
	const rank = (row: OutboxRow) => (/^(decision|photo):/.test(row.id) ? 1 : 0);
	const earlier = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
	return [...rows].sort((a, b) => rank(a) - rank(b) || earlier(a.at, b.at) || earlier(a.id, b.id));
}

/** Cuts rows into batches, in their order. */
export function batches(
	rows: readonly OutboxRow[],
	limits = { documents: MOST_DOCUMENTS, chars: MOST_CHARS }
): OutboxRow[][] {
	const all: OutboxRow[][] = [];
	let chars = 0;
	for (const row of rows) {
		const length = JSON.stringify(row.doc).length;
		const last = all.at(-1);
		if (last === undefined || last.length >= limits.documents || chars + length > limits.chars) {
			all.push([row]);
			chars = length;
		} else {
			last.push(row);
			chars += length;
		}
	}
	return all;
}

/**
 * Takes in what became of rows, each only if it still says the same revision: one that was edited meanwhile is another
 * row, which has its own fate before it. Answers the rows whose fate was taken in.
 */
export async function applyFates(
	store: PersonStore,
	fates: readonly { row: OutboxRow; fate: Fate }[]
): Promise<{ confirmed: OutboxRow[]; denied: OutboxRow[] }> {
	const confirmed: OutboxRow[] = [];
	const denied: OutboxRow[] = [];
	const tx = (await store.db).transaction(['outbox', 'denials'], 'readwrite');
	for (const { row, fate } of fates) {
		const key: [string, string] = [row.database, row.id];
		const now = await tx.objectStore('outbox').get(key);
		if (fate.kind === 'unsettled' || now === undefined) continue;
		if (now.rev !== row.rev) {
			// Edited while it was on the way: the server now has this as the newer one's ancestor.
			if (fate.kind === 'confirmed')
				await tx.objectStore('outbox').put({ ...now, confirmed: row.rev });
			continue;
		}
		await tx.objectStore('outbox').delete(key);
		if (fate.kind === 'confirmed') {
			confirmed.push(row);
			continue;
		}
		const { state, draft, ...kept } = row;
		void [state, draft];
		await tx.objectStore('denials').put({ ...kept, denial: fate.denial, abandoned: false });
		denied.push(row);
	}
	await tx.done;
	return { confirmed, denied };
}
