import { fold } from '../../domain/text.ts';
import type { DeniedWrite, Rail, RecordQuery, RecordRow } from '../device.ts';
import type { RecordEntry } from '../store/schema.ts';

/** An entry with everything joined that a list shows; `searched` is what search looks through. */
export type Listed = { row: RecordRow; searched: string };

/** Where a record is, and why the server refused it. */
export type RailOf = { rail: Rail; denial: DeniedWrite | null };

/** Joins an entry with the author's name and the rail; null where there is no record to show. */
export function listed(
	entry: RecordEntry,
	author: { name: string; folded: string } | undefined,
	rail: RailOf
): Listed | null {
	if (entry.row === null) return null;
	return {
		row: { ...entry.row, authorName: author?.name ?? '', ...rail },
		searched: `${entry.folded} ${author?.folded ?? ''}`
	};
}

function inverse(a: string, b: string): number {
	return a < b ? 1 : a > b ? -1 : 0;
}

/** How lists are sorted; ids end every tie, so that a list never jumps. */
export const orders: Record<RecordQuery['order'], (a: RecordRow, b: RecordRow) => number> = {
	newest: (a, b) => inverse(a.day, b.day) || inverse(a.editedAt, b.editedAt) || inverse(a.id, b.id),
	waitingLongest: (a, b) => inverse(b.editedAt, a.editedAt) || inverse(b.id, a.id)
};

function among<T>(wanted: readonly T[] | undefined, value: T): boolean {
	return wanted === undefined || wanted.includes(value);
}

/** Makes the test of a query; the typed text is folded once, not per row. */
export function matcher(query: RecordQuery): (listed: Listed) => boolean {
	const words = fold(query.text ?? '')
		.split(' ')
		.filter((word) => word !== '');
	const { unit, campaign, objective, year, person } = query;
	return ({ row, searched }) =>
		(unit === undefined || row.unit === unit) &&
		among(query.seals, row.seal) &&
		among(query.rails, row.rail) &&
		(campaign === undefined || row.campaigns.includes(campaign)) &&
		(objective === undefined || row.objectives.includes(objective)) &&
		(year === undefined || row.day.startsWith(year)) &&
		(person === undefined ||
			row.author === person ||
			row.recordedBy === person ||
			row.members.includes(person)) &&
		words.every((word) => searched.includes(word));
}
