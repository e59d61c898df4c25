import * as v from 'valibot';
import type { ActivityId } from '../domain/ids.ts';
import { ActivityId as ActivityIdSchema } from '../domain/ids.ts';

const PREFIX = 'activity:';

/** The form's address for a draft. */
export function formAddress(id: ActivityId): string {
	return `/ghi/${id.slice(PREFIX.length)}`;
}

/** The address of a record's own page. */
export function recordAddress(id: ActivityId): string {
	return `/hoat-dong/${id.slice(PREFIX.length)}`;
}

/** The id an address names; null where it is none. */
export function idOfAddress(part: string): ActivityId | null {
	const parsed = v.safeParse(ActivityIdSchema, PREFIX + part);
	return parsed.success ? parsed.output : null;
}
