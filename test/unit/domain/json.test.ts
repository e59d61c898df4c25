import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, sameContent } from '../../../src/lib/domain/json';

/** Values as documents hold them, and what JSON cannot say. */
const leaf = fc.oneof(
	fc.constantFrom(null, undefined, true, false, 0, -0, 1, Number.NaN, Infinity, '', 'a', '1'),
	fc.integer({ min: -3, max: 3 })
);
const value = fc.letrec((tie) => ({
	any: fc.oneof(
		{ maxDepth: 4 },
		leaf,
		fc.array(tie('any'), { maxLength: 3 }),
		fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('any'))
	)
})).any;

/** The same value with the keys of its objects the other way round. */
function turned(input: unknown): unknown {
	if (Array.isArray(input)) return input.map(turned);
	if (typeof input !== 'object' || input === null) return input;
	return Object.fromEntries(
		Object.entries(input)
			.reverse()
			.map(([key, item]) => [key, turned(item)])
	);
}

describe('the content of two values', () => {
	test('is the same exactly where the canonical JSON is', () => {
		fc.assert(
			fc.property(value, value, (a, b) => {
				expect(sameContent(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
			}),
			{ numRuns: 5000 }
		);
	});

	test('does not depend on the order of keys', () => {
		fc.assert(
			fc.property(value, (a) => {
				expect(sameContent(a, turned(a))).toBe(true);
			})
		);
	});

	test('differs where a key is missing, or null stands for nothing', () => {
		expect(sameContent({ a: 1 }, {})).toBe(false);
		expect(sameContent({ a: null }, {})).toBe(false);
		expect(sameContent({ a: undefined }, {})).toBe(true);
		expect(sameContent([1, 2], [2, 1])).toBe(false);
	});
});
