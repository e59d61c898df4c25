import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordQuery } from '../../../../src/lib/data/device.ts';
import { find, narrows } from '../../../../src/lib/data/records/query.ts';
import { recordRow } from '../../../fixtures/record-row.ts';

const words = ['hien', 'mau', 'tet', 'trung', 'thu', 'xa', 'an', 'lac'];
const listed = fc.record({
	searched: fc.array(fc.constantFrom(...words), { maxLength: 5 }).map((all) => all.join(' ')),
	row: fc
		.record({ seal: fc.constantFrom('waiting' as const, 'approved' as const), n: fc.nat(99) })
		.map(({ seal, n }) => recordRow({ seal }, n))
});
const typed = fc.string({
	unit: fc.constantFrom('h', 'i', 'ê', 'n', 'm', 'a', 'u', 't', ' ', 'x'),
	maxLength: 8
});
const query = fc.record({ text: typed, seals: fc.constantFrom(undefined, ['waiting' as const]) });
const asked = ({
	text,
	seals
}: {
	text: string;
	seals: readonly 'waiting'[] | undefined;
}): RecordQuery => ({
	order: 'newest',
	limit: 10,
	text,
	...(seals === undefined ? {} : { seals: [...seals] })
});

describe('a search that is typed on', () => {
	test('finds in what it found before all that it would find in everything', () => {
		fc.assert(
			fc.property(fc.array(listed, { maxLength: 30 }), query, typed, (all, first, more) => {
				const before = asked(first);
				const next = asked({ ...first, text: first.text + more });
				fc.pre(narrows(next, before));
				expect(find(find(all, before), next)).toEqual(find(all, next));
			})
		);
	});

	test('begins anew when something else is asked', () => {
		const all = asked({ text: 'hien', seals: undefined });
		expect(narrows(asked({ text: 'hien mau', seals: undefined }), all)).toBe(true);
		expect(narrows(asked({ text: 'hie', seals: undefined }), all)).toBe(false);
		expect(narrows(asked({ text: 'hien mau', seals: ['waiting'] }), all)).toBe(false);
	});
});
