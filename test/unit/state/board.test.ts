import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Figures } from '../../../src/lib/domain/totals/figures.ts';
import { packSide, wholeId } from '../../../src/lib/domain/totals/periods-document.ts';
import { unions } from '../../../src/lib/domain/totals/year-parts.ts';
import { closed } from '../../fixtures/period-builders.ts';
import { countBoard } from '../../../src/lib/domain/totals/count-board.ts';
import { countRecord } from '../../../src/lib/domain/totals/record.ts';
import type { RecordsQuery } from '../../../src/lib/domain/totals/record-page.ts';
import { packBoard } from '../../../src/lib/domain/totals/totals-document.ts';
import { BoardFigure } from '../../../src/lib/state/board-figure.svelte.ts';
import { loadBoardNames } from '../../../src/lib/state/board-names.ts';
import type { BoardScope } from '../../../src/lib/state/board.svelte.ts';
import { BoardState } from '../../../src/lib/state/board.svelte.ts';
import type { RecordsDevice } from '../../../src/lib/state/board-figure.svelte.ts';
import {
	NOON,
	activity,
	content,
	decision,
	member,
	otherUnit,
	ownUnit
} from '../../fixtures/builders.ts';
import { MemoryBoardPhone, unitDocument } from '../../fixtures/memory-board-device.ts';

const AT = '2021-06-15T02:41:00.000Z';
const committee = { role: 'committee' } as const;
const secretary = { role: 'unitSecretary', unit: ownUnit } as const;
const term = { start: '2020-02-20', end: '2022-12-31' };
const approvedRecord = activity({ campaigns: ['hien-mau'] }, 1);
const waitingRecord = activity({ people: { ...content().people, members: [member] } }, 2);
const records = [
	{ activity: approvedRecord, decisions: [decision('approve', approvedRecord)] },
	{ activity: waitingRecord, decisions: [] }
];

let phone: MemoryBoardPhone;

beforeEach(() => {
	phone = new MemoryBoardPhone();
});

function publish(period: string): void {
	const counted = records.map((one) => countRecord(one.activity, one.decisions, term));
	const document = packBoard(countBoard(counted, period, null), 'block', period, AT);
	phone.published.set(document._id, { ...document, _rev: '1-a' });
}

async function open(device: RecordsDevice, scope: BoardScope, period: string | null = '2021') {
	const board = new BoardState(device, scope, await loadBoardNames(device), {
		period,
		nowMs: NOON
	});
	await board.load();
	return board;
}

