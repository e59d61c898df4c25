const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const valueOf = new Map([...ALPHABET].map((char, value) => [char, value]));
const BASE = 45;

/**
 * Bytes as base 45 (RFC 9285): what a QR code holds most of in its alphanumeric mode, and, unlike bytes, what every
 * reader gives back as it was.
 */
export function toBase45(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 2) {
		const [first = 0, second] = bytes.subarray(at, at + 2);
		let value = second === undefined ? first : first * 256 + second;
		for (let digit = 0; digit < (second === undefined ? 2 : 3); digit++) {
			text += ALPHABET.charAt(value % BASE);
			value = Math.floor(value / BASE);
		}
	}
	return text;
}

/** The bytes of a base 45 text; null where it is none. */
export function fromBase45(text: string): Uint8Array<ArrayBuffer> | null {
	if (text.length % 3 === 1) return null;
	const bytes = new Uint8Array(Math.floor((text.length * 2) / 3));
	let to = 0;
	for (let at = 0; at < text.length; at += 3) {
		const digits = [...text.slice(at, at + 3)].map((char) => valueOf.get(char) ?? Number.NaN);
		const value = digits.reduceRight((sum, digit) => sum * BASE + digit, 0);
		const most = digits.length === 3 ? 0xffff : 0xff;
		if (!(value <= most)) return null;
		if (digits.length === 3) bytes[to++] = value >> 8;
		bytes[to++] = value & 0xff;
	}
	return bytes;
}
