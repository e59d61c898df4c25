import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OutboxRow } from '../../../../src/lib/data/store/schema.ts';
import { batches, inSendingOrder } from '../../../../src/lib/data/sync/outbox.ts';

const rowArbitrary = fc
	.record({
		decision: fc.boolean(),
		seed: fc.nat(10_000),
		minute: fc.nat(59),
		words: fc.string({ maxLength: 300 })
	})
	.map(({ decision, seed, minute, words }): OutboxRow => {
		const id = `${decision ? 'decision' : 'activity'}:${seed}`;
		return {
			database: 'unit-a',
			id,
			rev: '1-0',
			state: 'pending',
			doc: { _id: id, _rev: '1-0', words },
			activity: null,
			confirmed: null,
			draft: null,
			at: `2021-05-30T08:${String(minute).padStart(2, '0')}:00.000Z`
		};
	});

test('records go before the decisions on them, whatever the clock said', () => {
	fc.assert(
		fc.property(fc.array(rowArbitrary), (rows) => {
			const kinds = inSendingOrder(rows).map(({ id }) => id.startsWith('decision'));
			expect(kinds.indexOf(true) === -1 || !kinds.slice(kinds.indexOf(true)).includes(false)).toBe(
				true
			);
		})
	);
});

test('batches hold every row once, in order, within both limits or alone', () => {
	const limits = { documents: 4, chars: 500 };
	fc.assert(
		fc.property(fc.array(rowArbitrary), (rows) => {
			const cut = batches(rows, limits);
			expect(cut.flat()).toEqual(rows);
			for (const batch of cut) {
				const chars = batch.reduce((sum, { doc }) => sum + JSON.stringify(doc).length, 0);
				expect(batch.length === 1 || (batch.length <= 4 && chars <= 500)).toBe(true);
			}
		})
	);
});
