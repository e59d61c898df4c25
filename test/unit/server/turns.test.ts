import { describe, expect, test } from 'vitest';
import { Traffic } from '../../../src/lib/server/traffic.ts';
import { Turns } from '../../../src/lib/server/turns.ts';

/** Longer than a slice, so that each is a slice of its own. */
function work(ms = 10): void {
	const until = performance.now() + ms;
	while (performance.now() < until);
}

describe('heavy work of many requests', () => {
	test('is done in the order it came, and others have their turns in between', async () => {
		const turns = new Turns();
		const seen: string[] = [];
		const all = ['a', 'b', 'c'].map((name) =>
			turns.run(() => {
				work();
				seen.push(name);
			})
		);
		let loops = 0;
		const before: number[] = [];
		const count = () => {
			loops += 1;
			before[seen.length] = loops;
			if (seen.length < 3) setImmediate(count);
		};
		setImmediate(count);
		await Promise.all(all);
		expect(seen).toEqual(['a', 'b', 'c']);
		// Several turns, because Node takes in one new connection in each.
		expect((before[1] ?? 0) - (before[0] ?? 0)).toBeGreaterThan(5);
		expect((before[2] ?? 0) - (before[1] ?? 0)).toBeGreaterThan(5);
	});

	test('that fails is told to its own request alone', async () => {
		const turns = new Turns();
		const failed = turns.run(() => {
			throw new Error('odd');
		});
		const good = turns.run(() => 'good');
		await expect(failed).rejects.toThrow('odd');
		expect(await good).toBe('good');
	});
});

describe('work that nobody waits for', () => {
	/** Batches that are under way until they are told to end. */
	function crowd(traffic: Traffic, size: number) {
		const ends: (() => void)[] = [];
		const passing = Array.from({ length: size }, () =>
			traffic.pass(() => new Promise<void>((resolve) => ends.push(resolve)))
		);
		return async () => {
			ends.forEach((end) => end());
			await Promise.all(passing);
		};
	}
	const stillWaits = (waiting: Promise<void>) =>
		Promise.race([
			waiting.then(() => false),
			new Promise<boolean>((resolve) => setImmediate(() => resolve(true)))
		]);

	test('goes on at once while few batches are under way', async () => {
		const traffic = new Traffic();
		const end = crowd(traffic, 3);
		expect(await stillWaits(traffic.giveWay(60_000))).toBe(false);
		await end();
	});

	test('gives way to a crowd until it has passed', async () => {
		const traffic = new Traffic();
		const end = crowd(traffic, 300);
		const waiting = traffic.giveWay(60_000);
		expect(await stillWaits(waiting)).toBe(true);
		await end();
		expect(await stillWaits(waiting)).toBe(false);
	});

	test('does not wait for ever', async () => {
		const traffic = new Traffic();
		const end = crowd(traffic, 300);
		await traffic.giveWay(1);
		expect(await stillWaits(traffic.giveWay(0))).toBe(false);
		await end();
	});
});
