import type { Source } from './data.ts';

/** A piece of a sentence; `source` where it is a figure out of the records. */
export type Run = { text: string; source?: Source };

/** One paragraph. */
export type Paragraph = readonly Run[];

/** A section as it stands in the paper. */
export type PaperSection = {
	id: string;
	/** 1: "I. KẾT QUẢ…", 2: "1. Công tác giáo dục", 0: a heading of neither. */
	level: 0 | 1 | 2;
	title: string;
	paragraphs: readonly Paragraph[];
	/** What is to be written where nothing stands; null: the section is a heading of others, or needs nothing. */
	ask: string | null;
};

export type Align = 'left' | 'center' | 'right';
export type Column = { title: string; widthMm: number; align: Align };

/** A table on a landscape page of its own. A cell's lines stand below each other. */
export type Appendix = {
	title: string;
	subject: string;
	/** "(Kèm theo Báo cáo số …)". */
	reference: string;
	columns: readonly Column[];
	rows: readonly (readonly string[])[];
	/** Below the table. */
	notes: readonly string[];
};

/** Who signs: the lines above the place for the signature; the name stays blank. */
export type Signature = readonly string[];

/**
 * A document in the Union's form, as it is shown, printed and exported: the one model behind all three. Number, day and
 * the signer's name are blank: nobody signs or numbers a document for its writer.
 */
export type Paper = {
	/** TỈNH ĐOÀN YÊN BÁI */
	superior: string;
	/** BCH ĐOÀN KHỐI CƠ QUAN VÀ DOANH NGHIỆP TỈNH */
	issuing: string;
	/** `-BC/ĐTN`; '' where the form has no number. */
	symbol: string;
	/** "Yên Bái". */
	place: string;
	/** The year of the date line, which is left to be filled in by hand. */
	year: string;
	/** BÁO CÁO */
	kind: string;
	subject: readonly string[];
	/** Before the first section: "Kính gửi: …". */
	opening: readonly string[];
	sections: readonly PaperSection[];
	recipients: readonly string[];
	signatures: readonly Signature[];
	appendices: readonly Appendix[];
};

/** The text of a paragraph. */
export function textOf(paragraph: Paragraph): string {
	return paragraph.map(({ text }) => text).join('');
}

/** Runs after each other, with words between them. */
export function between(all: readonly (readonly Run[])[], separator: string): Run[] {
	return all.flatMap((runs, i) => (i === 0 ? runs : [{ text: separator }, ...runs]));
}

/** What of a paper is still to be written. */
export function blanksOf({ sections }: Pick<Paper, 'sections'>): PaperSection[] {
	return sections.filter(({ ask, paragraphs }) => ask !== null && paragraphs.length === 0);
}

/** "Yên Bái, ngày … tháng … năm 2021": day and month are for whoever signs. */
export function dateLine(place: string, year: string): string {
	const blank = '\u00a0'.repeat(6);
	return `${place}, ngày${blank}tháng${blank}năm ${year === '' ? blank : year}`;
}

/** Where nobody wrote anything: a line to write on. */
export const dottedLine = '…'.repeat(24);

/** The last section's words with the "./." that ends a paper, in place of a full stop. */
export function lastWords(texts: readonly string[]): string[] {
	return texts.map((text, i) =>
		i < texts.length - 1 ? text : `${text.replace(/[.\s]+$/, '')}./.`
	);
}
