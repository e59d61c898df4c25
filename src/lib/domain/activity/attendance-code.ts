import * as v from 'valibot';
import { PersonId } from '../ids.ts';

/** What begins the code by which a member is put on a list of those present: no other QR code begins so. */
const HEAD = 'DIEMDANH1:';
/** A prime number of characters out of those of a QR code's denser alphabet; ids are written with the first 37. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-./+*$%';
const PRIME = ALPHABET.length;
const rest = (n: number) => ((n % PRIME) + PRIME) % PRIME;

/**
 * The two characters that make the sum of all, and their sum weighted by place, divisible by the prime: so any one or
 * two characters that are wrong, wherever they stand, are noticed (a code of distance three; places below the prime).
 */
function check(id: string): string {
	let sum = 0;
	let weighted = 0;
	for (const [i, char] of [...id].entries()) {
		sum += ALPHABET.indexOf(char);
		weighted += (i + 1) * ALPHABET.indexOf(char);
	}
	const second = rest((id.length + 1) * sum - weighted);
	return ALPHABET.charAt(rest(-sum - second)) + ALPHABET.charAt(second);
}

/**
 * What a member's phone shows to be checked in: the person's id and no name. In capitals, which make a QR code of fewer,
 * larger squares.
 */
export function attendanceCode(person: PersonId): string {
	const id = person.toUpperCase();
	return `${HEAD}${id}:${check(id)}`;
}

/** Whose code a text is; null: it is none, or was read wrongly. */
export function personOfCode(text: string): PersonId | null {
	const [, id = '', checked = ''] =
		/^DIEMDANH1:([0-9A-Z-]{3,40}):([0-9A-Z./+*$%-]{2})$/.exec(text) ?? [];
	if (id === '' || check(id) !== checked) return null;
	const person = v.safeParse(PersonId, id.toLowerCase());
	return person.success ? person.output : null;
}
