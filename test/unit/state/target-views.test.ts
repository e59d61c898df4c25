import { describe, expect, test } from 'vitest';
import type { TargetFigure } from '../../../src/lib/domain/targets/unit-targets.ts';
import { missingUnits } from '../../../src/lib/state/targets/missing-units.ts';
import {
	byChapter,
	countedTargets,
	metTogether
} from '../../../src/lib/state/targets/target-views.ts';
import { shippedTerm } from '../../../src/lib/terms/index.ts';
import { countedTerm } from '../../../src/lib/terms/target-rules.ts';
import { otherUnit, ownUnit } from '../../fixtures/builders.ts';
import { unitDocument } from '../../fixtures/memory-board-device.ts';

const programme = { ...shippedTerm, ...countedTerm(shippedTerm) };
const years = ['2020', '2021', '2022'];

function figure(n: number, of: number | null, fields: Partial<TargetFigure> = {}) {
	return { n, waiting: 0, of, outside: 0, inexact: false, without: 0, ...fields };
}
function chapters(
	period: string,
	figures: Record<string, TargetFigure & { unknown?: number }>,
	only: string | null = null,
	beside: Partial<Parameters<typeof countedTargets>[4]> = {}
) {
	const counted = countedTargets(
		programme,
		period,
		years,
		(one) => (only === null || only === one ? figures : {}),
		{ today: '2021-10-01', countedOn: '2021-09-30', span: shippedTerm, ...beside }
	);
	return byChapter(programme.fields, counted);
}
const allOf = (n: number, of: number | null, fields: Partial<TargetFigure> = {}) =>
	Object.fromEntries(programme.rules.map(({ id }) => [id, figure(n, of, fields)]));
const target = (shown: ReturnType<typeof chapters>, id: string) => {
	const found = shown.flatMap(({ targets }) => targets).find((one) => one.id === id);
	if (found === undefined) throw new Error(`${id} is not shown`);
	return found;
};

describe('the targets by chapter', () => {
	test('stand in the order of the programme, each with its figures', () => {
		const shown = chapters('2021', allOf(1, 2));
		expect(shown.map(({ field, targets }) => [field?.id, targets.map(({ id }) => id)])).toEqual([
			['3.1', ['CT01']],
			['3.3', ['CT10', 'CT11', 'CT12']],
			['3.4', ['CT13', 'CT14', 'CT15', 'CT16', 'CT17']]
		]);
		expect(target(shown, 'CT13').figures.map(({ id }) => id)).toEqual(['CT13a', 'CT13b']);
		expect(target(shown, 'CT17')).toMatchObject({ personsAs: 'CT12', proxy: false });
	});

	test('of the whole term show a yearly target year by year, never as one figure', () => {
		const shown = chapters('term', allOf(1, 2));
		expect(target(shown, 'CT12').figures.map(({ year }) => year)).toEqual(years);
		expect(target(shown, 'CT13').figures.map(({ year }) => year)).toEqual([null, null]);
	});

	test('leave out what was not counted', () => {
		expect(chapters('term', allOf(1, 2), 'term').map(({ field }) => field?.id)).toEqual([
			...['3.1', '3.4']
		]);
	});
});

describe('what is still needed', () => {
	test('is said with the month in which the year is over, and not after it', () => {
		const of = (year: string) => target(chapters(year, allOf(63, 100)), 'CT12').figures[0]?.need;
		expect([of('2020'), of('2021')]).toEqual([null, { n: 37, month: '2021-12' }]);
	});
	test('is not said of what overlaps, nor of what is met or has no total', () => {
		const need = (n: number, all: number | null) =>
			target(chapters('2021', allOf(n, all)), 'CT10').figures.map((one) => one.need);
		expect([need(120, 100), need(100, 100), need(5, null)].flat()).toEqual(Array(6).fill(null));
	});
});

describe('a forecast', () => {
	const of = (id: string, period: string, fields: Partial<TargetFigure> = {}) =>
		target(chapters(period, allOf(45, 100, fields)), id).figures.map((one) => one.forecast);
	test('is that of the day of the figures, in a year and over the term', () => {
		// 273 of 365 days; and of the 1.046 days of the term, 589.
		expect(of('CT12', '2021')).toEqual([{ n: 60, lacking: 40, month: '2021-12' }]);
		expect(of('CT01', 'term')[0]).toEqual({ n: 79, lacking: 21, month: '2022-12' });
		// Year by year only the one that runs has anything ahead.
		expect(of('CT12', 'term').map((one) => one?.n ?? null)).toEqual([null, 60, null]);
	});
	test('is not said of children, who come on two days of the year', () => {
		expect(of('CT10', '2021')).toEqual([null, null]);
	});
});

test('how far a figure had come stands beside it in a year, not year by year over the term', () => {
	const trend = (_id: string, n: number) => [
		{ period: '2021-Q1', n: 3, of: null },
		{ period: '2021', n, of: null }
	];
	const of = (period: string) =>
		target(chapters(period, allOf(9, 10), null, { trend }), 'CT12').figures[0]?.trend;
	expect(of('2021')).toEqual([
		{ period: '2021-Q1', n: 3, of: null },
		{ period: '2021', n: 9, of: null }
	]);
	expect(of('term')).toEqual([]);
});

describe('whether a figure is met', () => {
	const ct12 = (figures: Record<string, TargetFigure & { unknown?: number }>) =>
		target(chapters('2021', figures), 'CT12').figures[0];

	test('is said where all are there, and nothing is missing of the denominator', () => {
		expect(ct12(allOf(40, 40))).toMatchObject({ met: true, percent: 100, gap: 0 });
		expect(ct12(allOf(39, 40))).toMatchObject({ met: false, percent: 97.5, gap: 1 });
		expect(ct12({ CT12: { ...figure(40, 40), unknown: 1 } })?.met).toBeNull();
		expect(ct12(allOf(3, null))).toMatchObject({ met: null, percent: null, gap: null });
	});

	test('is not concluded from more than all: counts of children overlap', () => {
		const both = target(chapters('2021', allOf(50, 40)), 'CT10');
		expect(both.figures.map(({ met, over }) => [met, over])).toEqual([
			[null, true],
			[null, true]
		]);
		expect(metTogether(both)).toBe(false);
		expect(metTogether(target(chapters('2021', allOf(40, 40)), 'CT10'))).toBe(true);
	});
});

describe('the units that are missing', () => {
	const headcount = { state: 'entered', date: '2021-06-30', due: '2021-06-30' } as const;
	const units = [unitDocument(otherUnit, 'An'), unitDocument(ownUnit, 'Bình')];
	const of = (id: string) => {
		const rule = programme.rules.find((one) => one.id === id);
		if (rule === undefined) throw new Error(`${id} has no rule`);
		return rule;
	};

	test('are named in the order of names, with what is left and what waits', () => {
		const targets = {
			[ownUnit]: { headcount, figures: { CT12: figure(3, 5), CT11: figure(1, 1) } },
			[otherUnit]: {
				headcount,
				figures: { CT12: figure(0, null), CT11: figure(0, 1, { waiting: 1 }) }
			}
		};
		const missing = (id: string) => missingUnits({ id, rule: of(id) }, targets, units);
		expect(missing('CT12')).toEqual([
			{ unit: otherUnit, name: 'An', waits: false, left: null },
			{ unit: ownUnit, name: 'Bình', waits: false, left: 2 }
		]);
		expect(missing('CT11')).toEqual([{ unit: otherUnit, name: 'An', waits: true, left: null }]);
	});
});
