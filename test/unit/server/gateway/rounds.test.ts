import { describe, expect, it } from 'vitest';
import { Rounds } from '../../../../src/lib/server/audit/rounds.ts';

const ROUND = 600_000;

describe('rounds', () => {
	it('begin once in their time for each key, also when the clock is set back', () => {
		let now = 1_000_000_000;
		const rounds = new Rounds(() => now);
		expect([
			rounds.begins('a', ROUND),
			rounds.begins('a', ROUND),
			rounds.begins('b', ROUND)
		]).toEqual([true, false, true]);
		now += ROUND;
		expect([rounds.begins('a', ROUND), rounds.begins('a', ROUND)]).toEqual([true, false]);
		now -= 86_400_000;
		expect(rounds.begins('a', ROUND)).toBe(true);
	});

	it('begin again when what began could not be written down', () => {
		const rounds = new Rounds(() => 0);
		rounds.begins('a', ROUND);
		rounds.forget('a');
		expect(rounds.begins('a', ROUND)).toBe(true);
	});
});
