import { describe, expect, it } from 'vitest';
import { officersIn, partyIn } from '../../../../src/lib/domain/private/officers.ts';
import {
	officerChange,
	officerForm,
	partyChange,
	partyForm,
	sameName,
	withDay
} from '../../../../src/lib/state/private/forms.ts';
import { personId } from '../../../fixtures/builders.ts';
import { officer, partyStage, workEntry } from '../../../fixtures/work-builders.ts';

const TODAY = '2021-06-15';
const [known] = officersIn([
	workEntry(officer('Lê Thị Mai', { position: 'secretary', trainedOn: ['2021-04-10'] }))
]);
if (known === undefined) throw new Error('no officer');

const issues = (change: ReturnType<typeof officerChange>) =>
	change.ok ? [] : change.error.map(({ path, code }) => `${path} ${code}`);

describe('the form of an officer', () => {
	it('says nothing where nothing was changed, and only what was', () => {
		const form = officerForm(known);
		expect(officerChange(known, form, TODAY)).toEqual({ ok: true, value: null });
		const change = officerChange(known, { ...form, theory: 'intermediate' }, TODAY);
		expect(change).toEqual({ ok: true, value: { theory: 'intermediate' } });
	});

	it('leaves unsaid what nobody answered: null is not "no"', () => {
		const form = { ...officerForm(null), name: ' Lò Văn Ín ' };
		const change = officerChange(null, form, TODAY);
		expect(change).toMatchObject({
			value: { name: 'Lò Văn Ín', theory: null, education: null, partyMember: null }
		});
	});

	it('takes in a day of training that was typed and not added, each day once', () => {
		const form = officerForm(known);
		const with2020 = officerChange(known, { ...form, newTraining: '1/9/2020' }, TODAY);
		expect(with2020).toMatchObject({ value: { trainedOn: ['2020-09-01', '2021-04-10'] } });
		expect(withDay(['2021-04-10'], '10/04/2021', TODAY)).toEqual(['2021-04-10']);
		expect(withDay([], '16/06/2021', TODAY)).toBeNull();
	});

	it('tells each field what is wrong with it', () => {
		const form = { ...officerForm(null), from: '31/02/2021', newTraining: 'hôm qua' };
		expect(issues(officerChange(null, form, TODAY)).sort()).toEqual([
			...['from notDay', 'name required', 'newTraining notPastDay']
		]);
		const turned = { ...officerForm(known), from: '01/05/2021', to: '01/04/2021' };
		expect(issues(officerChange(known, turned, TODAY))).toEqual(['to endsBefore']);
	});
});

it('an introduction that lies ahead is told at its day, and nothing is written', () => {
	const form = { ...partyForm(null), name: 'Lê Thị Mai', introducedOn: '19/05/2022' };
	expect(partyChange(null, form, TODAY)).toEqual({
		ok: false,
		error: [{ path: 'introducedOn', code: 'dayAhead' }]
	});
});

it('somebody entered before is found by the person, or by the name where one has none', () => {
	const others = partyIn([
		workEntry(partyStage('Lê Thị Mai', { person: personId('dv-mai') }, 1)),
		workEntry(partyStage('Lò Văn Ín', {}, 2), 1)
	]);
	const found = (person: string | null, name: string) =>
		sameName(others, { person: person === null ? null : personId(person), name }, null).length;
	expect(found('dv-mai', 'Lê Thị Mai')).toBe(1);
	expect(found('dv-khac', 'Lê Thị Mai')).toBe(0);
	expect(found(null, 'lo van in')).toBe(1);
	expect(found('dv-in', 'Lò Văn Ín')).toBe(1);
});
