import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Incident, IncidentAct, IncidentFacts } from '$lib/domain/privacy/incident.ts';
import { incidentFault, incidentStanding } from '$lib/domain/privacy/incident.ts';
import { personId } from '../../../fixtures/builders.ts';

const HOUR = 3_600_000;
const FOUND = Date.parse('2021-05-21T17:30:00.000Z');
const at = (ms: number) => new Date(ms).toISOString();
const facts: IncidentFacts = {
	title: 'Mất máy',
	foundAt: at(FOUND),
	happened: 'Rơi trên đường',
	touched: ['roster'],
	units: [],
	people: null,
	consequences: '',
	measures: ''
};
const noted = { by: personId('van-phong'), notedAt: at(FOUND) };
const told = (whom: 'authority' | 'people', ms: number): IncidentAct => ({
	action: 'told',
	whom,
	at: at(ms),
	words: 'Gửi công văn'
});
const incident = (...acts: IncidentAct[]): Incident => ({
	id: '1',
	versions: [{ facts, ...noted }],
	acts: acts.map((act) => ({ act, ...noted }))
});

describe('the 72 hours', () => {
	it('run from when it was found, over a weekend too', () => {
		const standing = incidentStanding(incident(), FOUND + 30 * 60_000);
		expect(standing).toEqual({
			state: 'open',
			dueAt: '2021-05-24T17:30:00.000Z',
			hoursLeft: 71,
			toldAfterHours: null
		});
	});

	it('are over to the minute, and never shown longer than they are', () => {
		fc.assert(
			fc.property(fc.integer({ min: -500 * HOUR, max: 500 * HOUR }), (ms) => {
				const { hoursLeft } = incidentStanding(incident(), FOUND + ms);
				const left = 72 * HOUR - ms;
				expect((hoursLeft ?? NaN) * HOUR).toBeLessThanOrEqual(left);
				expect(((hoursLeft ?? NaN) + 1) * HOUR).toBeGreaterThan(left);
			})
		);
	});

	it('end when the authority was told first, not when somebody else was', () => {
		const others = incidentStanding(incident(told('people', FOUND + HOUR)), FOUND + 2 * HOUR);
		expect(others).toMatchObject({ state: 'open', hoursLeft: 70 });
		const twice = incident(told('authority', FOUND + 90 * HOUR), told('authority', FOUND + HOUR));
		expect(incidentStanding(twice, FOUND + 100 * HOUR)).toMatchObject({
			state: 'told',
			hoursLeft: null,
			toldAfterHours: 1
		});
	});
});

describe('what is said of an incident', () => {
	const closed = incident({ action: 'closed', at: at(FOUND + HOUR), words: 'Xong' });

	it('is not of a time to come, nor of one before it was found', () => {
		expect(incidentFault(null, { facts }, FOUND - 1)).toBe('ahead');
		expect(incidentFault(null, { facts }, FOUND)).toBeNull();
		const early = { act: told('people', FOUND - HOUR) };
		expect(incidentFault(incident(), early, FOUND)).toBe('beforeFound');
	});

	it('is nothing more once it is closed', () => {
		expect(incidentFault(closed, { facts }, FOUND + 2 * HOUR)).toBe('closed');
		const late = { act: told('people', FOUND + 2 * HOUR) };
		expect(incidentFault(closed, late, FOUND + 3 * HOUR)).toBe('closed');
		expect(incidentStanding(closed, FOUND + 99 * HOUR)).toMatchObject({ hoursLeft: null });
	});
});
