import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	attendanceCode,
	personOfCode
} from '../../../../src/lib/domain/activity/attendance-code.ts';
import { newJointCode } from '../../../../src/lib/domain/activity/joint.ts';
import { bytes, personId } from '../../../fixtures/builders.ts';

const anyPerson = fc.stringMatching(/^[a-z0-9][a-z0-9-]{2,39}$/).map(personId);
const CHARS = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-./+*$%'];

describe('the code that a member shows to be checked in', () => {
	it('says who it is, and nothing else', () => {
		fc.assert(
			fc.property(anyPerson, (person) => {
				const code = attendanceCode(person);
				expect(personOfCode(code)).toBe(person);
				// What a QR code writes in its denser alphabet.
				expect(code).toMatch(/^[0-9A-Z:./+*$%-]+$/);
			})
		);
	});

	it('with one wrong character, or two that changed places, is nobody’s', () => {
		fc.assert(
			fc.property(
				anyPerson,
				fc.nat(),
				fc.constantFrom(...CHARS),
				fc.nat(),
				(person, at, char, other) => {
					const code = attendanceCode(person);
					const head = code.indexOf(':') + 1;
					const place = head + (at % (code.length - head));
					const wrong = code.slice(0, place) + char + code.slice(place + 1);
					if (wrong !== code) expect(personOfCode(wrong)).toBeNull();
					const second = head + (other % (code.length - head));
					const chars = [...code];
					[chars[place], chars[second]] = [chars[second] ?? '', chars[place] ?? ''];
					if (chars.join('') !== code) expect(personOfCode(chars.join(''))).toBeNull();
				}
			),
			{ numRuns: 2_000 }
		);
	});

	it('is no other code, and no other code is it', () => {
		for (const text of [
			'',
			'DIEMDANH1:',
			newJointCode(bytes(1)),
			'https://yenbai.example/diem-danh'
		])
			expect(personOfCode(text)).toBeNull();
	});
});
