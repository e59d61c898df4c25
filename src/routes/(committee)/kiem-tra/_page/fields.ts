import type { Unit } from '$lib/domain/unit/unit.ts';
import { inspectionKinds } from '$lib/domain/work/inspection-fields.ts';
import { later } from '$lib/i18n/later.ts';
import type { FormField } from '$lib/state/work/entry-form.ts';

const labels = later.workFields;
const words = later.inspections;

/** The fields of an inspection. */
export function inspectionFields(units: readonly Pick<Unit, 'id' | 'name'>[]): FormField[] {
	return [
		{
			path: 'unit',
			label: later.pledges.unit,
			kind: 'choice',
			required: true,
			options: units.map(({ id, name }) => ({ value: id, label: name }))
		},
		{
			path: 'kind',
			label: labels.kind,
			kind: 'choice',
			options: inspectionKinds.map((value) => ({ value, label: later.workValues.names[value] }))
		},
		{ path: 'topic', label: labels.topic, kind: 'long', required: true },
		{ path: 'plannedOn', label: labels.plannedOn, kind: 'day' },
		{ path: 'team', label: labels.team, kind: 'text' },
		{ path: 'doneOn', label: labels.doneOn, hint: words.doneHint, kind: 'day', past: true },
		{ path: 'conclusion', label: labels.conclusion, kind: 'long' },
		{ path: 'mending', label: labels.mending, hint: words.mendHint, kind: 'long' },
		{ path: 'mendBy', label: labels.mendBy, kind: 'day' },
		{ path: 'mendedOn', label: labels.mendedOn, kind: 'day', past: true }
	];
}

/** The fields of a report on inspections. */
export const reportFields: FormField[] = [
	{ path: 'sentOn', label: labels.sentOn, hint: later.duties.doneHint, kind: 'day', past: true },
	{ path: 'number', label: labels.number, hint: later.duties.numberHint, kind: 'text' },
	{ path: 'note', label: labels.note, kind: 'long' }
];
