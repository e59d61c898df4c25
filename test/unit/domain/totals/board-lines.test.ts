import { describe, expect, it } from 'vitest';
import { countBoard } from '../../../../src/lib/domain/totals/count-board.ts';
import { countRecord } from '../../../../src/lib/domain/totals/record.ts';
import type { Board } from '../../../../src/lib/domain/totals/figures.ts';
import {
	linesOf,
	linesPrefix,
	packLines,
	withLines
} from '../../../../src/lib/domain/totals/board-lines.ts';
import { allFreshness } from '../../../../src/lib/domain/totals/freshness-document.ts';
import { packBoard } from '../../../../src/lib/domain/totals/totals-document.ts';
import { activity, decision, otherUnit, ownUnit } from '../../../fixtures/builders.ts';

const AT = '2021-06-15T02:41:00.000Z';
const term = { start: '2020-02-20', end: '2022-12-31' };
const told = [activity({}, 1), { ...activity({}, 2), unit: otherUnit }];
const counted = told.map((record) => countRecord(record, [decision('approve', record)], term));
const board = countBoard(counted, '2021', null);

/** What of a board is published in one document of lines. */
function linesIn(shard: string): Board['by'] {
	const by: Board['by'] = {};
	for (const dimension of ['unit', 'commune'] as const)
		for (const [key, cell] of Object.entries(board.by[dimension] ?? {}))
			if (linesOf('block', `${dimension}:${key}`) === shard) (by[dimension] ??= {})[key] = cell;
	return by;
}

const shards = [
	...Array.from({ length: 16 }, (_, i) => `unit-${i}`),
	...Array.from({ length: 8 }, (_, i) => `commune-${i}`)
];
const lines = shards.map((shard) => packLines(linesIn(shard), { period: '2021', shard, at: AT }));
const { unit, commune, ...others } = board.by;
void [unit, commune];
const alone = packBoard({ all: board.all, by: others }, 'block', '2021', AT);

describe('the block’s board in several documents', () => {
	it('is the board as it was counted', () => {
		expect(Object.keys(board.by.unit ?? {}).sort()).toEqual([ownUnit, otherUnit].sort());
		expect(withLines(alone, lines)).toEqual(board);
	});

	it('of an older server, which has them in one, is the same', () => {
		expect(withLines(packBoard(board, 'block', '2021', AT), [])).toEqual(board);
	});

	it('without its lines is split by no unit, and never by nothing at all', () => {
		expect(withLines(alone, []).by).toMatchObject({ unit: {}, commune: {} });
	});

	it('has lines of units and communes only, and only the block', () => {
		expect(linesOf(ownUnit, 'commune:none')).toBeNull();
		expect(linesOf('block', 'campaign:hien-mau')).toBeNull();
		expect(lines.every(({ _id }) => _id.startsWith(linesPrefix('2021')))).toBe(true);
		expect(new Set(lines.map(({ _id }) => _id)).size).toBe(lines.length);
	});
});

describe('how fresh units are, in several documents', () => {
	const of = (id: string, at: string) => ({
		_id: `freshness:${id}`,
		type: 'freshness' as const,
		v: 1 as const,
		at,
		units: { [id]: { lastArrivalAt: at, waiting: 1, oldestWaitingAt: null } }
	});

	it('is told of all of them, at the time of the newest', () => {
		const documents = [of('a', '2021-06-15T05:00:00.000Z'), of('b', '2021-06-14T05:00:00.000Z')];
		const all = allFreshness(documents);
		expect(all?.at).toBe('2021-06-15T05:00:00.000Z');
		expect(Object.keys(all?.units ?? {})).toEqual(['a', 'b']);
		expect(allFreshness([])).toBeNull();
	});
});