describe('the board of the block', () => {
	test('never shows the figures of one period under the name of another', async () => {
		publish('2021');
		publish('2022');
		const board = await open(phone.of(committee), 'block');
		const chosen = board.choosePeriod('2022');
		expect([board.period, board.shown, board.campaignMonths]).toEqual([
			'2022',
			{ kind: 'loading' },
			null
		]);
		await chosen;
		expect(board.shown.kind).toBe('shown');
	});

	test('shows what the server published, with its time', async () => {
		publish('2021');
		const { shown } = await open(phone.of(committee), 'block');
		expect(shown).toMatchObject({ kind: 'shown', source: { kind: 'server', at: AT } });
		if (shown.kind !== 'shown') throw new Error(shown.kind);
		expect(shown.board.all.approved.activities).toBe(1);
		expect(shown.board.all.waiting).toMatchObject({ activities: 1, members: 1 });
	});

	test('says that a phone has no figures yet, and shows them once the sync brought them', async () => {
		const board = await open(phone.of(committee), 'block');
		expect(board.shown).toEqual({ kind: 'absent' });
		phone.onSync = () => publish('2021');
		await board.fetch();
		expect(board.shown.kind).toBe('shown');
	});

	test('of a period that is over calls units as they were at its end; of the present and the term as they are', async () => {
		const [first] = phone.units;
		if (first === undefined) throw new Error('no unit');
		const later = { ...first, name: 'Đoàn cơ sở Sở Tài chính – Kế hoạch' };
		phone.units = [later, unitDocument(otherUnit, 'Đoàn cơ sở Sở Tài nguyên')];
		phone.events = [
			{
				_id: 'unit-event:01F5Z0000000000000000000AA',
				type: 'unitEvent',
				v: 1,
				kind: 'changed',
				day: '2021-02-01',
				why: 'Quyết định 12',
				by: member,
				at: AT,
				units: [{ unit: ownUnit, was: { name: first.name }, is: { name: later.name } }],
				people: 0
			}
		];
		for (const period of ['2020', '2021-Q1', '2021', 'term']) publish(period);
		const nameIn = async (period: string) =>
			(await open(phone.of(committee), 'block', period)).names.name('unit', ownUnit);
		expect(await nameIn('2020')).toBe(first.name);
		expect(await nameIn('2021-01')).toBe(first.name);
		expect(await nameIn('2021-Q1')).toBe(later.name);
		expect(await nameIn('2021')).toBe(later.name);
		expect(await nameIn('term')).toBe(later.name);
		const board = await open(phone.of(committee), 'block', '2020');
		expect(board.names.keys('unit')).toEqual([ownUnit, otherUnit]);
		await board.choosePeriod('2021');
		expect(board.names.name('unit', ownUnit)).toBe(later.name);
	});

	test('is empty, not absent, in a period nobody recorded in', async () => {
		publish('term');
		const { shown } = await open(phone.of(committee), 'block', '2020');
		if (shown.kind !== 'shown') throw new Error(shown.kind);
		expect(shown.board.all.approved.activities).toBe(0);
		expect(shown.source).toEqual({ kind: 'server', at: AT });
	});

	test('leads a secretary without the figures to the own unit', async () => {
		const { shown } = await open(phone.of(secretary), 'block');
		expect(shown).toEqual({ kind: 'blockOnly', ownUnit });
	});

	test('is read again when the phone learns more, until it is closed', async () => {
		const board = await open(phone.of(committee), 'block');
		publish('2021');
		phone.tell();
		await vi.waitFor(() => expect(board.shown.kind).toBe('shown'));
		board.close();
		expect(phone.listeners).toBe(0);
	});

	test('names units that came with the sync after it was opened', async () => {
		const board = await open(phone.of(committee), 'block');
		phone.units = [...phone.units, unitDocument(otherUnit, 'Chi đoàn Sở Tư pháp')];
		phone.tell();
		await vi.waitFor(() => expect(board.names.name('unit', otherUnit)).toBe('Chi đoàn Sở Tư pháp'));
	});

	test('takes the usual period where the address names none of the term', async () => {
		expect((await open(phone.of(committee), 'block', '1999')).period).toBe('2021');
	});
});

const MAY = 4;
/** Publishes the year as the parts it is kept in; the two records are of May. */
function publishParts(): void {
	const counted = records.map((one) => countRecord(one.activity, one.decisions, term));
	const { approved, waiting } = countBoard(counted, '2021-05', null).all;
	const inMay = (figures: Figures) =>
		packSide({
			parts: new Map([[MAY, figures]]),
			unions: unions.map((set) => ((set & (1 << MAY)) === 0 ? 0 : figures.members))
		});
	const slots = { all: { approved: inMay(approved), waiting: inMay(waiting) } };
	const _id = wholeId('block', '2021');
	const document = { _id, type: 'periods', v: 1, scope: 'block', year: '2021', at: AT, slots };
	phone.published.set(_id, { ...document, _rev: '1-a' });
}

