import { describe, expect, it } from 'vitest';
import { shippedTerm } from '../../../src/lib/terms/index.ts';
import { countedTerm } from '../../../src/lib/terms/target-rules.ts';
import { oneSpaced, programmeText } from './programme-text.ts';

const programme = oneSpaced(programmeText);
const target = (id: string) => shippedTerm.targets.find((one) => one.id === id);

describe('targets', () => {
	it('are CT01 to CT18', () => {
		expect(shippedTerm.targets.map((one) => one.id)).toEqual(
			Array.from({ length: 18 }, (_, i) => `CT${String(i + 1).padStart(2, '0')}`)
		);
	});

	it('quote the programme word for word, and objectives and fields do too', () => {
		for (const { quote } of [
			...shippedTerm.targets,
			...shippedTerm.objectives,
			...shippedTerm.fields
		])
			expect(programme).toContain(oneSpaced(quote));
	});

	it('keep Party stage from members, and nothing else', () => {
		expect(shippedTerm.targets.filter((one) => one.restricted).map((one) => one.id)).toEqual([
			'CT05',
			'CT06',
			'CT08'
		]);
	});

	it('let members be reminded of every target and figure but those of Party stage', () => {
		const { remindable } = countedTerm(shippedTerm);
		expect(remindable).toEqual(expect.arrayContaining(['CT01', 'CT01c', 'CT12', 'CT14b', 'CT18']));
		expect(remindable.filter((id) => /^CT0[568]/.test(id))).toEqual([]);
		expect(new Set(remindable).size).toBe(remindable.length);
	});

	it('mark CT13 to CT16 as stand-ins', () => {
		expect(shippedTerm.targets.filter((one) => one.proxy).map((one) => one.id)).toEqual([
			'CT13',
			'CT14',
			'CT15',
			'CT16'
		]);
	});

	it('count CT12 by the tag "Vì đàn em thân yêu", and CT17 takes its persons from CT12', () => {
		expect(target('CT12')?.rule).toEqual({ kind: 'tagged', tag: 'vi-dan-em-than-yeu' });
		expect(target('CT17')?.rule).toMatchObject({
			personsAs: 'CT12',
			unitRoles: ['lead', 'coOrganiser']
		});
		expect(target('CT17')?.figures.map((one) => one.id)).toEqual(['CT17a']);
	});

	it('ask for all three parts of study in CT01', () => {
		expect(target('CT01')?.rule).toEqual({
			kind: 'studiedAll',
			parts: ['party', 'state', 'union']
		});
	});

	it('have 90, 10 and none as the goals of the ratings, 250 and 200 as those of the Party', () => {
		const goals = ['CT02', 'CT03', 'CT04', 'CT05', 'CT06'].map(
			(id) => target(id)?.figures[0]?.goal
		);
		expect(goals).toEqual([
			{ kind: 'percentAtLeast', n: 90 },
			{ kind: 'percentAtMost', n: 10 },
			{ kind: 'none' },
			{ kind: 'countAtLeast', n: 250 },
			{ kind: 'countAtLeast', n: 200 }
		]);
	});
});
