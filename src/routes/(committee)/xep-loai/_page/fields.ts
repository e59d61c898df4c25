import type { RatingLevel } from '$lib/domain/work/rating-levels.ts';
import { later } from '$lib/i18n/later.ts';
import type { FormField } from '$lib/state/work/entry-form.ts';

/** A level with what the term calls it. */
export type Level = { id: RatingLevel; label: string };

const labels = later.workFields;

/** The fields of a unit's rating; the last two steps are the standing committee's to write. */
export function ratingFields(levels: readonly Level[], decides: boolean): FormField[] {
	const options = levels.map(({ id, label }) => ({ value: id, label }));
	const level = (path: string, label: string): FormField => ({
		path,
		label,
		kind: 'choice',
		options,
		none: later.rating.noLevel
	});
	const note = (path: string, label: string): FormField => ({ path, label, kind: 'long' });
	const prepared = [
		level('self', labels.self),
		note('selfNote', labels.selfNote),
		level('party', labels.party),
		note('partyNote', labels.partyNote)
	];
	if (!decides) return prepared;
	return [
		...prepared,
		level('standing', labels.standing),
		note('standingNote', labels.standingNote),
		level('decided', labels.decided),
		{ path: 'decidedOn', label: labels.decidedOn, kind: 'day', past: true },
		{ path: 'number', label: labels.number, kind: 'text' }
	];
}
