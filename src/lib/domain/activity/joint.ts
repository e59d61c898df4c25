/** Crockford's base 32: no I, L, O and U, which are misread. Also the 32 elements of the field that checks are made in. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_CHARS = 7;
const CODE = /^[0-9A-HJKMNP-TV-Z]{8}$/;
/** α⁵ = α² + 1 makes GF(32): the powers of α are 31 different elements. */
const REDUCE = 0b100101;
/** Where the sum begins, so that eight equal characters, and least of all eight noughts, are no code by chance alone. */
const START = 1;

function timesAlpha(element: number): number {
	const doubled = element << 1;
	return doubled > 31 ? doubled ^ REDUCE : doubled;
}

/** Horner's sum of characters, each weighted with another power of α. */
function sum(chars: string): number {
	return [...chars].reduce((total, char) => timesAlpha(total) ^ ALPHABET.indexOf(char), START);
}

/**
 * Makes the code of a joint event: seven random characters and one that checks them.
 * @param random at least seven random bytes; one character is taken from each
 */
export function newJointCode(random: Uint8Array): string {
	let chars = '';
	for (let i = 0; i < RANDOM_CHARS; i++) chars += ALPHABET.charAt((random[i] ?? 0) % 32);
	return chars + ALPHABET.charAt(timesAlpha(sum(chars)));
}

/** What somebody typed, as a code is stored: any case, spaces and dashes between, O for 0, I and L for 1. */
export function readJointCode(typed: string): string {
	return typed
		.toUpperCase()
		.replace(/[\s\u2010-\u2015-]/g, '')
		.replace(/O/g, '0')
		.replace(/[IL]/g, '1');
}

/**
 * Whether a code checks. Each character has a weight of its own in GF(32), so one wrong character, and any two that
 * changed places, never check.
 *
 * Only entering asks this. A record that comes with a wrong code from elsewhere is taken as it is, because a record
 * must never be lost over its link: the code names no event, so the record counts by itself, and its page says what to
 * look at.
 */
export function isJointCode(code: string): boolean {
	return CODE.test(code) && sum(code) === 0;
}

/** A code as it is shown and read aloud: ABCD-EFGH. */
export function showJointCode(code: string): string {
	return `${code.slice(0, 4)}-${code.slice(4)}`;
}
