import { expect, test, vi } from 'vitest';
import { err, ok } from '../../../src/lib/domain/result.ts';
import { countBoard } from '../../../src/lib/domain/totals/count-board.ts';
import { countRecord } from '../../../src/lib/domain/totals/record.ts';
import type { TotalsDocument } from '../../../src/lib/domain/totals/totals-document.ts';
import { packBoard } from '../../../src/lib/domain/totals/totals-document.ts';
import { loadBoardNames } from '../../../src/lib/state/board-names.ts';
import type { RecordSource } from '../../../src/lib/state/board-records.svelte.ts';
import type { BoardScope } from '../../../src/lib/state/board.svelte.ts';
import { BoardState } from '../../../src/lib/state/board.svelte.ts';
import { CountedRanges } from '../../../src/lib/state/counted-ranges.ts';
import { NOON, activity, decision, member, ownUnit } from '../../fixtures/builders.ts';
import { MemoryBoardPhone } from '../../fixtures/memory-board-device.ts';

const AT = '2021-06-15T02:41:00.000Z';
const RANGE = '2021-05-30..2021-06-10';
const term = { start: '2020-02-20', end: '2022-12-31' };
const record = activity({}, 1);
const records = [{ activity: record, decisions: [decision('approve', record)] }];
const counted = packBoard(
	countBoard(
		records.map((one) => countRecord(one.activity, one.decisions, term)),
		RANGE,
		null
	),
	'block',
	RANGE,
	AT
);

/** A server that counts while `answers`, and what of its answers is kept. */
class Counting {
	kept: TotalsDocument | null = null;
	answers = true;
	asked = 0;

	readonly source: RecordSource = {
		keptPage: async () => null,
		fetchPage: async () => err('offline'),
		keptDetail: async () => null,
		fetchDetail: async () => err('offline'),
		keptBoard: async () => this.kept,
		fetchBoard: async () => {
			this.asked++;
			if (!this.answers) return err('offline');
			this.kept = counted;
			return ok(counted);
		},
		close: async () => undefined
	};
}

async function open(phone: MemoryBoardPhone, scope: BoardScope, server: Counting) {
	const device =
		scope === 'block'
			? phone.of({ role: 'committee' })
			: phone.of({ role: 'unitSecretary', unit: ownUnit });
	const names = await loadBoardNames(device);
	const ranges = new CountedRanges(member, scope, async () => server.source);
	const board = new BoardState(device, scope, names, { period: RANGE, nowMs: NOON }, ranges);
	await board.load();
	return board;
}

test('free days are counted by the server once, and not again because the phone learnt something', async () => {
	const [phone, server] = [new MemoryBoardPhone(), new Counting()];
	const board = await open(phone, 'block', server);
	await vi.waitFor(() => expect(board.shown.kind).toBe('shown'));
	expect(board.shown).toMatchObject({ source: { kind: 'recount', at: AT } });
	expect(board.shown).toMatchObject({ board: { all: { approved: { activities: 1 } } } });
	await board.load();
	expect(server.asked).toBe(1);
	await board.recount();
	expect(server.asked).toBe(2);
});

test('without the server the last count stays, and why it is not a new one is said', async () => {
	const [phone, server] = [new MemoryBoardPhone(), new Counting()];
	server.answers = false;
	const board = await open(phone, 'block', server);
	await vi.waitFor(() => expect(board.range.fault).toBe('offline'));
	expect(board.shown).toEqual({ kind: 'notCounted' });
	server.kept = counted;
	await board.load();
	expect(board.shown).toMatchObject({ kind: 'shown', source: { kind: 'recount', at: AT } });
	expect(board.range.fault).toBe('offline');
});

test("free days of the own unit are counted on its secretary's phone", async () => {
	const [phone, server] = [new MemoryBoardPhone(), new Counting()];
	phone.records = records;
	const board = await open(phone, ownUnit, server);
	expect(board.shown).toMatchObject({
		source: { kind: 'phone' },
		board: { all: { approved: { activities: 1 } } }
	});
	expect(server.asked).toBe(0);
});

test('days outside the term are no period of it', async () => {
	const [phone, server] = [new MemoryBoardPhone(), new Counting()];
	const board = await open(phone, 'block', server);
	await board.choosePeriod('2019-01-01..2021-06-10');
	expect(board.period).toBe('2021');
});
