import type { Align } from '../domain/report/paper.ts';

/** Sizes of the Union's form in half points, as Word keeps them: 14 · 15 · 16 · 12 pt. */
export const SIZES = { body: 28, union: 30, title: 32, small: 24 } as const;

const TWIPS_IN_MM = 1440 / 25.4;

/** Millimetres in Word's unit, a twentieth of a point. */
export function twips(mm: number): number {
	return Math.round(mm * TWIPS_IN_MM);
}

/** How the letters of a run look. `size` in half points; absent: as the body. */
export type RunLook = { size?: number; bold?: boolean; italic?: boolean; underline?: boolean };

/** How a paragraph stands. Space in twentieths of a point, `line` in 240ths of a line. */
export type ParagraphLook = {
	align?: Align | 'both';
	keepNext?: boolean;
	before?: number;
	after?: number;
	line?: number;
	firstLineMm?: number;
};

/** What may not stand in XML 1.0 comes from no keyboard; it is left out rather than making a file that nobody can open. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text inside XML. */
export function escaped(text: string): string {
	return text
		.replace(FORBIDDEN, '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

/** Letters that look alike; a tab is a tab in Word too. The order of the properties is the schema's. */
export function run(text: string, { size, bold, italic, underline }: RunLook = {}): string {
	const look =
		(bold === true ? '<w:b/>' : '') +
		(italic === true ? '<w:i/>' : '') +
		(size === undefined ? '' : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`) +
		(underline === true ? '<w:u w:val="single"/>' : '');
	const properties = look === '' ? '' : `<w:rPr>${look}</w:rPr>`;
	const pieces = text
		.split('\t')
		.map((piece) => `<w:t xml:space="preserve">${escaped(piece)}</w:t>`)
		.join('<w:tab/>');
	return `<w:r>${properties}${pieces}</w:r>`;
}

/** A paragraph of runs. @param section the properties of the section that ends with it */
export function paragraph(runs: string, look: ParagraphLook = {}, section = ''): string {
	const { align, keepNext, before, after, line, firstLineMm } = look;
	const spacing = [
		before === undefined ? '' : ` w:before="${before}"`,
		after === undefined ? '' : ` w:after="${after}"`,
		line === undefined ? '' : ` w:line="${line}" w:lineRule="auto"`
	].join('');
	const properties =
		(keepNext === true ? '<w:keepNext/>' : '') +
		(spacing === '' ? '' : `<w:spacing${spacing}/>`) +
		(firstLineMm === undefined ? '' : `<w:ind w:firstLine="${twips(firstLineMm)}"/>`) +
		(align === undefined ? '' : `<w:jc w:val="${align}"/>`) +
		section;
	return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

/** A line in the middle. */
export function centred(text: string, look: RunLook & ParagraphLook = {}): string {
	return paragraph(run(text, look), { ...look, align: 'center' });
}

/** A cell of a table, its width in twips. */
export function cell(content: string, width: number, middle = false): string {
	const vertical = middle ? '<w:vAlign w:val="center"/>' : '';
	return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${vertical}</w:tcPr>${content}</w:tc>`;
}

/** A row that is never torn apart. @param head it stands again on every page */
export function row(cells: readonly string[], head = false): string {
	return `<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;
}

const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'] as const;

/** A table of columns as wide as told, in twips. */
export function table(rows: readonly string[], widths: readonly number[], ruled: boolean): string {
	const border = ruled ? 'w:val="single" w:sz="4" w:space="0" w:color="000000"' : 'w:val="nil"';
	const borders = sides.map((side) => `<w:${side} ${border}/>`).join('');
	const padding = ruled ? '<w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>' : '';
	const total = widths.reduce((sum, width) => sum + width, 0);
	return (
		`<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders>` +
		`<w:tblLayout w:type="fixed"/>${padding === '' ? '' : `<w:tblCellMar>${padding}</w:tblCellMar>`}</w:tblPr>` +
		`<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>` +
		`${rows.join('')}</w:tbl>`
	);
}
