import type { ActivityId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import type { DecidedMany, Device, WriteFault } from '../device.ts';
import type { Parts } from '../parts.ts';
import { whileWriting } from '../parts.ts';
import type { Feed } from '../records/feed.ts';
import { decideMany } from './decide-many.ts';
import { releaseLater, takeBackHeld } from './release-held.ts';

/** Entries made anew in one step. */
const STEP = 100;

/** What was done, and when lists show it. */
type Shown<T> = { done: T; shown: Promise<void> };

/** Decides on records, holds it back, and lets it go when its time is over. */
export async function decideHeld(
	parts: Parts,
	feed: Feed,
	...asked: Parameters<Device['decideMany']>
): Promise<Shown<Result<DecidedMany, WriteFault>>> {
	const done = await whileWriting(parts.session().person, () => decideMany(parts, ...asked));
	if (!done.ok) return { done, shown: Promise.resolve() };
	const { rows, ...decided } = done.value;
	releaseLater(parts, rows, (database) => feed.catchUp(database));
	return { done: ok(decided), shown: showAnew(feed, rows) };
}

/** Takes back what is still held on these records; answers which. */
export async function undoHeld(
	parts: Parts,
	feed: Feed,
	ids: readonly ActivityId[]
): Promise<Shown<ActivityId[]>> {
	const taken = await whileWriting(parts.session().person, () => takeBackHeld(parts, ids));
	const done = [...new Set(taken.map(({ activity }) => activity))];
	return { done, shown: showAnew(feed, taken) };
}

/** What is not in PouchDB is no change of its: the entries are made anew. */
async function showAnew(
	feed: Feed,
	rows: readonly { database: string; activity: ActivityId }[]
): Promise<void> {
	for (const database of new Set(rows.map((row) => row.database))) {
		const own = rows.filter((row) => row.database === database);
		const ids = [...new Set(own.map(({ activity }) => activity))];
		for (let at = 0; at < ids.length; at += STEP)
			await feed.refresh(database, ids.slice(at, at + STEP));
	}
}
