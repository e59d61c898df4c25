import type {
	RecordsBy,
	ReportFigure,
	ReportTarget,
	UnitBehind,
	UnitRow
} from '../../domain/report/data.ts';
import { fractionWords } from '../../domain/report/facts.ts';
import { figureLabel } from '../../domain/report/figure-label.ts';
import { levelNote } from '../../domain/report/level-words.ts';
import { periodName } from '../../domain/period/period-name.ts';
import type { PartFigure } from '../../domain/targets/part-figures.ts';
import { percentDown } from '../../domain/targets/rate.ts';
import type { UnitsTargets } from '../../domain/targets/targets-document.ts';
import type {
	FigureView,
	OtherFigure,
	TargetChapter,
	UnitNote
} from '../../domain/targets/view.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import type { RatingLevel } from '../../domain/work/rating-levels.ts';
import { ratingLevels } from '../../domain/work/rating-levels.ts';
import type { Target } from '../../terms/programme.ts';
import type { UnitOrganisation } from './unit-organisation.ts';

/** CT07's figure of those who have both. */
const BOTH = 'both';

/**
 * The targets of a report as the board of targets counts them, with the programme's order and words. In a part of a year
 * a figure is what was done in that part, of the year's denominator: no goal is set for it, so none is met or missed.
 */
export function reportTargets(
	chapters: readonly TargetChapter[],
	targets: readonly Target[],
	period: string
): ReportTarget[] {
	const views = chapters.flatMap((chapter) => chapter.targets);
	const others = chapters.flatMap((chapter) => chapter.others);
	return targets.flatMap((target): ReportTarget[] => {
		const { id, label, proxy, restricted } = target;
		const view = views.find((one) => one.id === id);
		const other = others.find((one) => one.id === id);
		const about = { id, label, proxy, restricted };
		if (view !== undefined) {
			const figures = view.figures.map((figure) => reportFigure(figure, target));
			return [{ ...about, over: null, figures }];
		}
		if (other === undefined || other.closed || other.figures.length === 0) return [];
		const figures = other.figures.map((figure) => otherFigure(figure, target, period));
		return [{ ...about, over: isPart(period) ? periodName(period.slice(0, 4)) : null, figures }];
	});
}

const isPart = (period: string) => /^\d{4}-/.test(period);

/** What ratings, officers and the committee's papers tell: of the year, whatever part of it the report is of. */
function otherFigure(view: OtherFigure, target: Target, period: string): ReportFigure {
	const { key, counts, numerator, denominator, n, of, waiting, inexact, percent } = view;
	const [first] = target.figures;
	const own = target.figures.find(({ id }) => id === key);
	const both = key === BOTH;
	return {
		counts,
		numerator,
		denominator,
		n,
		of,
		waiting,
		inexact,
		percent,
		id: both ? `${target.id}-${BOTH}` : ((own ?? first)?.id ?? target.id),
		label: both ? `${target.label}: cả hai` : (own?.label ?? target.label),
		year: period === 'term' ? view.year : null,
		unknown: 0,
		met: isPart(period) ? null : view.met,
		by: target.rule.kind === 'officersTrained' ? ofCampaign(target.rule.tag) : null,
		behind: view.lacking?.map((unit) => behind(unit, target)) ?? null
	};
}

/** What is said of a unit that is behind: its level, or its fraction. */
function behind({ name, n, of, level }: UnitNote, { rule }: Target): UnitBehind {
	if (rule.kind === 'rated')
		return { name, lacks: null, note: levelNote(isLevel(level) ? level : null) };
	return {
		name,
		lacks: of === null ? null : of - n,
		note: fractionWords({ n, of, inexact: false })
	};
}

const isLevel = (level: string | null): level is RatingLevel =>
	ratingLevels.some((one) => one === level);

const ofCampaign = (key: string): RecordsBy => ({ dimension: 'campaign', key });

/** The records behind a figure that records tell of, where they are those of one campaign or objective. */
function recordsBehind({ rule, figures }: Target, figure: string): RecordsBy | null {
	switch (rule.kind) {
		case 'tagged':
		case 'visitedTwinned':
			return ofCampaign(rule.tag);
		case 'objective':
			return { dimension: 'objective', key: String(rule.objective) };
		case 'staffChildrenAt': {
			const tag = rule.tags[figures.findIndex(({ id }) => id === figure)];
			return tag === undefined ? null : ofCampaign(tag);
		}
		default:
			return null;
	}
}

function reportFigure(view: FigureView, target: Target): ReportFigure {
	const { id, numerator, denominator, year, of, unknown, inPart } = view;
	const counts = target.figures.find((one) => one.id === id)?.counts ?? '';
	const n = inPart?.n ?? view.n;
	return {
		id,
		numerator,
		denominator,
		counts,
		year,
		n,
		of,
		unknown,
		label: figureLabel(target, view.label),
		waiting: inPart?.waiting ?? view.waiting,
		inexact: inPart?.inexact ?? view.inexact,
		percent: of !== null && n > of ? null : percentDown(n, of),
		met: inPart === null ? view.met : null,
		by: recordsBehind(target, id),
		behind: null
	};
}

/**
 * Every unit's figures, by name; `parts`: what of them was done in a part of the year; `organisations`: what ratings and
 * officers tell of each.
 */
export function unitRows(
	units: UnitsTargets['units'],
	known: readonly Unit[],
	parts: ReadonlyMap<string, Readonly<Record<string, PartFigure | undefined>>> | null,
	organisations: ReadonlyMap<string, UnitOrganisation> | null
): UnitRow[] {
	return known.flatMap(({ id, name }) => {
		const counted = units[id];
		if (counted === undefined) return [];
		const inPart = parts?.get(id);
		const figures = Object.entries(counted.figures).map(([figure, { n, of, inexact }]) => {
			if (parts === null) return [figure, { n, of, inexact }] as const;
			const part = inPart?.[figure];
			return [figure, { n: part?.n ?? 0, of, inexact: part?.inexact ?? false }] as const;
		});
		const { figures: more = {}, levels = {} } = organisations?.get(id) ?? {};
		return [{ unit: id, name, figures: { ...Object.fromEntries(figures), ...more }, levels }];
	});
}
