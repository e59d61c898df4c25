import type { ListCell } from '../domain/import/cells.ts';

/** What separates cells: what Excel writes by the language of its computer. */
const SEPARATORS = ['\t', ';', ','];

/** Reads a text table: its encoding by its first bytes, what separates its cells by its first lines, quotes as Excel writes them. */
export function readCsv(bytes: Uint8Array): ListCell[][] {
	return split(decode(bytes));
}

/** UTF-8, UTF-16 by their marks; else one byte a letter, as the old encodings had them, which are turned later. */
function decode(bytes: Uint8Array): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		// Not UTF-8: no byte is lost in this one, and TCVN3 and VNI are what it then holds.
		return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
	}
}

function split(text: string): ListCell[][] {
	// A heading stands alone in its line.
	const firstLines = text.slice(0, 4_000).replace(/"[^"]*"/g, '');
	const count = (sign: string) => firstLines.split(sign).length;
	const separator = SEPARATORS.reduce((best, one) => (count(one) > count(best) ? one : best));
	const table: ListCell[][] = [];
	let row: ListCell[] = [];
	let cell = '';
	let quoted = false;
	for (let i = 0; i < text.length; i++) {
		const sign = text.charAt(i);
		if (quoted) {
			if (sign !== '"') cell += sign;
			else if (text.charAt(i + 1) === '"') cell += text.charAt(++i);
			else quoted = false;
		} else if (sign === '"' && cell === '') quoted = true;
		else if (sign === separator) {
			row.push(cell);
			cell = '';
		} else if (sign === '\n' || sign === '\r') {
			if (sign === '\r' && text.charAt(i + 1) === '\n') i++;
			table.push([...row, cell]);
			row = [];
			cell = '';
		} else cell += sign;
	}
	if (cell !== '' || row.length > 0) table.push([...row, cell]);
	return table;
}
