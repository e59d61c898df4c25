import * as v from 'valibot';
import { ActivityId, DecisionId } from '../../domain/ids.ts';

/** The record a document's id belongs to: its own, or the one a decision is about; null for other documents. */
export function activityOfId(id: string): ActivityId | null {
	const own = v.safeParse(ActivityId, id);
	if (own.success) return own.output;
	if (!v.is(DecisionId, id)) return null;
	const of = v.safeParse(ActivityId, `activity:${id.split(':')[1] ?? ''}`);
	return of.success ? of.output : null;
}
