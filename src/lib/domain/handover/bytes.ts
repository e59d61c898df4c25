const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const valueOf = new Map([...ALPHABET].map((char, value) => [char, value]));

/** Characters put together at once: one by one, a megabyte takes seconds on a cheap phone. */
const AT_ONCE = 1024;

/** Bytes as base64url without padding: the same text on a phone and on the server, and safe in any file. */
export function toBase64(bytes: Uint8Array): string {
	const pieces: string[] = [];
	let piece = '';
	for (let at = 0; at < bytes.length; at += 3) {
		const [a = 0, b, c] = bytes.subarray(at, at + 3);
		piece += ALPHABET.charAt(a >> 2) + ALPHABET.charAt(((a & 3) << 4) | ((b ?? 0) >> 4));
		if (b !== undefined) piece += ALPHABET.charAt(((b & 15) << 2) | ((c ?? 0) >> 6));
		if (c !== undefined) piece += ALPHABET.charAt(c & 63);
		if (piece.length < AT_ONCE) continue;
		pieces.push(piece);
		piece = '';
	}
	return pieces.join('') + piece;
}

/** The bytes of a base64url text; null where it is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
	if (text.length % 4 === 1) return null;
	const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
	let [held, bits, at] = [0, 0, 0];
	for (const char of text) {
		const value = valueOf.get(char);
		if (value === undefined) return null;
		held = ((held << 6) | value) & 0xffff;
		bits += 6;
		if (bits < 8) continue;
		bits -= 8;
		bytes[at++] = (held >> bits) & 0xff;
	}
	return bytes;
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
	return value;
});

/** CRC-32 (as in ZIP): finds what a camera misread; whoever alters on purpose meets the signature. */
export function crc32(bytes: Uint8Array): number {
	let value = 0xffffffff;
	for (const byte of bytes) value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
	return (value ^ 0xffffffff) >>> 0;
}
