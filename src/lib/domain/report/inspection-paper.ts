import { formatNumber } from '../number-words.ts';
import { dayText, periodName } from '../period/period-name.ts';
import { daysOfPeriod } from '../period/span.ts';
import type { InspectionView } from '../work/inspections.ts';
import type { HeadingNames } from './build.ts';
import type { ReportForm } from './form.ts';
import type { Paper } from './paper.ts';
import { shortPaper } from './short-papers.ts';

/** An inspection as its report speaks of it. */
export type InspectionOfPaper = Pick<
	InspectionView,
	'kind' | 'name' | 'topic' | 'plannedOn' | 'doneOn' | 'conclusion' | 'mending' | 'mendedOn'
>;

/**
 * Báo cáo kiểm tra, giám sát of the first six months or of a year, with what is planned after it. What has no day is no
 * part of it.
 */
export function inspectionPaper(
	form: ReportForm['papers']['inspections'],
	names: HeadingNames,
	period: string,
	all: readonly InspectionOfPaper[]
): Paper {
	const { from, to } = daysOfPeriod(period) ?? { from: '', to: '' };
	const held = all.filter(({ doneOn }) => doneOn !== null && doneOn >= from && doneOn <= to);
	const ahead = all.filter(
		({ doneOn, plannedOn }) => doneOn === null && plannedOn !== null && plannedOn > to
	);
	const toMend = held.filter(({ mending }) => mending !== '');
	const count = (n: number) => (n === 0 ? null : formatNumber(n));
	const ofKind = (kind: InspectionOfPaper['kind']) =>
		count(held.filter((one) => one.kind === kind).length);
	return shortPaper(form, { ...names, issuing: form.issuing }, period.slice(0, 4), {
		period: periodName(period),
		none: held.length === 0 ? '' : null,
		check: ofKind('check'),
		oversight: ofKind('oversight'),
		held: lines(held.map(heldLine)),
		toMend: count(toMend.length),
		nothingToMend: toMend.length === 0 ? '' : null,
		mended: formatNumber(toMend.filter(({ mendedOn }) => mendedOn !== null).length),
		mending: lines(toMend.map(mendingLine)),
		ahead: lines(ahead.map(aheadLine)),
		noneAhead: ahead.length === 0 ? '' : null
	});
}

/** Numbered, a line each; null where there are none. */
function lines(all: readonly string[]): string | null {
	return all.length === 0 ? null : all.map((line, i) => `${i + 1}. ${line}`).join('\n');
}

const day = (of: string | null) => (of === null ? '' : dayText(of));
const sentence = (text: string) => text.replace(/[.\s]+$/, '');
const kinds = { check: 'Kiểm tra', oversight: 'Giám sát' } as const;

function heldLine({ kind, name, topic, doneOn, conclusion }: InspectionOfPaper): string {
	const found = conclusion === '' ? '' : ` Kết luận: ${sentence(conclusion)}.`;
	return `${kinds[kind]} ${name}: ${sentence(topic)} (ngày ${day(doneOn)}).${found}`;
}

function mendingLine({ name, mending, mendedOn }: InspectionOfPaper): string {
	const state = mendedOn === null ? 'chưa khắc phục xong' : `đã khắc phục ngày ${day(mendedOn)}`;
	return `${name}: ${sentence(mending)} (${state}).`;
}

function aheadLine({ kind, name, topic, plannedOn }: InspectionOfPaper): string {
	return `${kinds[kind]} ${name}: ${sentence(topic)} (dự kiến ${day(plannedOn)}).`;
}
