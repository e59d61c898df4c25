import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { docxOf } from '../../../src/lib/documents/docx.ts';
import { buildReport } from '../../../src/lib/domain/report/build.ts';
import { shippedReportForm } from '../../../src/lib/terms/report.ts';
import { emptyReport, heading, reportTargets } from '../../fixtures/report.ts';

const counts = { CT11: { n: 47, of: 60 }, CT12: { n: 1284, of: 1879 } };
const unit = (i: number) => ({
	unit: `unit-${i}` as never,
	name: `Chi đoàn số ${i}`,
	figures: { CT12: { n: i, of: 100, inexact: false } },
	levels: {}
});
const data = emptyReport({
	targets: reportTargets(counts),
	units: Array.from({ length: 60 }, (_, i) => unit(i + 1))
});

async function partsOf(edits: Record<string, string> = {}): Promise<Record<string, string>> {
	const { paper } = buildReport(shippedReportForm, heading, data, edits);
	const files = unzipSync(new Uint8Array(await docxOf(paper).arrayBuffer()));
	return Object.fromEntries(Object.entries(files).map(([name, file]) => [name, strFromU8(file)]));
}

/** The names of the elements inside the first of a name, in order. */
function childrenOf(xml: string, name: string): string[] {
	const inner = new RegExp(`<w:${name}>(.*?)</w:${name}>`).exec(xml)?.[1] ?? '';
	let depth = 0;
	return [...inner.matchAll(/<(\/?)w:(\w+)[^>]*?(\/?)>/g)].flatMap(
		([, end, child = '', closed]) => {
			if (end === '/') depth--;
			const direct = depth === 0 && end !== '/';
			if (end !== '/' && closed !== '/') depth++;
			return direct ? [child] : [];
		}
	);
}

describe('a report as a Word file', () => {
	let parts: Record<string, string>;
	let xml: string;
	beforeAll(async () => {
		parts = await partsOf();
		xml = parts['word/document.xml'] ?? '';
	});

	test('has margins of 20, 20, 30 and 20 mm, and landscape pages for the appendices', () => {
		const pages = [...xml.matchAll(/<w:pgSz ([^>]*)\/><w:pgMar ([^>]*)\/>/g)].map((one) =>
			one.slice(1)
		);
		expect(pages).toHaveLength(3);
		const [first, ...appendices] = pages;
		expect(first?.[0]).toBe('w:w="11906" w:h="16838"');
		expect(first?.[1]).toContain('w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"');
		for (const page of appendices)
			expect(page[0]).toBe('w:w="16838" w:h="11906" w:orient="landscape"');
	});

	test('is in Times New Roman: 14 pt, the Union 15 and the kind 16', () => {
		expect(parts['word/styles.xml']).toContain('w:ascii="Times New Roman"');
		expect(parts['word/styles.xml']).toContain('<w:sz w:val="28"/>');
		expect(xml).toMatch(/<w:sz w:val="30"\/>(?:(?!<w:r>).)*ĐOÀN TNCS HỒ CHÍ MINH/);
		expect(xml).toMatch(/<w:sz w:val="32"\/>(?:(?!<w:r>).)*>BÁO CÁO</);
	});

	test('repeats the head of the table by unit on each page, and tears no row of sixty apart', () => {
		const table = xml.split('<w:tbl>').at(-1) ?? '';
		expect(table.match(/<w:tr>/g)).toHaveLength(61);
		expect(table.match(/<w:cantSplit\/>/g)).toHaveLength(61);
		expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1);
		expect(table.indexOf('<w:tblHeader/>')).toBeLessThan(table.indexOf('Chi đoàn số 1<'));
	});

	test('keeps the order of properties that Word’s schema asks for', () => {
		expect(childrenOf(xml, 'tblPr')).toEqual(['tblW', 'tblBorders', 'tblLayout']);
		expect(childrenOf(xml, 'sectPr')).toEqual([
			...['headerReference', 'type', 'pgSz', 'pgMar', 'titlePg']
		]);
		const order = ['keepNext', 'spacing', 'ind', 'jc', 'sectPr'];
		const looks = [...xml.matchAll(/<w:pPr>(.*?)<\/w:pPr>/g)].map(([whole]) =>
			childrenOf(whole, 'pPr')
		);
		for (const look of looks)
			expect(look).toEqual(look.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
		expect(looks.length).toBeGreaterThan(100);
	});

	test('names each of its parts, and ends with "./."', () => {
		for (const name of Object.keys(parts).filter((one) => /^(word|docProps)\/\w+\.xml$/.test(one)))
			expect(parts['[Content_Types].xml']).toContain(`PartName="/${name}"`);
		expect(xml).toContain('…./.<');
	});

	test('never leaves the signature alone on a page: the last words go with it', () => {
		const last = xml.split('<w:p>').find((one) => one.includes('./.<')) ?? '';
		expect(last).toContain('<w:keepNext/>');
		const before = xml.split('<w:p>').find((one) => one.includes('có 60 cơ sở Đoàn')) ?? '';
		expect(before).not.toContain('<w:keepNext/>');
	});
});

test('a section of 20.000 characters, with signs that XML minds, is whole in the file', async () => {
	const long = `A & B <khối> "Đoàn"\n${'Ễ'.repeat(19_900)}`;
	const xml = (await partsOf({ causes: long }))['word/document.xml'] ?? '';
	expect(xml).toContain('A &amp; B &lt;khối&gt; &quot;Đoàn&quot;');
	expect(xml).toContain('Ễ'.repeat(19_900));
});
