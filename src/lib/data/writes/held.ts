import type { ActivityId } from '../../domain/ids.ts';
import type { PersonStore } from '../store/person-store.ts';
import type { Held, OutboxRow } from '../store/schema.ts';

/** How long a decision can be taken back: as long as the notice with the button stays. */
export const UNDO_MS = 10_000;

/** The hold on what is written now. */
export function holdFrom(nowMs: number): Held {
	return { fromMs: nowMs, untilMs: nowMs + UNDO_MS };
}

/** Whether a row is not to be finished or sent yet. A clock that jumps, back or forth, lets it go at once. */
export function isHeld({ held }: Pick<OutboxRow, 'held'>, nowMs: number): boolean {
	return held !== undefined && nowMs >= held.fromMs && nowMs < held.untilMs;
}

/** Everything held back, whether or not its time is over. */
export async function heldRows(store: PersonStore): Promise<OutboxRow[]> {
	const rows = await (await store.db).getAll('outbox');
	return rows.filter((row) => row.held !== undefined);
}

/** Whether something on a record can be taken back. */
export async function heldOn(
	store: PersonStore,
	database: string,
	activity: ActivityId
): Promise<boolean> {
	const prefix = `decision:${activity.slice('activity:'.length)}:`;
	const range = IDBKeyRange.bound([database, prefix], [database, `${prefix}\uffff`]);
	const rows = await (await store.db).getAll('outbox', range);
	return rows.some((row) => row.held !== undefined);
}
