import { expect, test } from 'vitest';
import type { ConsentForm } from '../../../../src/lib/state/photos/consent-form.ts';
import { emptyConsent, readConsent } from '../../../../src/lib/state/photos/consent-form.ts';
import { NOON } from '../../../fixtures/builders.ts';

const filled: ConsentForm = {
	...emptyConsent('Nguyễn Thị Phượng'),
	from7: 'agreed',
	representative: 'agreed',
	form: ' P-07 ',
	children: '3',
	how: 'signed',
	on: '14/06/2021'
};
const faults = (change: Partial<ConsentForm>) => {
	const read = readConsent({ ...filled, ...change }, NOON);
	return read.ok ? [] : read.error.map(({ path, code }) => `${path} ${code}`);
};

test('nothing of a consent is chosen beforehand, and each gap is told at its field', () => {
	const read = readConsent(emptyConsent('Nguyễn Thị Phượng'), NOON);
	const paths = read.ok ? [] : read.error.map(({ path }) => path);
	expect(paths.sort()).toEqual(['children', 'form', 'from7', 'how', 'on', 'representative']);
});

test('children under seven alone need their representative; whoever refuses keeps the photo back', () => {
	expect(faults({})).toEqual([]);
	expect(faults({ from7: 'none' })).toEqual([]);
	expect(faults({ from7: 'refused' })).toEqual(['from7 consentRefused']);
	expect(faults({ representative: 'refused' })).toEqual(['representative consentRefused']);
});

test('a consent of tomorrow, of no child, or of a day that is none does not stand', () => {
	expect(faults({ on: '15/06/2021' })).toEqual([]);
	expect(faults({ on: '16/06/2021' })).toEqual(['on inFuture']);
	expect(faults({ on: '31/02/2021' })).toEqual(['on notDay']);
	expect(faults({ children: '0' })).toEqual(['children required']);
	expect(faults({ children: 'ba em' })).toEqual(['children required']);
});
