import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../../src/lib/domain/document.ts';
import { NOON, otherUnit, ownUnit } from '../../../fixtures/builders.ts';
import { closed, refused, reopened, reminder, request } from '../../../fixtures/period-builders.ts';

const faults = (document: object) => {
	const parsed = parseDocument(document, NOON);
	if (parsed.ok) return [];
	if (parsed.error.kind !== 'invalid') return [parsed.error.kind];
	return parsed.error.issues.map(({ path, code }) => `${path} ${code}`);
};
const asked = request('2021-06');

describe('documents of periods', () => {
	it('are read in every form that the app writes', () => {
		for (const document of [
			closed('2021-6m'),
			closed('2021', 1, [ownUnit, otherUnit]),
			reopened('2021-06'),
			reopened('2021-06', 2, [ownUnit], asked._id),
			refused(asked),
			asked
		])
			expect(faults(document)).toEqual([]);
	});

	it('say why and for whom, each about its own period', () => {
		expect(faults({ ...reopened('2021-06'), reason: ' ' })).toEqual(['reason required']);
		expect(faults({ ...closed('2021-06'), units: [] })).not.toEqual([]);
		expect(faults({ ...closed('2021-06'), units: [ownUnit, ownUnit] })).not.toEqual([]);
		expect(faults({ ...closed('2021-06'), period: '2021-07' })).toEqual([' closingId']);
		expect(faults(reopened('2021-07', 2, [ownUnit], asked._id))).toEqual([' requestOfOtherPeriod']);
		expect(faults({ ...refused(asked), units: [ownUnit, otherUnit] })).not.toEqual([]);
		expect(faults({ ...asked, period: '2021' })).toEqual([' reopeningId']);
	});

	it('are not of a time ahead, which would outrank all that follow', () => {
		const ahead = (days: number) => new Date(NOON + days * 86_400_000).toISOString();
		expect(faults({ ...closed('2021-06'), at: ahead(1) })).toEqual([]);
		expect(faults({ ...closed('2021-06'), at: ahead(2) })).toEqual(['at tooFarAhead']);
	});
});

describe('a reminder', () => {
	it('is about a target, or one figure of it', () => {
		for (const about of ['CT01', 'CT01c', 'CT12', 'CT14b'])
			expect(faults(reminder({ about }))).toEqual([]);
		expect(faults(reminder({ about: 'một chỉ tiêu' }))).toEqual(['about target']);
	});

	it('names somebody, in a sentence of 300 letters at most', () => {
		expect(faults(reminder({ to: [] }))).toEqual(['to required']);
		expect(faults(reminder({ words: 'a'.repeat(301) }))).toEqual(['words tooLong']);
		expect(faults(reminder({ period: '2020-2022' }))).toEqual([]);
	});
});
