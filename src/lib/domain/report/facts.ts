import { formatNumber, moneyWords, numberWords } from '../number-words.ts';
import { nextPeriodName, periodName, periodTitle } from '../period/period-name.ts';
import type { BoardMeasure } from '../totals/board-view.ts';
import { boardMeasures, figureOf } from '../totals/board-view.ts';
import type { Cell } from '../totals/figures.ts';
import type { NamedCount, ReportData, ReportFigure, ReportTarget, Source } from './data.ts';
import type { Run } from './paper.ts';
import { between } from './paper.ts';
import type { Resolve } from './template.ts';
import type { Facts } from './work-places.ts';
import { workPlaces } from './work-places.ts';

/** A form of a report names at most so many campaigns; the rest are counted. */
const MOST_NAMED = 8;

/** What the places of a form's sentences mean for a report: plain words, and figures with what they come from. */
export function factsOf(data: ReportData): Resolve {
	const facts: Facts = { ...wordFacts(data), ...workPlaces(data), ...metFacts(data) };
	return (name, form) => {
		const own = facts[name];
		if (own !== undefined) return own(form);
		const named = figureNamed(data.targets, name);
		if (named !== null && form === 'when')
			return [{ text: named.target.over ?? periodName(data.period) }];
		if (named !== null) return figureRuns(named.figure, form);
		return measureRuns(data, name);
	};
}

const words = (text: string | null) => () => (text === null ? null : [{ text }]);

function wordFacts(data: ReportData): Facts {
	const next = nextPeriodName(data.period);
	return {
		body: words(data.body),
		period: words(periodName(data.period)),
		Period: words(periodTitle(data.period)),
		next: words(next),
		units: () => counted(data.unitsDue, { kind: 'units' }),
		campaigns: () => campaignRuns(data.campaigns),
		...Object.fromEntries(
			[...new Set(data.campaigns.map(({ group }) => group))].map((group) => [
				`campaigns/${group}`,
				() => campaignRuns(data.campaigns.filter((one) => one.group === group))
			])
		)
	};
}

function metFacts({ targets }: ReportData): Facts {
	return {
		met: () => targetList(targets, true),
		unmet: () => targetList(targets, false)
	};
}

function counted(n: number | null, source: Source): Run[] | null {
	return n === null || n === 0 ? null : [{ text: formatNumber(n), source }];
}

/** The figure of an id; of one that stands year by year none is meant. */
function figureNamed(
	targets: readonly ReportTarget[],
	id: string
): { target: ReportTarget; figure: ReportFigure } | null {
	for (const target of targets)
		for (const figure of target.figures)
			if (figure.id === id && figure.year === null) return { target, figure };
	return null;
}

/**
 * A figure as a sentence says it: `` "47 trên 60", `n` "47", `%` "78,3%", `total` "60", `gap` "13", `when` the period it is of; `yes` and `no` are
 * conditions: something was counted, or nothing. What has no denominator has no share: never 0 %, never 100 %.
 */
function figureRuns(figure: ReportFigure, form: string): Run[] | null {
	const source: Source = { kind: 'target', figure: figure.id };
	const { n, of, percent } = figure;
	const run = (text: string): Run[] => [{ text, source }];
	switch (form) {
		case 'n':
			return run(numberWords(n, figure.inexact ? 'about' : 'exact'));
		case '%':
			return percent === null ? null : run(percentWords(percent));
		case 'total':
			return of === null || of === 0 ? null : run(formatNumber(of));
		case 'gap':
			return of === null || n >= of ? null : run(formatNumber(of - n));
		case 'yes':
			return n > 0 ? [] : null;
		case 'no':
			return n === 0 ? [] : null;
		case '':
			return of === null || of === 0 ? null : run(fractionWords(figure));
		default:
			return null;
	}
}

/** "47 trên 60". */
export function fractionWords({ n, of, inexact }: Pick<ReportFigure, 'n' | 'of' | 'inexact'>) {
	const said = numberWords(n, inexact ? 'about' : 'exact');
	return of === null ? said : `${said} trên ${formatNumber(of)}`;
}

/** "78,3%": one decimal, except exactly nothing or all. */
export function percentWords(percent: number): string {
	if (percent === 0 || percent === 100) return `${percent}%`;
	return `${formatNumber(Math.floor(percent))},${Math.round(percent * 10) % 10}%`;
}

/** `activities`, `campaign/quoc-te-thieu-nhi/children`, `objective/1/activities`. */
function measureRuns({ board }: ReportData, name: string): Run[] | null {
	if (board === null) return null;
	const parts = name.split('/');
	const measure = boardMeasures.find((one) => one === parts.at(-1));
	if (measure === undefined) return null;
	if (parts.length === 1)
		return cellRuns(board.all, measure, { kind: 'records', measure, by: null });
	const [dimension, key = ''] = parts;
	if (dimension !== 'campaign' && dimension !== 'objective') return null;
	const cell = board.by[dimension]?.[key];
	if (cell === undefined) return null;
	return cellRuns(cell, measure, { kind: 'records', measure, by: { dimension, key } });
}

function cellRuns({ approved }: Cell, measure: BoardMeasure, source: Source): Run[] | null {
	const { n, inexact } = figureOf(approved, measure);
	if (n === null || n === 0) return null;
	const qualifier = inexact ? 'about' : 'exact';
	const text = measure === 'valueDong' ? moneyWords(n, qualifier) : numberWords(n, qualifier);
	return [{ text, source }];
}

function campaignRuns(campaigns: readonly NamedCount[]): Run[] | null {
	if (campaigns.length === 0) return null;
	const named = campaigns.slice(0, MOST_NAMED).map(({ key, name, activities }): Run[] => [
		{ text: `${name} (` },
		{
			text: formatNumber(activities),
			source: { kind: 'records', measure: 'activities', by: { dimension: 'campaign', key } }
		},
		{ text: ' hoạt động)' }
	]);
	const rest = campaigns.length - named.length;
	const more = rest > 0 ? [[{ text: `${rest} đợt hoạt động khác` }]] : [];
	return between([...named, ...more], ', ');
}

function targetList(targets: readonly ReportTarget[], met: boolean): Run[] | null {
	const found = targets.flatMap((target) =>
		target.proxy || target.restricted
			? []
			: target.figures
					.filter((one) => one.met === met && one.year === null)
					.map((one): Run[] => [
						{ text: `${one.label.charAt(0).toLowerCase()}${one.label.slice(1)} (` },
						{ text: fractionWords(one), source: { kind: 'target', figure: one.id } },
						{ text: ` ${one.denominator})` }
					])
	);
	return found.length === 0 ? null : between(found, '; ');
}
