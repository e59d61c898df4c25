import { describe, expect, it } from 'vitest';
import type { FormField } from '../../../src/lib/state/work/entry-form.ts';
import { formChange, formText } from '../../../src/lib/state/work/entry-form.ts';

const fields: FormField[] = [
	{ path: 'text', label: 'Nội dung', kind: 'long', required: true },
	{ path: 'month', label: 'Tháng', kind: 'month', none: 'Cả năm' },
	{ path: 'dueOn', label: 'Hạn', kind: 'day' },
	{ path: 'points', label: 'Điểm', kind: 'count' },
	{ path: 'state', label: 'Tình trạng', kind: 'choice', options: [{ value: 'todo', label: 'A' }] },
	{ path: 'level', label: 'Mức', kind: 'choice', options: [], none: 'Chưa có' }
];
const kept = { text: 'Việc', month: 3, dueOn: '2021-06-25', points: 5, state: 'todo', level: null };

describe('a form of the committee’s work', () => {
	it('opens with what is kept, and says nothing where nothing was changed', () => {
		const form = formText(fields, kept);
		expect(form).toMatchObject({ month: '3', dueOn: '25/06/2021', points: '5', level: '' });
		expect(formChange(fields, kept, form)).toEqual({ ok: true, value: null });
	});

	it('says only what was changed; what was cleared is null', () => {
		const form = { ...formText(fields, kept), dueOn: '', points: '7', month: '' };
		expect(formChange(fields, kept, form)).toEqual({
			ok: true,
			value: { dueOn: null, points: 7, month: null }
		});
	});

	it('of a new thing says everything; a choice without “none” stands at its first', () => {
		const form = { ...formText(fields, {}), text: ' Việc mới ' };
		expect(formChange(fields, null, form)).toEqual({
			ok: true,
			value: {
				text: 'Việc mới',
				month: null,
				dueOn: null,
				points: null,
				state: 'todo',
				level: null
			}
		});
	});

	it('tells each fault at its field: what is required, no day, no number', () => {
		const form = { ...formText(fields, {}), dueOn: '31/06/2021', points: 'năm' };
		expect(formChange(fields, null, form)).toEqual({
			ok: false,
			error: [
				{ path: 'dueOn', code: 'notDay' },
				{ path: 'points', code: 'notCount' },
				{ path: 'text', code: 'required' }
			]
		});
	});

	it('takes no day to come for what was done, and leaves one that stood there already', () => {
		const done: FormField[] = [{ path: 'doneOn', label: 'Xong', kind: 'day', past: true }];
		const change = (text: string, before: object | null) =>
			formChange(done, before, { doneOn: text }, { today: '2021-06-15' });
		expect(change('16/06/2021', null)).toEqual({
			ok: false,
			error: [{ path: 'doneOn', code: 'dayAhead' }]
		});
		expect(change('15/06/2021', null)).toMatchObject({ ok: true });
		expect(change('16/06/2021', { doneOn: '2021-06-16' })).toEqual({ ok: true, value: null });
	});

	it('asks whether fields fit together only where each is right by itself', () => {
		const check = () => [{ path: 'points', code: 'unfit' }];
		const form = { ...formText(fields, {}), text: 'Việc' };
		expect(formChange(fields, null, form, { check })).toEqual({
			ok: false,
			error: [{ path: 'points', code: 'unfit' }]
		});
		expect(formChange(fields, null, { ...form, text: '' }, { check })).toMatchObject({
			error: [{ path: 'text', code: 'required' }]
		});
	});
});
