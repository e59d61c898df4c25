/** A code is digits, so that it is typed with a thumb on the phone's number pad; six are a million guesses. */
export const SHORTEST_PIN = 6;
export const LONGEST_PIN = 12;
/** Wrong codes in a row before what is private is removed from the phone: more than anybody mistypes, too few to guess. */
export const MOST_TRIES = 10;

/** Why a code is not taken: `short`, `long`, `notDigits`; `easy`: one of those that are tried first. */
export type PinFault = 'short' | 'long' | 'notDigits' | 'easy';

/** Whether every digit follows the one before by the same step: 111111, 123456, 987654. */
function isRow(pin: string): boolean {
	const digits = [...pin].map(Number);
	const [first = 0, second = 0] = digits;
	const step = second - first;
	return Math.abs(step) <= 1 && digits.every((digit, i) => digit === first + i * step);
}

/** Whether it is one part over and over: 121212, 123123. */
function isRepeated(pin: string): boolean {
	return /^(\d{1,3})\1+$/.test(pin);
}

/** What is wrong with a code that somebody chooses; null: nothing. */
export function pinFault(pin: string): PinFault | null {
	if (!/^\d*$/.test(pin)) return 'notDigits';
	if (pin.length < SHORTEST_PIN) return 'short';
	if (pin.length > LONGEST_PIN) return 'long';
	return isRow(pin) || isRepeated(pin) ? 'easy' : null;
}
