import type { Unit } from '$lib/domain/unit/unit.ts';
import { awardSteps, ratedKinds } from '$lib/domain/work/rating-fields.ts';
import { later } from '$lib/i18n/later.ts';
import type { FormField } from '$lib/state/work/entry-form.ts';

const labels = later.workFields;
const words = later.awards;

/** The fields of an award; what was decided on it is the standing committee's to write. */
export function awardFields(
	units: readonly Pick<Unit, 'id' | 'name'>[],
	decides: boolean
): FormField[] {
	const proposed: FormField[] = [
		{
			path: 'unit',
			label: later.pledges.unit,
			kind: 'choice',
			required: true,
			options: units.map(({ id, name }) => ({ value: id, label: name }))
		},
		{
			path: 'to',
			label: words.whom,
			kind: 'choice',
			options: ratedKinds.map((value) => ({ value, label: words.to[value] }))
		},
		{ path: 'name', label: words.name, hint: words.nameHint, kind: 'text' },
		{ path: 'form', label: labels.form, hint: words.formHint, kind: 'text', required: true },
		{ path: 'merit', label: labels.merit, kind: 'long' }
	];
	if (!decides) return proposed;
	return [
		...proposed,
		{
			path: 'step',
			label: words.step,
			kind: 'choice',
			options: awardSteps.map((value) => ({ value, label: words.steps[value] }))
		},
		{ path: 'number', label: labels.number, kind: 'text' },
		{ path: 'decidedOn', label: labels.decidedOn, kind: 'day', past: true }
	];
}
