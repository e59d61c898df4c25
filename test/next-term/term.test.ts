import { describe, expect, it } from 'vitest';
import { buildReport } from '../../src/lib/domain/report/build.ts';
import type { ReportData } from '../../src/lib/domain/report/data.ts';
import { noWork } from '../../src/lib/domain/report/work-facts.ts';
import { textOf } from '../../src/lib/domain/report/paper.ts';
import { conferencesOf, resolutionsIssued } from '../../src/lib/domain/work/conferences.ts';
import { reportPeriods } from '../../src/lib/domain/work/register.ts';
import { loadBoardNames } from '../../src/lib/state/board-names.ts';
import { loadFormLists } from '../../src/lib/state/form/lists.ts';
import { myYear, ownRecord } from '../../src/lib/state/my-year.ts';
import { loadProgramme } from '../../src/lib/state/targets/programme.ts';
import { byChapter, countedTargets } from '../../src/lib/state/targets/target-views.ts';
import { yearInTerm, yearsOfTerm } from '../../src/lib/state/term-year.ts';
import {
	communeByCode,
	communeDistinction,
	communeHomonyms,
	communePlace,
	communesOf,
	districtsIn,
	searchCommunes
} from '../../src/lib/terms/communes.ts';
import { shippedTerm } from '../../src/lib/terms/index.ts';
import { shippedReportForm } from '../../src/lib/terms/report.ts';
import { member } from '../fixtures/builders.ts';
import { recordRow } from '../fixtures/record-row.ts';
import { paperKey, workEntry } from '../fixtures/work-builders.ts';

/*
 * A term that was made up, with targets, objectives, campaigns, conferences and communes of its own, in the place of
 * the one that ships: its files stand where `#term/` of package.json says, and no code is another.
 */

