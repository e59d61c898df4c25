import { expect, test } from 'vitest';
import type { BoardRecord } from '../../../../src/lib/domain/totals/record-page.ts';
import { err, ok } from '../../../../src/lib/domain/result.ts';
import { loadBoardNames } from '../../../../src/lib/state/board-names.ts';
import { recordsToFreeze } from '../../../../src/lib/state/report/records-to-freeze.ts';
import { shippedTerm } from '../../../../src/lib/terms/index.ts';
import { activity, decision, member, ownUnit } from '../../../fixtures/builders.ts';
import { MemoryBoardPhone } from '../../../fixtures/memory-board-device.ts';

const phone = new MemoryBoardPhone();
const names = await loadBoardNames(phone.of({ role: 'committee' }));
const amounts = {
	attendances: null,
	volunteerDays: null,
	children: null,
	staffChildren: null,
	households: null,
	gifts: null,
	valueDong: null
};
const row = (name: string): BoardRecord => ({
	unit: ownUnit,
	activity: activity()._id,
	name,
	seal: 'approved',
	decision: null,
	authorName: '',
	share: 1,
	when: { precision: 'day', start: '2021-05-30', end: null, words: '' },
	facts: {
		unit: ownUnit,
		year: '2021',
		month: '2021-05',
		campaigns: ['tap-huan'],
		objectives: [],
		communes: [],
		organised: true,
		studies: [],
		members: [member],
		amounts
	}
});
/** A server that answers these pages; null: the network breaks off there. */
function serving(pages: readonly (BoardRecord[] | null)[]) {
	let closed = 0;
	const asked: (string | null)[] = [];
	const open = async () => ({
		async fetchPage(_query: object, after: string | null) {
			asked.push(after);
			const page = Number(after ?? 0);
			const rows = pages[page];
			const next = page + 1 < pages.length ? String(page + 1) : null;
			if (rows === null || rows === undefined) return err('offline' as const);
			return ok({ at: '2022-01-05T00:00:00.000Z', rows, next });
		},
		async close() {
			closed++;
		}
	});
	return { open, asked, closed: () => closed };
}
const of = { scope: 'block', period: '2021', own: false } as const;
const read = ({ open }: ReturnType<typeof serving>) =>
	recordsToFreeze(phone.of({ role: 'committee' }) as never, of, shippedTerm, names, open);

test('of the block every page is asked of the server, and each record told by its unit’s name', async () => {
	const server = serving([[row('Một'), row('Hai')], [row('Ba')]]);
	const records = await read(server);
	expect(records?.map(({ name }) => name)).toEqual(['Một', 'Hai', 'Ba']);
	expect(records?.[0]).toMatchObject({
		unit: 'Đoàn cơ sở Sở Tài chính',
		campaigns: ['tap-huan'],
		members: 1
	});
	expect([server.asked, server.closed()]).toEqual([[null, '1'], 1]);
});

test('where one page does not come none is named, rather than half of them', async () => {
	const server = serving([[row('Một')], null]);
	expect(await read(server)).toBeNull();
	expect(server.closed()).toBe(1);
});

test('of a unit’s own report the phone holds them, and nobody is asked', async () => {
	const one = activity({ name: 'Tặng quà bản Trống Khua' });
	phone.records = [{ activity: one, decisions: [decision('approve', one)] }];
	const server = serving([null]);
	const device = phone.of({ role: 'unitSecretary', unit: ownUnit });
	const own = { scope: ownUnit, period: '2021', own: true };
	const records = await recordsToFreeze(device as never, own, shippedTerm, names, server.open);
	expect(records?.map(({ name }) => name)).toEqual(['Tặng quà bản Trống Khua']);
	expect(server.asked).toEqual([]);
});
