import type { Appendix, Paper, PaperSection } from '../domain/report/paper.ts';
import { dateLine, dottedLine, lastWords, textOf } from '../domain/report/paper.ts';
import { DOCX_TYPE, NUMBERED, wordFile } from './word-package.ts';
import { SIZES, cell, centred, paragraph, row, run, table, twips } from './word-xml.ts';

/** HD 29-HD/TWĐTN-VP, in millimetres; a landscape page carries a table, and has the same margin on all sides. */
const PAGES = {
	portrait: { width: 210, height: 297, top: 20, right: 20, bottom: 20, left: 30 },
	landscape: { width: 297, height: 210, top: 20, right: 20, bottom: 20, left: 20 }
} as const;
const HEADER_MM = 10;
const FIRST_LINE_MM = 12.7;
/** Two columns beside each other, as wide as a portrait page between its margins. */
const HEAD_MM = [74, 86];
const SIGN_MM = [66, 94];

/** Many columns leave no room for larger letters: in half points. */
const MANY_COLUMNS = 9;
const CELL_SIZES = { few: 26, many: 18 };
/** Single lines, in 240ths. */
const SINGLE = 240;

/** Writes a paper as a Word file. Colours of the screen and sources of figures are no part of it. */
export function docxOf(paper: Paper): Blob {
	const body = [
		head(paper),
		...title(paper),
		...paper.sections.flatMap((one, i) => section(one, i === paper.sections.length - 1)),
		signatures(paper),
		...paper.appendices.flatMap((appendix, i) => [
			// A section's properties stand in its last paragraph: so each appendix closes what came before it.
			paragraph('', { line: 20 }, i === 0 ? page('portrait', true) : page('landscape')),
			...appendixPage(appendix)
		]),
		paper.appendices.length === 0 ? page('portrait', true) : page('landscape')
	];
	const file = wordFile([paper.kind, ...paper.subject].join(' '), body.join(''));
	return new Blob([file], { type: DOCX_TYPE });
}

/** A page's size, margins and number; the first page of a paper has none. */
function page(name: keyof typeof PAGES, first = false): string {
	const { width, height, ...margins } = PAGES[name];
	const size = `w:w="${twips(width)}" w:h="${twips(height)}"`;
	const sides = Object.entries(margins).map(([side, mm]) => `w:${side}="${twips(mm)}"`);
	const orient = name === 'landscape' ? ' w:orient="landscape"' : '';
	return (
		`<w:sectPr><w:headerReference w:type="default" r:id="${NUMBERED}"/><w:type w:val="nextPage"/>` +
		`<w:pgSz ${size}${orient}/><w:pgMar ${sides.join(' ')} w:header="${twips(HEADER_MM)}" ` +
		`w:footer="${twips(HEADER_MM)}" w:gutter="0"/>${first ? '<w:titlePg/>' : ''}</w:sectPr>`
	);
}

function beside(left: string, right: string, columnsMm: readonly number[]): string {
	const widths = columnsMm.map(twips);
	const cells = [left, right].map((content, i) => cell(content, widths[i] ?? 0));
	return table([row(cells)], widths, false);
}

function head({ superior, issuing, symbol, place, year }: Paper): string {
	const number = symbol === '' ? '' : centred(`Số:${'\u00a0'.repeat(7)}${symbol}`);
	return beside(
		centred(superior, { line: SINGLE }) +
			centred(issuing, { bold: true, line: SINGLE }) +
			centred('***', { line: SINGLE }) +
			number,
		centred('ĐOÀN TNCS HỒ CHÍ MINH', {
			bold: true,
			underline: true,
			size: SIZES.union,
			after: 200,
			line: SINGLE
		}) + centred(dateLine(place, year), { italic: true, line: SINGLE }),
		HEAD_MM
	);
}

function title({ kind, subject, opening }: Paper): string[] {
	return [
		centred(kind, { bold: true, size: SIZES.title, before: 360 }),
		...subject.map((line) => centred(line, { bold: true })),
		centred('–––––––––––––', { after: 240 }),
		...opening.map((line) => centred(line, { after: 120 }))
	];
}

function section(one: PaperSection, last: boolean): string[] {
	const heading = paragraph(run(one.title, { bold: true }), {
		keepNext: true,
		firstLineMm: FIRST_LINE_MM,
		before: 160,
		after: 80
	});
	const texts = one.paragraphs.map(textOf);
	// What nobody wrote is a dotted line to write on.
	if (texts.length === 0 && one.ask !== null) texts.push(dottedLine);
	const said = last ? lastWords(texts) : texts;
	// A signature never stands on a page of its own: the last words go with it.
	const body = said.map((text, i) =>
		paragraph(run(text), {
			align: 'both',
			firstLineMm: FIRST_LINE_MM,
			after: 120,
			keepNext: last && i === said.length - 1
		})
	);
	return one.title === '' ? body : [heading, ...body];
}

/** Nơi nhận and who signs, or two who sign; their names stay blank. */
function signatures({ recipients, signatures: signed }: Paper): string {
	const [first = [], second] = signed;
	const lines = (of: readonly string[]) =>
		of
			.map((line, i) =>
				centred(line, {
					bold: true,
					before: i === 0 ? 240 : 0,
					line: SINGLE,
					after: i === of.length - 1 ? 1600 : 0
				})
			)
			.join('');
	const left = second === undefined ? recipientLines(recipients) : lines(second);
	return beside(left, lines(first), SIGN_MM);
}

function recipientLines(recipients: readonly string[]): string {
	if (recipients.length === 0) return paragraph('');
	const heading = { bold: true, italic: true, size: SIZES.small };
	return [
		paragraph(run('Nơi nhận:', heading), { before: 240, line: SINGLE }),
		...recipients.map((one, i) => {
			const text = `- ${one}${i === recipients.length - 1 ? '.' : ';'}`;
			return paragraph(run(text, { size: SIZES.small }), { line: SINGLE });
		})
	].join('');
}

function appendixPage({ title: name, subject, reference, columns, rows, notes }: Appendix) {
	const size = columns.length > MANY_COLUMNS ? CELL_SIZES.many : CELL_SIZES.few;
	const widths = columns.map(({ widthMm }) => twips(widthMm));
	const lines = (text: string, i: number, bold: boolean) =>
		text
			.split('\n')
			.map((line) =>
				paragraph(run(line, { size, bold }), {
					align: bold ? 'center' : (columns[i]?.align ?? 'left'),
					line: SINGLE,
					before: 20,
					after: 20
				})
			)
			.join('');
	const cells = (texts: readonly string[], isHead: boolean) =>
		texts.map((text, i) => cell(lines(text, i, isHead), widths[i] ?? 0, isHead));
	return [
		centred(name, { bold: true, size: SIZES.title }),
		centred(subject, { bold: true }),
		...(reference === '' ? [] : [centred(reference, { italic: true, after: 200 })]),
		table(
			[
				row(
					cells(
						columns.map((one) => one.title),
						true
					),
					true
				),
				...rows.map((texts) => row(cells(texts, false)))
			],
			widths,
			true
		),
		...notes.map((note) =>
			paragraph(run(note, { italic: true, size: SIZES.small }), { before: 80 })
		)
	];
}