describe('a part of a year', () => {
	test.each(['2021-05', '2021-Q2', '2021-6m', '2021-9m'])(
		'%s is put together out of what is published of the year',
		async (period) => {
			publishParts();
			const { shown } = await open(phone.of(committee), 'block', period);
			if (shown.kind !== 'shown') throw new Error(shown.kind);
			expect(shown.source).toEqual({ kind: 'server', at: AT });
			const counted = records.map((one) => countRecord(one.activity, one.decisions, term));
			expect(shown.board.all).toEqual(countBoard(counted, period, null).all);
			expect(Object.keys(shown.board.by.month ?? {})).toEqual(['2021-05']);
		}
	);

	test('is absent, not empty, where the phone has the year but not its parts', async () => {
		publish('2021');
		publish('term');
		expect((await open(phone.of(committee), 'block', '2021-Q2')).shown).toEqual({ kind: 'absent' });
	});

	test('says before it is opened how much it counts, whether it lies ahead, whether it is closed', async () => {
		publish('2021');
		publishParts();
		phone.closings = [closed('2021-04')];
		const { marks } = await open(phone.of(committee), 'block');
		const isOpen = { closed: 'none', future: false };
		expect(marks.get('2021-Q2')).toEqual({ approved: 1, waiting: 1, ...isOpen });
		expect(marks.get('2021-04')).toMatchObject({ approved: 0, waiting: 0, closed: 'all' });
		expect(marks.get('2021-Q3')).toMatchObject({ approved: 0, waiting: 0, future: true });
	});

	test('of the own unit is counted on the phone', async () => {
		phone.records = records;
		const board = await open(phone.of(secretary), ownUnit, '2021-Q2');
		if (board.shown.kind !== 'shown') throw new Error(board.shown.kind);
		expect(board.shown.board.all.approved.activities).toBe(1);
		expect(board.marks.get('2021-05')).toMatchObject({ approved: 1, waiting: 1 });
		await board.choosePeriod('2021-Q3');
		expect(board.shown).toMatchObject({ board: { all: { approved: { activities: 0 } } } });
	});
});

describe('silent units', () => {
	beforeEach(() => {
		publish('2021');
		const units = { [ownUnit]: { lastArrivalAt: null, waiting: 0, oldestWaitingAt: null } };
		const _id = 'freshness:unit-3';
		phone.published.set(_id, { _id, type: 'freshness', v: 1, at: AT, units });
	});

	test('are shown to the committee', async () => {
		const { silence } = await open(phone.of(committee), 'block');
		expect(silence).toMatchObject({ of: 1, at: AT, units: [{ days: null }] });
	});

	test('are not shown to the office, nor on the board of one unit', async () => {
		expect((await open(phone.of({ role: 'office' }), 'block')).silence).toBeNull();
		expect((await open(phone.of(committee), ownUnit)).silence).toBeNull();
	});
});

describe("a unit's own board", () => {
	test('is counted on the phone out of its records', async () => {
		phone.records = records;
		const { shown } = await open(phone.of(secretary), ownUnit);
		if (shown.kind !== 'shown') throw new Error(shown.kind);
		expect(shown.source).toEqual({ kind: 'phone', records: 2 });
		expect(shown.board.all.approved.activities).toBe(1);
		expect(shown.board.by.unit).toBeUndefined();
	});

	test('is none where the person has no right for the unit', async () => {
		expect((await open(phone.of(secretary), otherUnit)).shown).toEqual({ kind: 'unknownUnit' });
	});

	test("opens each figure into the phone's own records, as many as it counts", async () => {
		phone.records = records;
		const query: RecordsQuery = {
			scope: ownUnit,
			period: '2021',
			by: { dimension: 'campaign', key: 'hien-mau' },
			side: 'approved'
		};
		const noServer = () => Promise.reject(new Error('asked the server'));
		const figure = await BoardFigure.open(phone.of(secretary), query, noServer);
		await figure.show('approved');
		expect(figure.isOwn).toBe(true);
		expect(figure.list.rows.map((row) => row.activity)).toEqual([approvedRecord._id]);
		expect(figure.cell?.approved.activities).toBe(1);
		await figure.show('waiting');
		expect(figure.list.rows).toEqual([]);
	});
});
