import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rebase } from '../../../../src/lib/data/writes/rebase.ts';
import { content } from '../../../fixtures/builders.ts';

const some = fc.record(
	{
		name: fc.constantFrom('Tặng quà', 'Thăm hỏi', 'Làm đường'),
		result: fc.constantFrom('', 'Xong', 'Dở'),
		campaignWords: fc.constantFrom('', 'khác')
	},
	{ requiredKeys: [] }
);

test('what only one side changed is taken, from either side', () => {
	const base = content({ result: 'Dở' });
	const merged = rebase(base, { ...base, name: 'Thăm hỏi' }, { ...base, result: 'Xong' });
	expect(merged).toEqual({ ...base, name: 'Thăm hỏi', result: 'Xong' });
});

test('the same field changed otherwise on both sides is for a person to choose', () => {
	const base = content();
	expect(rebase(base, { ...base, name: 'A' }, { ...base, name: 'B' })).toBeNull();
	expect(rebase(base, { ...base, name: 'A' }, { ...base, name: 'A' })).toEqual({
		...base,
		name: 'A'
	});
});

test('nothing that either side wrote is lost, and the order does not matter', () => {
	fc.assert(
		fc.property(some, some, some, (a, b, c) => {
			const base = content(a);
			const mine = { ...base, ...b };
			const theirs = { ...base, ...c };
			const merged = rebase(base, mine, theirs);
			expect(rebase(base, theirs, mine)).toEqual(merged);
			if (merged === null) return;
			for (const field of ['name', 'result', 'campaignWords'] as const) {
				const written = [mine[field], theirs[field]].filter((value) => value !== base[field]);
				expect(merged[field]).toBe(written[0] ?? base[field]);
			}
		})
	);
});
