import { describe, expect, it } from 'vitest';
import { KeyLock } from '../../../../src/lib/server/gateway/key-lock.ts';

function gate() {
	let open = () => {};
	const opened = new Promise<void>((resolve) => (open = resolve));
	return { open, opened };
}

describe('KeyLock', () => {
	it('lets holders of one key run one after the other, in the order they came', async () => {
		const lock = new KeyLock();
		const order: string[] = [];
		const first = gate();
		const one = lock.hold(['a', 'b'], async () => {
			await first.opened;
			order.push('one');
		});
		const two = lock.hold(['b', 'c'], async () => void order.push('two'));
		const three = lock.hold(['c'], async () => void order.push('three'));
		const free = lock.hold(['d'], async () => void order.push('free'));
		await free;
		first.open();
		await Promise.all([one, two, three]);
		expect(order).toEqual(['free', 'one', 'two', 'three']);
	});

	it('never waits for ever when holders want the same keys in another order', async () => {
		const lock = new KeyLock();
		const keys = [
			['a', 'b'],
			['b', 'a'],
			['a', 'a', 'b']
		];
		const done = keys.map((some) => lock.hold(some, async () => some.length));
		expect(await Promise.all(done)).toEqual([2, 2, 3]);
	});

	it('lets the next one in when a holder fails', async () => {
		const lock = new KeyLock();
		const failing = lock.hold(['a'], () => Promise.reject(new Error('no')));
		const next = lock.hold(['a'], async () => 'in');
		await expect(failing).rejects.toThrow('no');
		expect(await next).toBe('in');
	});
});
