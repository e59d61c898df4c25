import { expect, it } from 'vitest';
import {
	countCampaignMonths,
	stackMonths
} from '../../../../src/lib/domain/totals/campaign-months.ts';
import { countRecord } from '../../../../src/lib/domain/totals/record.ts';
import { activity, decision, ownUnit } from '../../../fixtures/builders.ts';

const term = { start: '2020-02-20', end: '2022-12-31' };
const months = ['2021-04', '2021-05', '2021-06'];

function approved(seed: number, month: string, campaigns: string[]) {
	const when = { precision: 'month', start: month, end: null, words: '' } as const;
	const record = activity({ when, campaigns }, seed);
	return countRecord(record, [decision('approve', record)], term);
}
const cells = countCampaignMonths(
	[
		approved(1, '2021-04', ['he']),
		approved(2, '2021-05', ['he', 'tet']),
		approved(3, '2021-05', ['mau']),
		approved(4, '2021-05', []),
		approved(5, '2021-07', ['he'])
	],
	ownUnit,
	'2021-Q2'
);

it('months are stacked by campaign: the largest first, the smaller together, what names none last', () => {
	expect(stackMonths(cells, months, 'activities', 2)).toEqual({
		layers: [
			{ of: { kind: 'campaign', key: 'he' }, months: [1, 1, 0], total: 2, inexact: false },
			{ of: { kind: 'others' }, months: [0, 2, 0], total: 2, inexact: false },
			{ of: { kind: 'none' }, months: [0, 1, 0], total: 1, inexact: false }
		],
		highest: 4
	});
});

it('a measure that no record tells has no layers', () => {
	expect(stackMonths(cells, months, 'valueDong', 4)).toEqual({ layers: [], highest: 0 });
});
