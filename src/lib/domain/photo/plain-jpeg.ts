import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';
import { LONGEST_SIDE_PX } from './photo.ts';

/** Why bytes are no photo that may be kept: no JPEG; more than the picture in it (EXIF, place, remarks, a tail); too large. */
export type JpegFault = 'notJpeg' | 'metadata' | 'tooManyPixels';
export type JpegSize = { width: number; height: number };

const [START, END, SCAN, ESCAPE] = [0xd8, 0xd9, 0xda, 0x00];
/** Baseline, extended, progressive: what browsers draw. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
/** Huffman and quantisation tables, restart interval. Everything else can carry what is no picture. */
const TABLES = new Set([0xc4, 0xdb, 0xdd]);
const JFIF = 0xe0;
const JFIF_WORDS = [0x4a, 0x46, 0x49, 0x46, 0];
const JFIF_LENGTH = 16;

const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;

/**
 * Reads a JPEG from its first byte to its last and lets it pass if it is nothing but a picture: by what it holds, never
 * by what it is called. Colour profiles are refused too: our phones write none, and words fit into them.
 */
export function plainJpeg(bytes: Uint8Array): Result<JpegSize, JpegFault> {
	if (bytes[0] !== 0xff || bytes[1] !== START) return err('notJpeg');
	let size: JpegSize | null = null;
	let at = 2;
	for (;;) {
		if (bytes[at] !== 0xff) return err('notJpeg');
		const marker = bytes[at + 1] ?? 0;
		if (marker === END) {
			if (at + 2 !== bytes.length) return err('metadata');
			return size === null ? err('notJpeg') : ok(size);
		}
		const length = word(bytes, at + 2);
		const next = at + 2 + length;
		if (length < 2 || next > bytes.length) return err('notJpeg');
		if (FRAMES.has(marker)) {
			if (size !== null || length < 8) return err('notJpeg');
			size = { height: word(bytes, at + 5), width: word(bytes, at + 7) };
			if (Math.min(size.width, size.height) < 1) return err('notJpeg');
			if (Math.max(size.width, size.height) > LONGEST_SIDE_PX) return err('tooManyPixels');
		} else if (!(marker === SCAN || TABLES.has(marker) || isPlainJfif(bytes, at, marker, length)))
			return err('metadata');
		at = marker === SCAN ? endOfScan(bytes, next) : next;
	}
}

function word(bytes: Uint8Array, at: number): number {
	return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

/** The head that says "JFIF" and the density, without a small picture of its own. */
function isPlainJfif(bytes: Uint8Array, at: number, marker: number, length: number): boolean {
	return (
		marker === JFIF &&
		length === JFIF_LENGTH &&
		JFIF_WORDS.every((byte, i) => bytes[at + 4 + i] === byte)
	);
}

/** Where the coded picture ends: at the first marker in it that is none of its own. */
function endOfScan(bytes: Uint8Array, from: number): number {
	let at = from;
	for (;;) {
		at = bytes.indexOf(0xff, at);
		if (at < 0) return bytes.length;
		const marker = bytes[at + 1] ?? END;
		if (marker !== ESCAPE && !isRestart(marker)) return at;
		at += 2;
	}
}

/** What stands before the picture and is none of it: EXIF and place, colour profiles, remarks. */
const isWords = (marker: number) => (marker > JFIF && marker <= 0xef) || marker === 0xfe;

/** A JPEG as a browser wrote it, without all that is no picture: some write an EXIF of their own. */
export function withoutWords(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
	const kept: Uint8Array[] = [];
	let at = 2;
	let from = 0;
	while (bytes[at] === 0xff && bytes[at + 1] !== SCAN && at + 4 <= bytes.length) {
		const next = at + 2 + word(bytes, at + 2);
		if (isWords(bytes[at + 1] ?? 0)) {
			kept.push(bytes.subarray(from, at));
			from = next;
		}
		at = next;
	}
	kept.push(bytes.subarray(from));
	const all = new Uint8Array(kept.reduce((sum, part) => sum + part.length, 0));
	let end = 0;
	for (const part of kept) {
		all.set(part, end);
		end += part.length;
	}
	return all;
}
