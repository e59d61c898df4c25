import type { Paper } from '../../domain/report/paper.ts';
import type { Sheet } from '../../domain/report/sheet.ts';
import { fold } from '../../domain/text.ts';
import { saveFile } from '../save-file.ts';

/** Writes a paper as a Word file and hands it to the person. @returns the file's name */
export async function savePaper(paper: Paper, words: string): Promise<string> {
	const { docxOf } = await import('../../documents/docx.ts');
	const name = `${fileName(words)}.docx`;
	saveFile(name, docxOf(paper));
	return name;
}

/** Writes tables as an Excel file and hands it to the person. @returns the file's name */
export async function saveSheets(sheets: readonly Sheet[], words: string): Promise<string> {
	const { xlsxOf } = await import('../../documents/xlsx.ts');
	const name = `${fileName(words)}.xlsx`;
	saveFile(name, await xlsxOf(sheets));
	return name;
}

/** A name for a file that every system takes: "bao-cao-6-thang-dau-nam-2021". */
function fileName(words: string): string {
	return fold(words)
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}