describe('another term', () => {
	it('is what the app is built for', async () => {
		expect(shippedTerm).toMatchObject({ id: '2022-2027', ordinal: 'khóa II' });
		expect(yearsOfTerm(shippedTerm)).toEqual(['2022', '2023', '2024', '2025', '2026', '2027']);
		expect(yearInTerm(shippedTerm, Date.parse('2024-06-15T05:00:00Z'))).toBe('2024');
		expect((await loadFormLists()).templates.map(({ name }) => name)).toEqual(['Trồng cây']);
	});

	it('shows its own targets under its own chapters', async () => {
		const programme = await loadProgramme();
		const figure = { n: 9, waiting: 0, of: 10, outside: 0, inexact: false, without: 0 };
		const figures = Object.fromEntries(programme.rules.map(({ id }) => [id, figure]));
		const counted = countedTargets(programme, '2024', ['2024'], () => figures, {
			today: '2024-06-15',
			countedOn: '2024-06-15',
			span: shippedTerm
		});
		const shown = byChapter(programme.fields, counted);
		expect(
			shown.flatMap(({ field, targets }) => targets.map(({ id }) => `${field?.id} ${id}`))
		).toEqual(expect.arrayContaining(['2.2 CT01', '2.2 CT02', '2.1 CT03']));
		const met = new Map(
			shown.flatMap(({ targets }) =>
				targets.flatMap((target) => target.figures.map(({ id, met }) => [id, met] as const))
			)
		);
		// 9 of 10: ninety per cent are enough for the children, and not for the members.
		expect([met.get('CT02'), met.get('CT01')]).toEqual([true, false]);
	});

	it('reports in its own form and sentences', () => {
		const [target] = shippedTerm.targets;
		const [figure] = target?.figures ?? [];
		if (target === undefined || figure === undefined) throw new Error('a term has targets');
		const { id, label, proxy, restricted } = target;
		const { numerator, denominator, counts } = figure;
		const counted = { n: 9, of: 10, percent: 90, met: false, waiting: 0, inexact: false };
		const data: ReportData = {
			scope: 'block',
			body: 'Đoàn Khối',
			period: '2024',
			at: null,
			board: null,
			campaigns: [],
			unitsDue: 10,
			units: [],
			conferences: [],
			papers: [],
			silent: null,
			work: noWork,
			targets: [
				{
					id,
					label,
					proxy,
					restricted,
					over: null,
					figures: [
						{
							id: figure.id,
							label,
							numerator,
							denominator,
							counts,
							year: null,
							unknown: 0,
							by: null,
							behind: null,
							...counted
						}
					]
				}
			]
		};
		const names = { superior: 'TỈNH ĐOÀN', issuing: 'BCH ĐOÀN KHỐI', place: 'Lào Cai' };
		const { paper } = buildReport(shippedReportForm, names, data, {});
		expect(paper.subject).toEqual(['Kết quả năm 2024, việc năm 2025']);
		expect(paper.sections[0]?.paragraphs.map(textOf)).toEqual([
			'Năm 2024: 9 trên 10 đoàn viên mới, đạt 90,0%.'
		]);
	});

	it('counts a member’s year by its own deed and objectives', () => {
		const row = recordRow({
			author: member,
			members: [member],
			seal: 'approved',
			objectives: [2, 7],
			campaigns: ['moi-nguoi-mot-cay'],
			when: { precision: 'day', start: '2024-02-20', end: null, words: '' },
			approval: { at: '2024-02-21T02:00:00.000Z', facts: null }
		});
		const year = myYear([ownRecord(row, shippedTerm)], member, '2024', shippedTerm);
		expect(year.deeds).toHaveLength(1);
		expect(year.objectives.map(({ id, state }) => `${id} ${state}`)).toEqual([
			...['1 none', '2 done', '7 done']
		]);
	});

	it('has its own conferences, resolutions and deadlines', () => {
		const issued = workEntry({
			subject: 'paper',
			key: paperKey(1),
			set: {
				kind: 'resolution',
				thematic: true,
				title: 'Về chuyển đổi số',
				conference: 2,
				item: '2.1',
				number: '02-NQ/ĐTN',
				issuedOn: '2024-06-28',
				removed: false
			}
		});
		const views = conferencesOf(shippedTerm.conferences, [issued], '2024-07-01');
		expect(views.map(({ number, standing }) => `${number} ${standing}`)).toEqual([
			...['1 late', '2 late']
		]);
		expect(resolutionsIssued([issued], '2024-07-01')).toHaveLength(1);
		expect(reportPeriods(shippedTerm, '2024').length).toBeGreaterThan(0);
		expect(reportPeriods(shippedTerm, '2020')).toEqual([]);
	});

	it('names its boards by its own lists', async () => {
		const nothing = () => Promise.resolve([]);
		const unitLife = () => Promise.resolve({ events: nothing, handovers: nothing });
		const names = await loadBoardNames({ units: nothing, unitLife });
		expect(names.name('campaign', 'moi-nguoi-mot-cay')).toBe('Mỗi người một cây');
		expect(names.name('campaign', 'vi-dan-em-than-yeu')).toBeNull();
		expect(names.keys('objective')).toEqual(['1', '2', '7']);
	});
});

describe('the communes of two lists side by side', () => {
	const before = '2025-06-30';
	const after = '2025-07-01';
	const on = (day: string) => ({ start: day, end: day });
	const found = (query: string, day: string) =>
		searchCommunes(query, day).map(({ commune }) => communePlace(commune.code));

	it('are offered by the day of the deed', () => {
		expect(found('lao chai', before)).toEqual(['Xã Lao Chải, Huyện Mù Căng Chải']);
		expect(found('lao chai', after)).toEqual(['Xã Lao Chải, Tỉnh Lào Cai']);
		expect(found('kim noi', before)).toEqual(['Xã Kim Nọi, Huyện Mù Căng Chải']);
		// Merged into another, by whose former names it is still found.
		expect(found('kim noi', after)).toEqual(['Xã Mù Cang Chải, Tỉnh Lào Cai']);
	});

	it('stand under the districts of their days, all of them in a span that holds both', () => {
		expect(districtsIn(on(before)).map(({ name }) => name)).toEqual(['Mù Căng Chải']);
		expect(districtsIn(on(after)).map(({ name }) => name)).toEqual(['Lào Cai']);
		expect(districtsIn({ start: before, end: after })).toHaveLength(2);
		expect(communesOf('137', on(after))).toEqual([]);
		expect(communesOf('15', on(after))).toHaveLength(2);
	});

	it('keep their names for ever, and are no namesakes of each other', () => {
		expect(communeByCode('04474')).toMatchObject({ name: 'Lao Chải', validTo: before });
		expect(communeByCode('04474-2025')).toMatchObject({ validFrom: after, validTo: null });
		expect(communeHomonyms('04474')).toEqual([]);
		expect(communeDistinction('04474')).toBeNull();
	});
});
