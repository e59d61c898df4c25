import { expect, it } from 'vitest';
import { sequenceNumber, sequenceText } from '../../../../src/lib/server/couch/sqlite/sequence.ts';

const current = { seq: 12, epoch: 'abc1' };

it.each([
	[undefined, 0],
	['', 0],
	['0', 0],
	['now', 12],
	['7-abc1', 7],
	['12-abc1', 12],
	['7', 7],
	// Another life of the database, or one that was set back: from the beginning, so that nothing is skipped.
	['7-def2', 0],
	['13-abc1', 0],
	['13', 0]
])('reads on from %s at %i', (since, expected) => {
	expect(sequenceNumber(since, current)).toBe(expected);
});

it.each(['odd', '-1', '7-', '1e3', '7-ABC', '7-abc1-x', ' 7', '9999999999999999'])(
	'refuses %j',
	(since) => {
		expect(() => sequenceNumber(since, current)).toThrow(expect.objectContaining({ status: 400 }));
	}
);

it('reads what it wrote', () => {
	expect(sequenceNumber(sequenceText(9, 'abc1'), current)).toBe(9);
});
