import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import { readCsv } from './csv-read.ts';
import { readXlsx, type ReadSheet } from './xlsx-read.ts';

/** Larger ones are no list of people. */
const LARGEST_FILE = 20_000_000;

/** Why a file cannot be read as a list. */
export type ListFileFault = 'empty' | 'tooLarge' | 'corrupt' | 'protected' | 'oldExcel' | 'notList';

const startsWith = (bytes: Uint8Array, signs: readonly number[]) =>
	signs.every((sign, i) => bytes[i] === sign);

/** Whether bytes hold a text in UTF-16, as the directory of an old compound file writes its names. */
function holds(bytes: Uint8Array, name: string): boolean {
	const wanted = Uint8Array.from([...name].flatMap((letter) => [letter.charCodeAt(0), 0]));
	return bytes.some((_, at) => wanted.every((byte, i) => bytes[at + i] === byte));
}

/** Reads a file of a list by what is in it, whatever it is called. */
export function readListFile(bytes: Uint8Array): Result<ReadSheet[], ListFileFault> {
	if (bytes.length === 0) return err('empty');
	if (bytes.length > LARGEST_FILE) return err('tooLarge');
	// A compound file: Excel before 2007, or an Excel file behind a password.
	if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
		return err(holds(bytes, 'EncryptedPackage') ? 'protected' : 'oldExcel');
	if (startsWith(bytes, [0x50, 0x4b])) return readXlsx(bytes);
	const isUtf16 = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
	// No text has zeros: a picture, a PDF's streams, a program.
	if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46]) || (!isUtf16 && bytes.includes(0)))
		return err('notList');
	return ok([{ name: '', table: readCsv(bytes) }]);
}

export type { ReadSheet } from './xlsx-read.ts';
