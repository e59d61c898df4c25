import { strFromU8, unzipSync } from 'fflate';
import type { ListCell } from '../domain/import/cells.ts';
import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import { attribute, readSheet, textIn, type Workbook } from './xlsx-sheet.ts';

/** Unpacked, a list of 50,000 lines has about 30 MB: more is a trap, or no list. */
const MOST_UNPACKED = 120_000_000;
const SHEETS = 'xl/worksheets/';
const TAG = (name: string) => new RegExp(`<(?:\\w+:)?${name}\\b([^>]*?)/?>`, 'g');
const STRING = /<(?:\w+:)?si\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g;
const CELL_STYLES = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/;
/** Excel's own formats that are dates. */
const isOwnDate = (id: number) => (id >= 14 && id <= 22) || (id >= 45 && id <= 47);

export type ReadSheet = { name: string; table: ListCell[][] };

class TooLarge extends Error {}

/** Reads the sheets of an Excel file that are seen, in their order. */
export function readXlsx(bytes: Uint8Array): Result<ReadSheet[], 'corrupt' | 'tooLarge'> {
	try {
		const files = unpack(bytes);
		const book = parts(files);
		const sheets = sheetFiles(files).flatMap(({ name, path }) => {
			const xml = files.get(path);
			return xml === undefined ? [] : [{ name, table: readSheet(xml, book) }];
		});
		return sheets.length === 0 ? err('corrupt') : ok(sheets);
	} catch (error) {
		return err(error instanceof TooLarge ? 'tooLarge' : 'corrupt');
	}
}

function unpack(bytes: Uint8Array): ReadonlyMap<string, string> {
	let unpacked = 0;
	const found = unzipSync(bytes, {
		filter: ({ name, originalSize }) => {
			if (!/^xl\/([^/]+\.xml|_rels\/[^/]+|worksheets\/[^/]+\.xml)$/.test(name)) return false;
			unpacked += originalSize;
			if (unpacked > MOST_UNPACKED) throw new TooLarge();
			return true;
		}
	});
	return new Map(Object.entries(found).map(([name, file]) => [name, strFromU8(file)]));
}

function parts(files: ReadonlyMap<string, string>): Workbook {
	const strings = files.get('xl/sharedStrings.xml') ?? '';
	const styles = files.get('xl/styles.xml') ?? '';
	const formats = new Map(
		[...styles.matchAll(TAG('numFmt'))].map(([, tag = '']) => [
			Number(attribute(tag, 'numFmtId')),
			attribute(tag, 'formatCode')
		])
	);
	const isDate = (id: number) => isOwnDate(id) || showsDate(formats.get(id) ?? '');
	const dateStyles = new Set<number>();
	const cellStyles = CELL_STYLES.exec(styles)?.[0] ?? '';
	[...cellStyles.matchAll(TAG('xf'))].forEach(([, tag = ''], i) => {
		if (isDate(Number(attribute(tag, 'numFmtId')))) dateStyles.add(i);
	});
	return {
		texts: [...strings.matchAll(STRING)].map(([, text = '']) => textIn(text)),
		dateStyles,
		from1904: /date1904="(1|true)"/.test(files.get('xl/workbook.xml') ?? '')
	};
}

function showsDate(format: string): boolean {
	const plain = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
	return /[dmy]/i.test(plain) && !/[0#?]/.test(plain);
}

/** The sheets by the workbook's own order; hidden ones hold what nobody was to see. */
function sheetFiles(files: ReadonlyMap<string, string>): { name: string; path: string }[] {
	const targets = new Map(
		[...(files.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(TAG('Relationship'))].map(
			([, tag = '']) => [attribute(tag, 'Id'), attribute(tag, 'Target')]
		)
	);
	return [...(files.get('xl/workbook.xml') ?? '').matchAll(TAG('sheet'))].flatMap(
		([, tag = '']) => {
			const target = targets.get(attribute(tag, 'r:id')) ?? '';
			const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
			const isSeen = attribute(tag, 'state') === '' || attribute(tag, 'state') === 'visible';
			return isSeen && path.startsWith(SHEETS) ? [{ name: attribute(tag, 'name'), path }] : [];
		}
	);
}
