import { isDay } from '$lib/domain/date.ts';
import { formatNumber } from '$lib/domain/number-words.ts';
import { m } from '$lib/i18n/index.ts';
import { later } from '$lib/i18n/later.ts';

type Said = { name: string; at: string; of?: string; set: object };

/** What was said, newest first, field by field: "Hạn: 25/06/2021". `of`: the thing it was said of. */
export function toldOf(history: readonly Said[]): { name: string; at: string; lines: string[] }[] {
	return history
		.map(({ name, at, of, set }) => ({
			name,
			at,
			lines: [...(of === undefined || of === '' ? [] : [of]), ...linesOf(set)]
		}))
		.sort((a, b) => (a.at < b.at ? 1 : -1));
}

function linesOf(set: object): string[] {
	const labels: Record<string, string> = later.workFields;
	return Object.entries(set).flatMap(([field, value]) => {
		const label = labels[field];
		if (field === 'removed') return value === true ? [later.workValues.removed] : [];
		return label === undefined ? [] : [`${label}: ${valueText(value)}`];
	});
}

function valueText(value: unknown): string {
	const names: Record<string, string> = later.workValues.names;
	if (value === null || value === '') return later.workValues.cleared;
	if (typeof value === 'number') return formatNumber(value);
	if (typeof value === 'boolean') return value ? later.workValues.yes : later.workValues.no;
	if (Array.isArray(value)) return later.workValues.many(value.length);
	if (typeof value !== 'string') return '';
	if (value.startsWith('activity:')) return later.workValues.aRecord;
	return isDay(value) ? m.time.day(value) : (names[value] ?? value);
}
