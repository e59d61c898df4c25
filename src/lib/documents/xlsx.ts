import type { SheetData } from 'write-excel-file/browser';
import writeXlsxFile from 'write-excel-file/browser';
import type { Sheet, SheetCell } from '../domain/report/sheet.ts';

/** A text that a spreadsheet would take for a formula is a text all the same: the file says its type. */
function cell(value: SheetCell) {
	if (value === null) return null;
	if (typeof value === 'object')
		return { value: new Date(`${value.day}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' };
	return typeof value === 'number' ? { value, type: Number } : { value, type: String };
}

/** Writes tables as an Excel file: the head bold and in view, numbers as numbers. */
export async function xlsxOf(sheets: readonly Sheet[]): Promise<Blob> {
	const written = sheets.map(({ name, widths, head, rows }) => {
		const data: SheetData = [
			head.map((value) => ({ value, type: String, fontWeight: 'bold' as const, wrap: true })),
			...rows.map((row) => row.map(cell))
		];
		return {
			data,
			sheet: name,
			columns: widths.map((width) => ({ width })),
			stickyRowsCount: 1
		};
	});
	return writeXlsxFile(written).toBlob();
}
