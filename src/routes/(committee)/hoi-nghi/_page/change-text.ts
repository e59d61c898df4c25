import { formatNumber } from '$lib/domain/number-words.ts';
import { itemStates } from '$lib/domain/work/common-fields.ts';
import { m } from '$lib/i18n/index.ts';
import { later } from '$lib/i18n/later.ts';

/** What a change says, field by field: "Ngày họp: 25/06/2021". */
export function changeText(set: object): string[] {
	const labels: Record<string, string> = later.work.history.fields;
	return Object.entries(set).flatMap(([field, value]) => {
		const label = labels[field];
		return label === undefined ? [] : [`${label}: ${valueText(field, value)}`];
	});
}

function valueText(field: string, value: unknown): string {
	const words = later.work.history;
	if (field === 'plannedMonth')
		return typeof value === 'string' ? later.work.facts.month(value) : words.asProgramme;
	if (value === null || value === '') return words.cleared;
	if (typeof value === 'number') return formatNumber(value);
	if (typeof value !== 'string') return '';
	if (field === 'heldOn' || field === 'due') return m.time.day(value);
	const state = itemStates.find((one) => one === value);
	if (field === 'state' && state !== undefined) return later.work.items.state[state];
	return value;
}
