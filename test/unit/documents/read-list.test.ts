import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readListFile } from '../../../src/lib/documents/read-list.ts';
import { xlsxOf } from '../../../src/lib/documents/xlsx.ts';
import type { ListCell } from '../../../src/lib/domain/import/cells.ts';
import { headOf } from '../../../src/lib/domain/import/columns.ts';
import { rowsOf } from '../../../src/lib/domain/import/list-row.ts';

const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());

function tableOf(bytes: Uint8Array): ListCell[][] {
	const read = readListFile(bytes);
	if (!read.ok) throw new Error(read.error);
	return read.value[0]?.table ?? [];
}

/** A workbook as other programs write it: shared texts, a style that is a date, merged cells, a formula's value. */
function workbook(sheet: string): Uint8Array {
	return zipSync({
		'xl/workbook.xml': strToU8(
			'<workbook><sheets><sheet name="Ẩn" state="hidden" r:id="rId2"/><sheet name="DS &amp; CB" r:id="rId1"/></sheets></workbook>'
		),
		'xl/_rels/workbook.xml.rels': strToU8(
			'<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>'
		),
		'xl/sharedStrings.xml': strToU8(
			'<sst><si><t>Họ và tên</t></si><si><r><t>Nguyễn </t></r><r><t xml:space="preserve">An</t></r></si></sst>'
		),
		'xl/styles.xml': strToU8(
			'<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
		),
		'xl/worksheets/sheet1.xml': strToU8(sheet),
		'xl/worksheets/sheet2.xml': strToU8('<worksheet><sheetData/></worksheet>')
	});
}

describe('a list from Excel', () => {
	it('comes back as it was written: texts, numbers, days, gaps', async () => {
		const text = fc.string({ unit: fc.constantFrom(...'Ễđ a<&">\'1'.split('')), maxLength: 6 });
		const cell = fc.oneof(
			text.filter((one) => one !== ''),
			fc.integer({ min: -5, max: 2_000_000_000 }),
			fc.integer({ min: 0, max: 40_000 }).map((days) => ({
				day: new Date(Date.UTC(1920, 0, 1 + days)).toISOString().slice(0, 10)
			})),
			fc.constant(null)
		);
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 5 }),
				async (rows) => {
					const file = await xlsxOf([{ name: 'DS', widths: [9], head: ['A'], rows }]);
					const table = tableOf(await bytesOf(file)).slice(1);
					const ends = (row: readonly ListCell[]) =>
						row.slice(0, row.findLastIndex((one) => one !== null) + 1);
					expect(rows.map((_, i) => ends(table[i] ?? []))).toEqual(rows.map(ends));
				}
			),
			{ numRuns: 30 }
		);
	});

	it('of another program: shared texts, dates by style, merged cells everywhere they stand, values of formulas', () => {
		const sheet = `<worksheet><sheetData>
			<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"/></row>
			<row r="3"><c r="A3" t="s"><v>1</v></c><c r="C3" s="1"><v>34865</v></c><c r="D3"><f>A1&amp;"x"</f><v>7</v></c></row>
			<row r="4"><c r="D4" t="str"><f>B1</f><v>a &lt; b</v></c><c r="E4" t="e"><v>#REF!</v></c></row>
			</sheetData><mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="A3:A4"/></mergeCells></worksheet>`;
		const read = readListFile(workbook(sheet));
		expect(read).toMatchObject({ ok: true, value: [{ name: 'DS & CB' }, ...[]] });
		expect(tableOf(workbook(sheet))).toEqual([
			['Họ và tên', 'Họ và tên'],
			[],
			['Nguyễn An', null, { day: '1995-06-15' }, 7],
			['Nguyễn An', null, null, 'a < b', { unread: 'formula' }]
		]);
	});
});

