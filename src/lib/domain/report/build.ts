import { nextPeriodName } from '../period/period-name.ts';
import { appendicesOf } from './appendix.ts';
import type { ReportData } from './data.ts';
import { factsOf } from './facts.ts';
import type { ReportForm } from './form.ts';
import { signatureOf } from './form.ts';
import type { Paper, PaperSection } from './paper.ts';
import { textOf } from './paper.ts';
import type { SectionFigure } from './relink.ts';
import { figuresIn, relink } from './relink.ts';
import { fill, paragraphsOf } from './template.ts';

/** The names of the bodies that stand in a heading. */
export type HeadingNames = { superior: string; issuing: string; place: string };

/** What somebody wrote instead of a section's words, by section. */
export type Edits = Readonly<Record<string, string>>;

/** A report with what became of the figures of edited sections. */
export type BuiltReport = {
	paper: Paper;
	/** By section: figures of the records that no longer stand in its words. */
	gone: Readonly<Record<string, readonly SectionFigure[]>>;
};

/** The review report of a scope and period: the form's sections filled from the data, or as somebody wrote them. */
export function buildReport(
	form: ReportForm,
	names: HeadingNames,
	data: ReportData,
	edits: Edits
): BuiltReport {
	const gone: Record<string, readonly SectionFigure[]> = {};
	const sections = filledSections(form, data).map((section): PaperSection => {
		const written = edits[section.id];
		if (written === undefined) return section;
		const linked = relink(written, figuresIn(section.paragraphs));
		if (linked.gone.length > 0) gone[section.id] = linked.gone;
		return { ...section, paragraphs: linked.paragraphs };
	});
	return { paper: { ...headOf(form, names, data), sections }, gone };
}

/** The sections as the data fill them. */
export function filledSections(form: ReportForm, data: ReportData): PaperSection[] {
	const resolve = factsOf(data);
	return form.sections.map(({ id, level, title, ask, block, unit }) => ({
		id,
		level,
		title,
		ask,
		paragraphs: paragraphsOf(data.scope === 'block' ? block : unit, resolve)
	}));
}

function headOf(form: ReportForm, names: HeadingNames, data: ReportData): Omit<Paper, 'sections'> {
	const resolve = factsOf(data);
	const said = (template: string) => textOf(fill(template, resolve) ?? [{ text: template }]);
	const ofUnit = data.scope !== 'block';
	return {
		superior: ofUnit ? form.ofUnit.superior : names.superior,
		issuing: ofUnit ? data.body.toUpperCase() : names.issuing,
		symbol: form.symbol,
		place: names.place,
		year: yearOf(data.period),
		kind: form.kind,
		subject: [said(nextPeriodName(data.period) === null ? form.subject[1] : form.subject[0])],
		opening: [],
		recipients: (ofUnit ? form.ofUnit.recipients : form.recipients).map(said),
		signatures: [ofUnit ? form.ofUnit.signature : signatureOf(form, data.period)],
		appendices: appendicesOf(form, data)
	};
}

/** The year that stands in the date line; '' where the period does not tell. */
function yearOf(period: string): string {
	return period === 'term' ? '' : period.slice(0, 4);
}
