import { formatNumber } from '../number-words.ts';
import type { ConferenceView } from '../work/conferences.ts';
import type { HeadingNames } from './build.ts';
import type { PaperForm } from './form.ts';
import type { Paper, PaperSection } from './paper.ts';
import { textOf } from './paper.ts';
import { fill } from './template.ts';

/** What the places of a short paper's form stand for; null: it is not known, and what speaks of it is left out. */
export type Facts = Readonly<Record<string, string | null>>;

/** A conference as its papers speak of it. */
export type ConferenceOfPaper = Pick<
	ConferenceView,
	'number' | 'heldOn' | 'month' | 'place' | 'summoned' | 'present' | 'absent' | 'minutes'
> & { items: readonly { shown: string }[] };

/** A place to write on, where the day or the hall is not known yet. */
const BLANK = '……………………………';

/** Giấy mời or biên bản of a conference, filled from what is kept of it. */
export function conferencePaper(
	form: PaperForm,
	names: HeadingNames & { body: string; ordinal: string },
	conference: ConferenceOfPaper
): Paper {
	const { number, heldOn, month, place, summoned, present, absent, minutes, items } = conference;
	const count = (n: number | null) => (n === null ? null : formatNumber(n));
	return shortPaper(form, names, (heldOn ?? month).slice(0, 4), {
		body: names.body,
		ordinal: names.ordinal,
		number: String(number),
		when: heldOn === null ? `ngày ……… tháng ……… năm ${month.slice(0, 4)}` : dayWords(heldOn),
		place: place === '' ? BLANK : place,
		summoned: count(summoned),
		present: count(present),
		absent: absent === '' ? null : withoutStop(absent),
		items: items.map(({ shown }, i) => `${i + 1}. ${shown}`).join('\n'),
		minutes: minutes === '' ? BLANK : minutes
	});
}

/** What one activity tells, as its facts are shown. */
export type ActivityOfPaper = {
	/** The unit that reports. */
	unit: string;
	name: string;
	/** The year in which it began; '' where that is not known. */
	year: string;
	facts: readonly { title: string; lines: readonly string[] }[];
	/** The result in words; '' where none were written. */
	result: { title: string; text: string };
};

/** Báo cáo nhanh: one activity on one page, that evening. */
export function activityPaper(
	form: PaperForm,
	names: HeadingNames,
	{ name, year, facts, result }: ActivityOfPaper
): Paper {
	const paper = shortPaper(form, names, year, { name: lowered(name) });
	const told = result.text === '' ? [] : [{ title: result.title, lines: result.text.split('\n') }];
	return {
		...paper,
		sections: [...facts, ...told].map(({ title, lines }, i) =>
			section(i, `${i + 1}. ${title}`, lines)
		)
	};
}

/** A short paper filled from facts: a paragraph of which one is not known is left out. */
export function shortPaper(
	form: PaperForm,
	names: HeadingNames,
	year: string,
	facts: Facts
): Paper {
	const said = (template: string) => {
		const runs = fill(template, (place) => {
			const fact = facts[place];
			return fact === null || fact === undefined ? null : [{ text: fact }];
		});
		return runs === null ? null : textOf(runs);
	};
	const { kind, symbol, opening, recipients, signatures } = form;
	const { superior, issuing, place } = names;
	return {
		superior,
		issuing,
		place,
		kind,
		symbol,
		year,
		opening,
		recipients,
		signatures,
		subject: [said(form.subject) ?? form.subject],
		sections: form.sections.map(({ title, paragraphs }, i) =>
			section(
				i,
				title,
				paragraphs.flatMap((one) => said(one)?.split('\n') ?? [])
			)
		),
		appendices: []
	};
}

function section(i: number, title: string, lines: readonly string[]): PaperSection {
	const paragraphs = lines.filter((line) => line.trim() !== '').map((text) => [{ text }]);
	return { id: `s${i}`, level: 2, title, paragraphs, ask: null };
}

const dayWords = (day: string) => {
	const [year, month, date] = day.split('-').map(Number);
	return `ngày ${date} tháng ${month} năm ${year}`;
};
const withoutStop = (text: string) => text.replace(/[.\s]+$/, '');
const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
