import { describe, expect, test } from 'vitest';
import type { UnitId } from '../../../src/lib/domain/ids.ts';
import type { PrivateTotals } from '../../../src/lib/domain/private/private-document.ts';
import type { PrivateFigures } from '../../../src/lib/domain/private/private-figures.ts';
import type { WorkEntry } from '../../../src/lib/domain/work/entry.ts';
import type { About } from '../../../src/lib/state/targets/other-figure.ts';
import { conferencesView, otherView } from '../../../src/lib/state/targets/other-views.ts';
import { shippedTerm } from '../../../src/lib/terms/index.ts';
import { otherUnit, ownUnit } from '../../fixtures/builders.ts';
import { unitDocument } from '../../fixtures/memory-board-device.ts';
import { paperKey, workEntry } from '../../fixtures/work-builders.ts';

const nobody = { n: 0, of: 0, unknown: 0 };
const figures = (fields: Partial<PrivateFigures>): PrivateFigures => ({
	introduced: 0,
	admitted: 0,
	theory: nobody,
	education: nobody,
	both: nobody,
	partyMembers: nobody,
	trained: null,
	...fields
});
const document = (period: string, own: PrivateFigures, other: PrivateFigures): PrivateTotals => ({
	_id: `private-targets:${period}`,
	type: 'privateTargets',
	v: 1,
	period,
	at: '2021-10-01T00:00:00.000Z',
	day: '2021-10-01',
	block: own,
	units: { [ownUnit]: own, [otherUnit]: other }
});
const own = figures({
	introduced: 120,
	admitted: 200,
	theory: { n: 3, of: 4, unknown: 1 },
	education: { n: 4, of: 4, unknown: 0 },
	both: { n: 3, of: 4, unknown: 1 },
	partyMembers: { n: 2, of: 4, unknown: 0 }
});
const trained = figures({ trained: { n: 5, of: 8, unknown: 0 } });

function shown(id: string, about: Partial<About> = {}) {
	const target = shippedTerm.targets.find((one) => one.id === id);
	if (target === undefined) throw new Error(id);
	return otherView(target, {
		private: new Map([
			['term', document('term', own, figures({}))],
			['2021', document('2021', trained, figures({}))]
		]),
		entries: [],
		units: [unitDocument(ownUnit, 'Sở Tài chính'), unitDocument(otherUnit, 'Sở Tư pháp')],
		today: '2021-10-01',
		programme: shippedTerm,
		scope: 'block',
		period: 'term',
		years: ['2020', '2021', '2022'],
		...about
	});
}
const first = (id: string, about: Partial<About> = {}) => shown(id, about)?.figures[0];

describe('CT05, CT06 and CT08', () => {
	test('are fractions of what the programme asks of the term, and nobody counts down', () => {
		expect(first('CT05')).toMatchObject({ n: 120, of: 250, percent: 48, gap: null, need: null });
		expect(first('CT06')).toMatchObject({ n: 200, of: 200, met: true });
		expect(first('CT08')).toMatchObject({ n: 2, of: 4, percent: 50, gap: null, need: null });
	});
	test('of a year or a unit are counts without a goal', () => {
		expect(first('CT05', { scope: ownUnit })).toMatchObject({ n: 120, of: null, met: null });
		expect(first('CT05', { period: '2021' })).toMatchObject({ n: 0, of: null, met: null });
	});
	test.each(['CT05', 'CT06', 'CT07', 'CT08', 'CT09'])(
		'nothing of %s is there for whoever is not of the committee',
		(id) => {
			const view = shown(id, { private: null, entries: null });
			expect(view).toMatchObject({ closed: true, figures: [] });
		}
	);
});

test('what is still being read is neither closed nor empty, and the rest does not wait for it', () => {
	const about = { private: 'reading' } as const;
	expect(shown('CT05', about)).toMatchObject({ closed: false, figures: [] });
	expect(shown('CT18', about)?.figures).toHaveLength(1);
	expect(shown('CT18', { entries: 'reading' })).toMatchObject({ closed: false, figures: [] });
	expect(shown('CT05', { entries: 'reading' })?.figures).toHaveLength(1);
});

