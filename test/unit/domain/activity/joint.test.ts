import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	isJointCode,
	newJointCode,
	readJointCode,
	showJointCode
} from '../../../../src/lib/domain/activity/joint.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codes = fc.uint8Array({ minLength: 7, maxLength: 7 }).map(newJointCode);
const places = [0, 1, 2, 3, 4, 5, 6, 7];

describe('the code of a joint event', () => {
	it('checks as it was made, however it is shown and typed again', () => {
		fc.assert(
			fc.property(codes, (code) => {
				expect(isJointCode(code)).toBe(true);
				const typed = showJointCode(code).toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l');
				expect(readJointCode(` ${typed.replace('-', ' – ')} `)).toBe(code);
			})
		);
	});

	it('finds every single wrong character, at every place', () => {
		fc.assert(
			fc.property(codes, (code) => {
				for (const place of places) {
					for (const other of alphabet) {
						if (other === code[place]) continue;
						expect(isJointCode(code.slice(0, place) + other + code.slice(place + 1))).toBe(false);
					}
				}
			}),
			{ numRuns: 30 }
		);
	});

	it('finds any two characters that changed places', () => {
		fc.assert(
			fc.property(codes, (code) => {
				for (const i of places) {
					for (const j of places) {
						if (j <= i || code[i] === code[j]) continue;
						const chars = [...code];
						[chars[i], chars[j]] = [code[j] ?? '', code[i] ?? ''];
						expect(isJointCode(chars.join(''))).toBe(false);
					}
				}
			})
		);
	});

	it('is none with a character too few, too many, or that no code has', () => {
		for (const wrong of ['', '00000000', 'ABCD011', 'ABCD01122', 'UUUUUUUU', 'ÁBCD0112'])
			expect(isJointCode(wrong)).toBe(false);
	});
});
