import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONGEST_PIN, SHORTEST_PIN, pinFault } from '../../../../src/lib/domain/lock/pin.ts';

test.each([
	['240561', null],
	['190521', null],
	['24056', 'short'],
	['', 'short'],
	['2405612405612', 'long'],
	['24o561', 'notDigits'],
	['240 561', 'notDigits'],
	['٢٤٠٥٦١', 'notDigits'],
	['000000', 'easy'],
	['123456', 'easy'],
	['987654321', 'easy'],
	['121212', 'easy'],
	['123123', 'easy']
] as const)('a code of %j is %s', (pin, fault) => {
	expect(pinFault(pin)).toBe(fault);
});

test('whatever is taken as a code is digits of a length that the box holds', () => {
	const form = new RegExp(`^[0-9]{${SHORTEST_PIN},${LONGEST_PIN}}$`);
	const digits = fc.stringMatching(/^[0-9]{0,16}$/);
	fc.assert(
		fc.property(fc.oneof(digits, fc.string({ maxLength: 16 })), (typed) => {
			expect(pinFault(typed) !== null || form.test(typed)).toBe(true);
		})
	);
});
