import { describe, expect, test } from 'vitest';
import type { Role } from '../../../../src/lib/domain/access.ts';
import { buildReport } from '../../../../src/lib/domain/report/build.ts';
import { explained } from '../../../../src/lib/domain/report/explained.ts';
import { freeze } from '../../../../src/lib/domain/report/freeze.ts';
import { sheetsOf } from '../../../../src/lib/domain/report/sheet.ts';
import type { WorkEntry } from '../../../../src/lib/domain/work/entry.ts';
import { ownPrivateChapter } from '../../../../src/lib/state/report/own-private.ts';
import { reportTargets, unitRows } from '../../../../src/lib/state/report/report-targets.ts';
import { organisationsOf } from '../../../../src/lib/state/report/unit-organisation.ts';
import { loadProgramme } from '../../../../src/lib/state/targets/programme.ts';
import { otherView } from '../../../../src/lib/state/targets/other-views.ts';
import { shippedReportForm } from '../../../../src/lib/terms/report.ts';
import {
	activity,
	content,
	decision,
	member,
	personId,
	unitId
} from '../../../fixtures/builders.ts';
import { unitDocument } from '../../../fixtures/memory-board-device.ts';
import { emptyReport, heading } from '../../../fixtures/report.ts';
import { officer, partyStage, workEntry } from '../../../fixtures/work-builders.ts';

const programme = await loadProgramme();
const [a, b, c] = [unitId('so-a'), unitId('so-b'), unitId('so-c')];
const units = [unitDocument(a, 'Sở A'), unitDocument(b, 'Sở B'), unitDocument(c, 'Sở C')];
const rated = (unit: string, decided: 'excellent' | 'good') =>
	workEntry({ subject: 'rating', key: `2021.${unit}`, set: { decided } });
const entries = [rated(a, 'excellent'), rated(b, 'good')];
const nobody = { n: 0, of: 0, unknown: 0 };
const figures = (n: number, of: number) => ({
	introduced: n,
	admitted: n,
	theory: { n, of, unknown: 0 },
	education: nobody,
	both: nobody,
	partyMembers: { n, of, unknown: 0 },
	trained: { n, of, unknown: 0 }
});
const totals = {
	_id: 'private-targets:2021',
	type: 'privateTargets' as const,
	v: 1 as const,
	period: '2021',
	at: '2022-01-05T00:00:00.000Z',
	day: '2021-12-31',
	block: figures(3, 6),
	units: { [a]: figures(2, 3), [b]: figures(1, 3), [c]: figures(0, 0) }
};
const log = (said: readonly WorkEntry[]) => ({ entries: async () => [...said] }) as never;
const phone = (role: Role) => ({
	session: { person: member, name: '', roles: [role] } as never,
	privateTotals: async (id: string) => (id === totals._id ? totals : null),
	work: async () => log(entries)
});
const today = '2022-01-05';

async function reported(role: Role) {
	const of = await organisationsOf(phone(role), programme, units, '2021', today);
	const counted = Object.fromEntries(units.map(({ id }) => [id, { figures: {} }]));
	const about = {
		programme,
		scope: 'block' as const,
		period: '2021',
		years: ['2021'],
		units,
		today,
		private: new Map([['2021', totals]]),
		entries
	};
	const others = programme.targets.flatMap((target) => otherView(target, about) ?? []);
	const chapters = [{ field: null, targets: [], others }];
	return emptyReport({
		targets: reportTargets(chapters, programme.targets, '2021'),
		units: unitRows(counted as never, units, null, of)
	});
}

