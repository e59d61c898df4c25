import type { ActivityForm } from '../../domain/activity/form-model.ts';
import { emptyForm, formFields } from '../../domain/activity/form-model.ts';

const blank = emptyForm();

/** The form's fields, each its own signal: typing in one does not touch what shows another. */
export class FormValues implements ActivityForm {
	name = $state.raw(blank.name);
	when = $state.raw(blank.when);
	places = $state.raw(blank.places);
	sections = $state.raw(blank.sections);
	gifts = $state.raw(blank.gifts);
	goods = $state.raw(blank.goods);
	receivers = $state.raw(blank.receivers);
	value = $state.raw(blank.value);
	outcomes = $state.raw(blank.outcomes);
	study = $state.raw(blank.study);
	bodies = $state.raw(blank.bodies);
	people = $state.raw(blank.people);
	result = $state.raw(blank.result);
	kinds = $state.raw(blank.kinds);
	field = $state.raw(blank.field);
	objectives = $state.raw(blank.objectives);
	campaigns = $state.raw(blank.campaigns);
	campaignWords = $state.raw(blank.campaignWords);
	links = $state.raw(blank.links);

	constructor(form: ActivityForm) {
		for (const field of formFields) copy(form, this, field);
	}
}

function copy<K extends keyof ActivityForm>(from: ActivityForm, to: ActivityForm, field: K): void {
	to[field] = from[field];
}

/** A plain copy of the fields, for functions that compare whole forms. */
export function plainForm(values: ActivityForm): ActivityForm {
	const form = emptyForm();
	for (const field of formFields) copy(values, form, field);
	return form;
}
