import * as v from 'valibot';
import { PersonId } from '../ids.ts';

/** What begins the code by which a member is put on a list of those present: no other QR code begins so. */
const HEAD = 'DIEMDANH1:';
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** A prime near the square of the alphabet: two characters hold every rest of it. */
const MODULUS = 1289;
const WEIGHT = 37;

/** Two characters that check the others: one wrong, and any two that changed places, never fit. */
function check(text: string): string {
	let rest = 7;
	for (const char of text) rest = (rest * WEIGHT + char.charCodeAt(0)) % MODULUS;
	return (
		ALPHABET.charAt(Math.floor(rest / ALPHABET.length)) + ALPHABET.charAt(rest % ALPHABET.length)
	);
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
	const [, id = '', checked = ''] = /^DIEMDANH1:([0-9A-Z-]{3,40}):([0-9A-Z]{2})$/.exec(text) ?? [];
	if (id === '' || check(id) !== checked) return null;
	const person = v.safeParse(PersonId, id.toLowerCase());
	return person.success ? person.output : null;
}