test('CT07 shows each of the two and both together, who is not known, and which units lack somebody', () => {
	const view = shown('CT07');
	expect(view?.figures.map(({ key, n, of, unknown }) => [key, n, of, unknown])).toEqual([
		['CT07a', 3, 4, 1],
		['CT07b', 4, 4, 0],
		['both', 3, 4, 1]
	]);
	expect(view?.figures[0]?.lacking).toMatchObject([
		{ unit: ownUnit, n: 3, of: 4 },
		{ unit: otherUnit, n: 0, of: 0 }
	]);
	expect(view?.figures[1]?.lacking).toMatchObject([{ unit: otherUnit }]);
	expect(first('CT07', { scope: otherUnit })).toMatchObject({ of: null, percent: null, met: null });
});

test('CT09 stands year by year over the term, with what is needed by the end of the year', () => {
	expect(shown('CT09')?.figures.map(({ year, n, of, need }) => [year, n, of, need])).toEqual([
		['2021', 5, 8, { n: 3, month: '2021-12' }]
	]);
	expect(first('CT09', { period: '2021' })).toMatchObject({ year: null, n: 5 });
});

const decided = (unit: UnitId, level: 'excellent' | 'good', n: number): WorkEntry =>
	workEntry({ subject: 'rating', key: `2020.${unit}`, set: { decided: level } }, n);

test('CT02–CT04 stand by the year of the rating, and a unit that was not rated is named as missing', () => {
	const entries = [decided(ownUnit, 'excellent', 1)];
	expect(
		shown('CT02', { entries })?.figures.map(({ year, n, of, unrated, met }) => [
			year,
			n,
			of,
			unrated,
			met
		])
	).toEqual([
		['2020', 1, 2, 1, null],
		['2021', 0, 2, 2, null]
	]);
	expect(first('CT02', { entries })?.lacking).toMatchObject([{ unit: otherUnit, level: null }]);
	const all = [...entries, decided(otherUnit, 'good', 2)];
	expect(first('CT02', { entries: all })).toMatchObject({ n: 1, unrated: 0, met: false });
	expect(first('CT03', { entries: all })).toMatchObject({ n: 1, of: 2, met: false });
	expect(first('CT04', { entries: all })).toMatchObject({ n: 0, of: 2, met: true });
	expect(first('CT02', { entries: all, scope: ownUnit })).toMatchObject({ n: 1, of: 1 });
	expect(shown('CT02', { period: '2022' })).toBeNull();
});

test('CT18 and the conferences count what was issued and what was held', () => {
	const resolution = workEntry({
		subject: 'paper',
		key: paperKey(1),
		set: {
			kind: 'resolution',
			title: 'Nghị quyết',
			number: '01-NQ/ĐTN',
			thematic: true,
			issuedOn: '2021-06-10',
			conference: 6,
			item: null,
			removed: false
		}
	});
	const held = workEntry({ subject: 'conference', key: '1', set: { heldOn: '2020-03-20' } });
	const about = { entries: [resolution, held] };
	expect(first('CT18')).toMatchObject({ n: 0, of: 1, met: false });
	expect(first('CT18', about)).toMatchObject({ n: 1, of: 1, met: true });
	expect(shown('CT18', { scope: ownUnit })).toBeNull();
	const words = { label: 'Hội nghị', numerator: 'đã họp', denominator: 'theo chương trình' };
	const view = (period: string) =>
		conferencesView(words, {
			private: null,
			units: [],
			today: '2021-10-01',
			programme: shippedTerm,
			scope: 'block' as const,
			period,
			years: [],
			...about
		})?.figures.map(({ n, of }) => [n, of]);
	expect([view('term'), view('2020'), view('2021')]).toEqual([[[1, 10]], [[1, 4]], [[0, 4]]]);
});
