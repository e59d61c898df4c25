import { strToU8, zipSync } from 'fflate';
import { SIZES, escaped } from './word-xml.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const FORMATS = 'http://schemas.openxmlformats.org';
const WORD = `${FORMATS}/wordprocessingml/2006/main`;
const RELATIONS = `${FORMATS}/officeDocument/2006/relationships`;
const PACKAGE = `${FORMATS}/package/2006`;
const CONTENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** What the phone calls the file's kind. */
export const DOCX_TYPE = `${CONTENT}.document`;

/** The id of the header that carries the page's number. */
export const NUMBERED = 'rId2';

const contentTypes =
	`${XML}<Types xmlns="${PACKAGE}/content-types">` +
	'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
	'<Default Extension="xml" ContentType="application/xml"/>' +
	`<Override PartName="/word/document.xml" ContentType="${CONTENT}.document.main+xml"/>` +
	`<Override PartName="/word/styles.xml" ContentType="${CONTENT}.styles+xml"/>` +
	`<Override PartName="/word/header1.xml" ContentType="${CONTENT}.header+xml"/>` +
	'<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
	'</Types>';

function relations(all: readonly [id: string, type: string, target: string][]): string {
	const each = all.map(
		([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`
	);
	return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

/** Times New Roman, 14 pt, Vietnamese, 1,15 lines: HD 29-HD/TWĐTN-VP. */
const styles =
	`${XML}<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr>` +
	'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>' +
	`<w:sz w:val="${SIZES.body}"/><w:szCs w:val="${SIZES.body}"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN"/>` +
	'</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
	'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>';

/** The page's number in the middle above the text. */
const header =
	`${XML}<w:hdr xmlns:w="${WORD}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>` +
	'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>' +
	'<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>';

function core(title: string): string {
	return (
		`${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		`<dc:title>${escaped(title)}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>`
	);
}

/** A Word file around a body. */
export function wordFile(title: string, body: string): Uint8Array<ArrayBuffer> {
	const document = `${XML}<w:document xmlns:w="${WORD}" xmlns:r="${RELATIONS}"><w:body>${body}</w:body></w:document>`;
	const parts: Record<string, string> = {
		'[Content_Types].xml': contentTypes,
		'_rels/.rels': relations([
			['rId1', `${RELATIONS}/officeDocument`, 'word/document.xml'],
			['rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml']
		]),
		'docProps/core.xml': core(title),
		'word/document.xml': document,
		'word/styles.xml': styles,
		'word/header1.xml': header,
		'word/_rels/document.xml.rels': relations([
			['rId1', `${RELATIONS}/styles`, 'styles.xml'],
			[NUMBERED, `${RELATIONS}/header`, 'header1.xml']
		])
	};
	return zipSync(
		Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))
	);
}