describe('what ratings and officers tell of each unit', () => {
	test('stands in an appendix of its own, and of Party stage nothing', async () => {
		const data = await reported({ role: 'committee' });
		const { paper } = buildReport(shippedReportForm, heading, data, {});
		const [, table] = paper.appendices;
		expect(table?.columns.map(({ title }) => title.slice(0, 22))).toEqual([
			...['TT', 'Cơ sở', 'Xếp loại năm 2021', 'CT07a. Cán bộ chủ chốt'],
			...['CT07b. Cán bộ chủ chốt', 'CT07. Trình độ cán bộ ', 'CT09. Cán bộ đoàn được']
		]);
		expect(table?.rows).toEqual([
			['1', 'Sở A', 'Xuất sắc', '2/3\n66,6%', 'Chưa ghi', 'Chưa ghi', '2/3\n66,6%'],
			['2', 'Sở B', 'Tốt', '1/3\n33,3%', 'Chưa ghi', 'Chưa ghi', '1/3\n33,3%'],
			['3', 'Sở C', 'Chưa xếp loại', 'Chưa ghi', 'Chưa ghi', 'Chưa ghi', 'Chưa ghi']
		]);
		const width = table?.columns.reduce((sum, { widthMm }) => sum + widthMm, 0);
		expect(width).toBeCloseTo(257);
	});

	test('stands in the Excel file with who is behind in what', async () => {
		const sheets = sheetsOf(await reported({ role: 'standing' }));
		const rows = (name: string) => sheets.find((one) => one.name === name)?.rows ?? [];
		expect(rows('Theo cơ sở')[1]?.at(-1)).toBe('Tốt');
		const missing = rows('Còn thiếu').map(([id, , name, lacks, note]) => [id, name, lacks, note]);
		expect(missing).toContainEqual(['CT02', 'Sở B', null, 'Hoàn thành tốt nhiệm vụ']);
		expect(missing).toContainEqual(['CT02', 'Sở C', null, 'Chưa xếp loại']);
		expect(missing).toContainEqual(['CT07a', 'Sở A', 1, '2 trên 3']);
		expect(missing.filter(([id]) => ['CT05', 'CT06', 'CT08'].includes(String(id)))).toEqual([]);
	});

	test('is frozen with the report: who was rated how, by name', async () => {
		const data = await reported({ role: 'committee' });
		const { paper } = buildReport(shippedReportForm, heading, data, {});
		const told = explained(freeze(data, paper, []), { kind: 'target', figure: 'CT02' });
		expect(told).toMatchObject({
			figure: { n: 1, of: 3 },
			rated: true,
			behind: [
				{ name: 'Sở B', note: 'Hoàn thành tốt nhiệm vụ' },
				{ name: 'Sở C', note: 'Chưa xếp loại' }
			]
		});
	});

	test('is read on the committee’s phones alone', async () => {
		const of = await organisationsOf(
			...([phone({ role: 'office' }), programme, units, '2021', today] as const)
		);
		expect([...of.values()]).toEqual([
			...Array.from({ length: 3 }, () => ({ figures: {}, levels: {} }))
		]);
	});
});

describe('the secretary’s own report', () => {
	const trainee = personId('pho-bi-thu');
	const own = [
		workEntry(
			officer('Bí thư', {
				person: null,
				position: 'secretary',
				theory: 'intermediate',
				education: 'master',
				partyMember: true,
				trainedOn: ['2021-04-16']
			})
		),
		workEntry(officer('Phó bí thư', { person: trainee, position: 'deputy', theory: 'primary' }, 2)),
		workEntry(partyStage('Người thứ nhất', { introducedOn: '2021-05-19' }, 3)),
		workEntry(partyStage('Người thứ hai', { introducedOn: '2020-05-19' }, 4))
	];
	const counted = async (period: string, records: unknown[] = []) => {
		const device = { work: async () => log(own), unitRecords: async () => records as never };
		const chapter = await ownPrivateChapter(device, programme, { unit: a, period, today });
		const targets = reportTargets([chapter], programme.targets, period);
		return { targets, figures: targets.flatMap((target) => target.figures) };
	};

	test('tells CT05–CT09 of the unit out of what is private to it', async () => {
		const { targets, figures: told } = await counted('2021');
		expect(told.map(({ id, n, of }) => [id, n, of])).toEqual([
			...[
				['CT05', 1, null],
				['CT06', 0, null],
				['CT07a', 1, 2],
				['CT07b', 1, 2],
				['CT07-both', 1, 2],
				['CT08', 1, 2],
				['CT09', 1, 2]
			]
		]);
		const data = emptyReport({ scope: a, body: 'Sở A', targets });
		const { paper } = buildReport(shippedReportForm, heading, data, {});
		const said = JSON.stringify(paper.sections.find(({ id }) => id === 'organisation'));
		expect(said).toContain('1 trên 2');
		expect(said).not.toContain('Người thứ');
		expect(paper.appendices[0]?.notes.at(-1)).toContain('sổ cán bộ');
	});

	test('over the term counts all who were brought to the Party', async () => {
		const { figures: told } = await counted('term');
		expect(told.find(({ id }) => id === 'CT05')?.n).toBe(2);
	});

	test('counts an officer as trained whom an approved record of training names', async () => {
		const people = { members: [trainee], others: null, attendances: null };
		const record = activity({
			campaigns: ['tap-huan'],
			people: { ...content().people, ...people }
		});
		const approved = {
			activity: record,
			decisions: [decision('approve', record)],
			conflicted: false
		};
		const waiting = { ...approved, decisions: [] };
		const trained = async (records: unknown[]) =>
			(await counted('2021', records)).figures.find(({ id }) => id === 'CT09')?.n;
		expect(await trained([approved])).toBe(2);
		expect(await trained([waiting])).toBe(1);
	});
});