describe('a list as text', () => {
	const cell = fc.string({ unit: fc.constantFrom(...'Ễđ a;,"\n'.split('')), maxLength: 5 });

	it('comes back as Excel writes it, whatever separates its cells', () => {
		fc.assert(
			fc.property(
				fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
				fc.constantFrom(';', ',', '\t'),
				(rows, separator) => {
					const quoted = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`));
					const text = [['DANH SÁCH'], ['STT', 'A', 'B', 'C', 'D'], ...quoted]
						.map((row) => row.join(separator))
						.join('\r\n');
					expect(tableOf(strToU8(`\ufeff${text}`)).slice(2)).toEqual(rows);
				}
			)
		);
	});

	it('in UTF-16, and in one byte a letter as the old fonts had it', () => {
		const utf16 = Uint8Array.from([
			0xff,
			0xfe,
			...[...'Họ;b'].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8])
		]);
		expect(tableOf(utf16)).toEqual([['Họ', 'b']]);
		const tcvn3 = Uint8Array.from([...'Hä;NguyÔn'].map((sign) => sign.charCodeAt(0)));
		expect(tableOf(tcvn3)).toEqual([['Hä', 'NguyÔn']]);
	});
});

describe('a file that is no list', () => {
	const compound = [0xd0, 0xcf, 0x11, 0xe0];
	const zip = workbook('<worksheet><sheetData/></worksheet>');
	it.each([
		['empty', new Uint8Array()],
		['tooLarge', new Uint8Array(20_000_001)],
		['corrupt', zip.slice(0, zip.length / 2)],
		['corrupt', zipSync({ 'word/document.xml': strToU8('<w/>') })],
		[
			'protected',
			Uint8Array.from([
				...compound,
				...[...'EncryptedPackage'].flatMap((a) => [a.charCodeAt(0), 0])
			])
		],
		['oldExcel', Uint8Array.from([...compound, 0, 0])],
		['notList', strToU8('%PDF-1.4')],
		['notList', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1])]
	])('is %s', (fault, bytes) => {
		expect(readListFile(bytes)).toEqual({ ok: false, error: fault });
	});

	it('has formulas that were never worked out, or came to an error: their lines are told, and the others read', () => {
		const cell = (reference: string, text: string) =>
			`<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
		const sheet = `<worksheet><sheetData>
			<row r="1">${cell('A1', 'Họ và tên')}${cell('B1', 'Cơ sở Đoàn')}${cell('C1', 'Ghi chú')}</row>
			<row r="2">${cell('A2', 'Nguyễn Văn An')}${cell('B2', 'Sở Tài chính')}<c r="C2"><f>NOW()</f></c></row>
			<row r="3"><c r="A3"><f>D3&amp;" "&amp;E3</f></c>${cell('B3', 'Sở Tài chính')}</row>
			<row r="4">${cell('A4', 'Lê Thị Bình')}<c r="B4" t="e"><f>VLOOKUP(A4,X,1)</f><v>#N/A</v></c></row>
			<row r="5"><c r="A5" t="str"><f>D5</f><v>Hoàng Cường</v></c>${cell('B5', 'Sở Tài chính')}</row>
			</sheetData></worksheet>`;
		const table = tableOf(workbook(sheet));
		const head = headOf(table);
		if (head === null) throw new Error('no head');
		const { rows, unread } = rowsOf(table, head);
		expect(rows.map(({ line, name }) => [line, name])).toEqual([
			[2, 'Nguyễn Văn An'],
			[5, 'Hoàng Cường']
		]);
		expect(unread).toEqual([
			{ line: 3, fields: ['name'] },
			{ line: 4, fields: ['unit'] }
		]);
	});

	it('is cut off in the middle, anywhere: said, and nothing of it is read', async () => {
		const rows = Array.from({ length: 200 }, (_, n) => [`Nguyễn Văn ${n}`, 'Sở Tài chính']);
		const whole = await bytesOf(
			await xlsxOf([{ name: 'DS', widths: [9], head: ['A', 'B'], rows }])
		);
		fc.assert(
			fc.property(fc.integer({ min: 4, max: whole.length - 1 }), (length) => {
				expect(readListFile(whole.slice(0, length))).toEqual({ ok: false, error: 'corrupt' });
			}),
			{ numRuns: 60 }
		);
	});

	it('unpacks to more than any list: said before it is unpacked', () => {
		const bomb = zipSync({ 'xl/sharedStrings.xml': strToU8('<sst/>') });
		// What its directory says of the file's size.
		const at = bomb.findIndex((byte, i) => byte === 0x50 && bomb[i + 2] === 1 && bomb[i + 3] === 2);
		new DataView(bomb.buffer).setUint32(at + 24, 121_000_000, true);
		expect(readListFile(bomb)).toEqual({ ok: false, error: 'tooLarge' });
	});
});
