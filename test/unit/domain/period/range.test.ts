import { expect, it } from 'vitest';
import { rangeFault } from '../../../../src/lib/domain/period/range.ts';

const term = { start: '2020-02-20', end: '2022-12-31' };

it.each([
	['2021-03-05', '2021-03-05', null],
	['2020-02-20', '2022-12-31', null],
	['2021-03-05', '2021-03-04', { at: 'to', fault: 'endBeforeStart' }],
	['2021-02-29', '2021-03-04', { at: 'from', fault: 'notDay' }],
	['2021-02-01', '', { at: 'to', fault: 'notDay' }],
	['2020-02-19', '2021-03-04', { at: 'from', fault: 'outsideTerm' }],
	['2021-03-04', '2023-01-01', { at: 'to', fault: 'outsideTerm' }]
])('from %s to %s', (from, to, fault) => {
	expect(rangeFault({ from, to }, term)).toEqual(fault);
});
