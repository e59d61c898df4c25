import { expect, it } from 'vitest';
import { personId } from '../../../fixtures/builders.ts';
import { actFrom, factsFrom, incidentForm, momentAt } from '$lib/state/privacy/incident-form.ts';

const NOW = Date.parse('2021-05-21T01:05:00.000Z');
const form = () => ({
	...incidentForm(null, NOW),
	title: ' Mất máy ',
	happened: 'Rơi trên đường',
	touched: ['roster' as const]
});

it('an hour is typed as it is in Vietnam', () => {
	expect(momentAt(NOW)).toEqual({ day: '2021-05-21', hour: '08:05' });
	expect(factsFrom(form(), null, NOW)).toMatchObject({
		ok: true,
		value: { foundAt: '2021-05-21T01:05:00.000Z', title: 'Mất máy', people: null }
	});
});

it('what cannot be read or is to come is told at its field', () => {
	const issues = (change: object) => {
		const said = factsFrom({ ...form(), ...change }, null, NOW);
		return said.ok ? [] : said.error.map(({ path, code }) => `${path} ${code}`);
	};
	expect(issues({ title: ' ', touched: [] })).toEqual(['title required', 'touched required']);
	expect(issues({ found: { day: '', hour: '08:00' } })).toEqual(['foundAt instant']);
	expect(issues({ found: { day: '2021-05-21', hour: '' } })).toEqual(['foundAt instant']);
	expect(issues({ found: { day: '2021-05-22', hour: '08:00' } })).toEqual(['foundAt ahead']);
	expect(issues({ people: 'vài' })).toEqual(['people notNumber']);
	expect(issues({ people: '1.200' })).toEqual([]);
});

it('an act says whom, when and how', () => {
	const said = factsFrom(form(), null, NOW);
	if (!said.ok) throw new Error('the form is filled');
	const noted = { by: personId('van-phong'), notedAt: '2021-05-21T01:06:00.000Z' };
	const incident = { id: '1', versions: [{ facts: said.value, ...noted }], acts: [] };
	const empty = { action: 'told' as const, whom: '' as const, at: momentAt(NOW), words: '' };
	const act = actFrom(empty, incident, NOW);
	expect(act.ok ? [] : act.error.map(({ path }) => path)).toEqual(['whom', 'words']);
});
