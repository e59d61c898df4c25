import { describe, expect, it } from 'vitest';
import { Rounds } from '../../../../src/lib/server/audit/rounds.ts';

describe('rounds', () => {
	it('begin once in ten minutes for each key, also when the clock is set back', () => {
		let now = 1_000_000_000;
		const rounds = new Rounds(() => now);
		expect([rounds.begins('a'), rounds.begins('a'), rounds.begins('b')]).toEqual([
			true,
			false,
			true
		]);
		now += 10 * 60_000;
		expect([rounds.begins('a'), rounds.begins('a')]).toEqual([true, false]);
		now -= 86_400_000;
		expect(rounds.begins('a')).toBe(true);
	});

	it('begin again when what began could not be written down', () => {
		const rounds = new Rounds(() => 0);
		rounds.begins('a');
		rounds.forget('a');
		expect(rounds.begins('a')).toBe(true);
	});
});
