import type { ActivityId, PersonId, UnitId } from '../ids.ts';
import { ActivityId as ActivityIdSchema, ulid, ulidTimeMs } from '../ids.ts';
import * as v from 'valibot';
import type { Activity } from './activity.ts';
import { editActivity, newActivity } from './activity.ts';
import type { Elsewhere } from './elsewhere.ts';

type Stamp = { at: string; by: PersonId; device: string };

const RANDOM_BYTES = 16;

/** FNV-1a with a last mixing, so that every bit of the text reaches the low ones. */
function hash32(text: string): number {
	let state = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) {
		state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
	}
	state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
	state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
	return (state ^ (state >>> 16)) >>> 0;
}

/**
 * The id a record gets in another unit: the same on every phone and at every try, so that a move that was cut off, or
 * made on two phones, never makes two records.
 */
export function movedId(from: ActivityId, to: UnitId): ActivityId {
	const own = from.slice('activity:'.length);
	const bytes = Uint8Array.from({ length: RANDOM_BYTES }, (_, i) => hash32(`${i} ${from} ${to}`));
	return v.parse(ActivityIdSchema, `activity:${ulid(ulidTimeMs(own), bytes)}`);
}

/** Where a withdrawn record went, if it was moved; null where it stands, or was simply withdrawn. */
export function movedTo({ state, edits }: Activity): Elsewhere | null {
	return state === 'withdrawn' ? (edits.at(-1)?.movedTo ?? null) : null;
}

/** Where a record came from, if it was moved here. */
export function movedFrom({ edits }: Activity): Elsewhere | null {
	return edits[0]?.movedFrom ?? null;
}

/**
 * Moves a record to another unit. A document never changes its unit: there is a new record with the same content that
 * says where it came from, and the old one is withdrawn and says where it went. The old history stays in the old one.
 * @param recordedBy who counts as having typed the new record
 */
export function moveActivity(
	activity: Activity,
	unit: UnitId,
	recordedBy: PersonId,
	stamp: Stamp
): { there: Activity; here: Activity } {
	const { content, author } = activity;
	const id = movedId(activity._id, unit);
	const there = newActivity({ id, unit, author }, content, stamp);
	const origin = { unit: activity.unit, activity: activity._id };
	const here = editActivity(activity, { content, state: 'withdrawn' }, stamp);
	return {
		there: {
			...there,
			recordedBy,
			edits: there.edits.map((edit) => ({ ...edit, movedFrom: origin }))
		},
		here: {
			...here,
			edits: here.edits.map((edit, i) =>
				i === here.edits.length - 1 ? { ...edit, movedTo: { unit, activity: id } } : edit
			)
		}
	};
}
