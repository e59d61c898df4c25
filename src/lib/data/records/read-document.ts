import * as v from 'valibot';
import { ACTIVITY_VERSION, Activity, Edit } from '../../domain/activity/activity.ts';
import { ActivityContent } from '../../domain/activity/content.ts';
import { Decision } from '../../domain/activity/decision.ts';
import { Headcount } from '../../domain/unit/headcount.ts';
import { Person } from '../../domain/unit/person.ts';
import { Unit } from '../../domain/unit/unit.ts';
import type { RawDocument } from '../store/schema.ts';

/** A document without CouchDB's fields other than `_id` and `_rev`. */
export function plain(doc: RawDocument): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(doc).filter(([key]) => !key.startsWith('_') || key === '_id' || key === '_rev')
	);
}

/** A record as this version of the app can read it. `newer`: written by another version; show it, leave it alone. */
export type ReadActivity = { activity: Activity; newer: boolean };

function pick(value: unknown, keys: object): unknown {
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).filter(([key]) => key in keys));
}

/** What of a newer record this version understands: fields it does not know are left out of the view, never out of the document. */
function understood(doc: Record<string, unknown>): unknown {
	const edits: unknown = doc['edits'];
	return {
		...Object.fromEntries(Object.entries(doc).filter(([key]) => key in Activity.entries)),
		v: ACTIVITY_VERSION,
		content: pick(doc['content'], ActivityContent.entries),
		edits: Array.isArray(edits) ? edits.map((edit) => pick(edit, Edit.entries)) : edits
	};
}

/**
 * Reads a stored record. The clock's rules are left out: they are for what is written, and a phone whose clock is a
 * year behind must still show what others wrote. Null where even the form of the record is unknown.
 */
export function readActivity(doc: RawDocument): ReadActivity | null {
	const fields = plain(doc);
	const known = v.safeParse(Activity, fields);
	if (known.success) return { activity: known.output, newer: false };
	const partly = v.safeParse(Activity, understood(fields));
	return partly.success ? { activity: partly.output, newer: true } : null;
}

/** Reads stored documents of a schema, or answers null where this version cannot. */
export function reader<const S extends v.GenericSchema>(schema: S) {
	return (doc: RawDocument): v.InferOutput<S> | null => {
		const parsed = v.safeParse(schema, plain(doc));
		return parsed.success ? parsed.output : null;
	};
}

/** Each reads a stored document of its type, or answers null where this version cannot. */
export const readDecision = reader(Decision);
export const readPerson = reader(Person);
export const readHeadcount = reader(Headcount);
export const readUnit = reader(Unit);
