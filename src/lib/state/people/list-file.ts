import type { ListFileFault, ReadSheet } from '../../documents/read-list.ts';
import { headOf, type Columns, type ListHead } from '../../domain/import/columns.ts';
import { MOST_ROWS, rowsOf, type ListRow, type UnreadLine } from '../../domain/import/list-row.ts';
import { inUnicode, type Turned } from '../../domain/import/old-fonts.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';

export type { Columns } from '../../domain/import/columns.ts';
export type { ListFileFault } from '../../documents/read-list.ts';

/** A sheet understood so far: its columns can be said to be others. */
export type OpenSheet = {
	name: string;
	/** What stood in an old font, and is in Unicode now. */
	turned: Turned;
	head: ListHead;
	/** What stands at the head of each column. */
	heads: readonly string[];
	rows: readonly ListRow[];
	skipped: number;
	/** Lines in which a formula has no result: told, and not sent. */
	unread: readonly UnreadLine[];
};

export type ListFault = ListFileFault | 'unreadable' | 'noHead' | 'noRows' | 'formulas' | 'tooMany';

/** Over no list stand more; its encoding is told by those that follow. */
const FIRST_LINES = 500;
/** Headings, sums and signatures beside the people of a list. */
const MOST_OTHER_LINES = 1_000;

/** A file of a list, read. */
export class ListFile {
	readonly name: string;
	readonly sheets: readonly ReadSheet[];

	private constructor(name: string, sheets: readonly ReadSheet[]) {
		this.name = name;
		this.sheets = sheets;
	}

	/** Reads a file; what reads it comes on use. */
	static async read(file: File): Promise<Result<ListFile, ListFault>> {
		try {
			const { readAside } = await import('../../documents/read-aside.ts');
			const sheets = await readAside(await file.arrayBuffer());
			return sheets.ok ? ok(new ListFile(file.name.slice(0, 200), sheets.value)) : sheets;
		} catch {
			// The file went away, or is open elsewhere, or what reads it could not be loaded.
			return err('unreadable');
		}
	}

	/** The first sheet in which a list of people is found; without any the first. */
	firstList(): number {
		const found = this.sheets.findIndex(
			({ table }) => headOf(inUnicode(table.slice(0, FIRST_LINES)).table) !== null
		);
		return Math.max(0, found);
	}

	/** Understands a sheet; `columns` as the office says they are. */
	open(index: number, columns?: Columns): Result<OpenSheet, ListFault> {
		const sheet = this.sheets[index];
		if (sheet === undefined) return err('noHead');
		// Before a line of it is understood: that would hold the page up.
		const used = sheet.table.filter((cells) => cells.some((cell) => cell !== null && cell !== ''));
		if (used.length > MOST_ROWS + MOST_OTHER_LINES) return err('tooMany');
		const { table, turned } = inUnicode(sheet.table);
		const found = headOf(table);
		if (found === null) return err('noHead');
		const head = { line: found.line, columns: columns ?? found.columns };
		const { rows, skipped, unread } = rowsOf(table, head);
		if (rows.length === 0) return err(unread.length > 0 ? 'formulas' : 'noRows');
		if (rows.length > MOST_ROWS) return err('tooMany');
		const heads = (table[head.line] ?? []).map((cell) => (typeof cell === 'string' ? cell : ''));
		return ok({ name: sheet.name, turned, head, heads, rows, skipped, unread });
	}
}
