import { saveFile } from '../save-file.ts';

/** Letters of a column: names are longer than days. */
const WIDTHS = [28, 14, 36, 24, 16, 22, 16, 24];

/** Saves an empty list with the columns that are understood; what writes it comes on use. */
export async function saveTemplate(
	file: string,
	sheet: string,
	head: readonly string[]
): Promise<void> {
	const { xlsxOf } = await import('../../documents/xlsx.ts');
	saveFile(file, await xlsxOf([{ name: sheet, widths: WIDTHS, head, rows: [] }]));
}
