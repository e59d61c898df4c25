import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowSlots } from '../../../../src/lib/state/records/row-slots.ts';

const ids = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 20 });

test('a row that stays keeps its place, and no two rows have one', () => {
	fc.assert(
		fc.property(fc.array(ids, { minLength: 2, maxLength: 8 }), (lists) => {
			const slots = new RowSlots();
			let before = new Map<string, number>();
			for (const list of lists) {
				const placed = slots.place(list);
				expect(new Set(placed).size).toBe(list.length);
				const now = new Map(list.map((id, i) => [id, placed[i] ?? -1]));
				for (const [id, slot] of now) if (before.has(id)) expect(slot).toBe(before.get(id));
				before = now;
			}
		})
	);
});

test('rows that come take the places of those that go', () => {
	const slots = new RowSlots();
	expect(slots.place(['a', 'b', 'c'])).toEqual([0, 1, 2]);
	expect(slots.place(['x', 'b', 'y', 'z'])).toEqual([0, 1, 2, 3]);
	expect(slots.place(['b'])).toEqual([1]);
});
