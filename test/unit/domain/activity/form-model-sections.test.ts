import { describe, expect, it } from 'vitest';
import type { ActivityForm, Section } from '$lib/domain/activity/form-model.ts';
import { emptyForm } from '$lib/domain/activity/form-model.ts';
import { contentFromForm } from '$lib/domain/activity/form-model-content.ts';
import {
	asksBeforeClosing,
	closeSection,
	isOpened,
	newLineId,
	openSection
} from '$lib/domain/activity/form-model-sections.ts';

const chips: Section[] = [
	'gifts',
	'goods',
	'receivers',
	'money',
	'outcomes',
	'study',
	'blood',
	'bodies'
];
const base: ActivityForm = {
	...emptyForm(),
	name: 'Hiến máu',
	when: { ...emptyForm().when, precision: 'unknown' }
};
const opened = (section: Section, form = base): ActivityForm => ({
	...form,
	...openSection(form, section, 'x1')
});

describe('sections of "Hoạt động này có gì?"', () => {
	it.each(chips)('%s opens, and closes without a question while nothing was typed', (section) => {
		const form = opened(section);
		expect(isOpened(form, section)).toBe(true);
		expect(asksBeforeClosing(form, section)).toBe(false);
		expect({ ...form, ...closeSection(form, section) }).toEqual(base);
	});

	it('asks before what was typed is lost', () => {
		const form = opened('gifts');
		const typed = { ...form, gifts: form.gifts.map((gift) => ({ ...gift, name: 'suất quà' })) };
		expect(asksBeforeClosing(typed, 'gifts')).toBe(true);
		expect(asksBeforeClosing(opened('outcomes', opened('blood')), 'blood')).toBe(false);
	});

	it('blood donation is an outcome line of its own type, beside others', () => {
		const both = opened('outcomes', opened('blood'));
		expect(both.outcomes.map(({ type }) => type)).toEqual(['don-vi-mau', '']);
		expect({ ...both, ...closeSection(both, 'outcomes') }.outcomes.map(({ type }) => type)).toEqual(
			['don-vi-mau']
		);
		const read = contentFromForm(opened('blood'));
		expect(read.ok && read.value.outcomes).toMatchObject([
			{ type: 'don-vi-mau', amount: null, unit: 'đơn vị' }
		]);
	});

	it('ids of lines fit the schema', () => {
		expect(newLineId(new Uint8Array([0, 255, 7, 33, 34, 100, 200, 31]))).toMatch(
			/^[A-Za-z0-9]{8}$/
		);
	});
});
