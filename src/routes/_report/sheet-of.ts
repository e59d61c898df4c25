import type { Sheet, SheetCell } from '$lib/domain/report/sheet.ts';

/** A column: its head, how wide in letters, and what stands in it of a thing. */
type Column<T> = readonly [head: string, width: number, of: (one: T) => SheetCell];

/** A table of things, a column each for what is told of them. */
export function sheetOf<T>(name: string, columns: readonly Column<T>[], all: readonly T[]): Sheet {
	return {
		name: sheetName(name),
		widths: columns.map(([, width]) => width),
		head: columns.map(([head]) => head),
		rows: all.map((one) => columns.map(([, , of]) => of(one)))
	};
}

/** The name of a sheet may be no longer, and hold none of these. */
const sheetName = (name: string) => name.replace(/[\\/?*:[\]]/g, ' ').slice(0, 31);
