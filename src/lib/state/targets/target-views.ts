import { forecast } from '../../domain/targets/forecast.ts';
import type { PartFigure } from '../../domain/targets/part-figures.ts';
import type { RateGoal } from '../../domain/targets/rate.ts';
import { isMet, needed, percentDown } from '../../domain/targets/rate.ts';
import type { FigureRule } from '../../domain/targets/rules.ts';
import { stillNeeded } from '../../domain/targets/still-needed.ts';
import { spanOf } from '../../domain/targets/units-due.ts';
import type {
	FigureView,
	OtherView,
	TargetChapter,
	TargetView
} from '../../domain/targets/view.ts';
import type { TermSpan } from '../../domain/totals/figures.ts';
import type { TargetFigure } from '../../domain/targets/unit-targets.ts';
import type { FieldEntry } from '../../terms/lists.ts';
import type { Target } from '../../terms/programme.ts';

/** Figures by id as they were counted for a period; null where nothing is known of it. */
export type FiguresOf = (
	period: string
) => Readonly<Record<string, TargetFigure & { unknown?: number }>> | null;

type Programme = { targets: readonly Target[]; rules: readonly FigureRule[]; fields: FieldEntry[] };

/** What is told beside the figures of the period itself. */
type Beside = {
	/** What of the figures was done in a shorter period of the year, where one is asked for. */
	inPart?: ((figure: string) => PartFigure) | null;
	/** How far a figure had come within the period, up to what it is now. */
	trend?: ((figure: string, now: number) => FigureView['trend']) | null;
	/** The day of the figures. */
	countedOn: string;
	today: string;
	/** The days of the term. */
	span: TermSpan;
};

/** A target, and the chapter it stands in. */
type InField<T> = { field: string | null; view: T };

/**
 * The targets that records tell of. A yearly target is never one figure over the whole term: there it stands year by
 * year.
 * @param years the years of the term
 */
export function countedTargets(
	{ targets, rules }: Omit<Programme, 'fields'>,
	period: string,
	years: readonly string[],
	figuresOf: FiguresOf,
	beside: Beside
): InField<TargetView>[] {
	return targets.flatMap((target) => {
		const byYear = period === 'term' && isYearly(target);
		const figures = (byYear ? years : [period]).flatMap((one) =>
			target.figures.flatMap((figure) => {
				const view = figureView(figure, rules, figuresOf(one), byYear ? one : null);
				if (view === null) return [];
				return [withBeside(view, byYear, one, beside)];
			})
		);
		if (figures.length === 0) return [];
		const { id, label, quote, proxy, rule, field } = target;
		const personsAs = rule.kind === 'objective' ? (rule.personsAs ?? null) : null;
		const together = rule.kind === 'staffChildrenAt';
		return [{ field, view: { id, label, quote, proxy, personsAs, together, figures } }];
	});
}

/** Targets by the chapters of the programme; last those of no chapter. */
export function byChapter(
	fields: readonly FieldEntry[],
	counted: readonly InField<TargetView>[],
	others: readonly InField<OtherView>[] = []
): TargetChapter[] {
	return [...fields, null].flatMap((field) => {
		const inField = <T>(all: readonly InField<T>[]) =>
			all.flatMap((one) => (one.field === (field?.id ?? null) ? one.view : []));
		const chapter = { field, targets: inField(counted), others: inField(others) };
		return chapter.targets.length + chapter.others.length === 0 ? [] : [chapter];
	});
}

function withBeside(
	view: CountedView,
	byYear: boolean,
	period: string,
	{ inPart, trend, today, countedOn, span }: Beside
): FigureView {
	const enough = view.of === null ? null : needed(view.goal, view.of);
	const days = spanOf(span, period);
	// Children come on two days of the year: they have no pace.
	const asked = view.counts === 'staffChildren' ? null : enough;
	return {
		...view,
		inPart: inPart?.(view.id) ?? null,
		trend: byYear ? [] : (trend?.(view.id, view.n) ?? []),
		need: view.over ? null : stillNeeded(enough, view.n, days.end, today),
		forecast: forecast({ ...view, enough: asked }, days, countedOn)
	};
}

/** A figure without what stands beside it. */
type CountedView = Omit<FigureView, 'inPart' | 'trend' | 'need' | 'forecast'>;

function isYearly({ period }: Target): boolean {
	return period === 'yearly' || period === 'twiceAYear';
}

function figureView(
	{ id, label, numerator, denominator, goal }: Target['figures'][number],
	rules: readonly FigureRule[],
	figures: ReturnType<FiguresOf>,
	year: string | null
): CountedView | null {
	const rule = rules.find((one) => one.id === id);
	const figure = figures?.[id];
	if (rule === undefined || figure === undefined) return null;
	const rate: RateGoal = goal.kind === 'countAtLeast' ? { kind: 'none' } : goal;
	const { n, of, unknown = 0 } = figure;
	const over = of !== null && n > of;
	return {
		...figure,
		id,
		rule,
		counts: rule.counts,
		label: label ?? null,
		year,
		numerator,
		denominator,
		goal: rate,
		unknown,
		percent: percentDown(n, of),
		// With a unit's denominator missing nobody can say that all are there.
		met: unknown > 0 || over ? null : isMet(rate, n, of),
		over,
		gap: of === null ? null : Math.max(0, of - n)
	};
}

/** Whether a target with several figures is met as a whole: CT10 only when both days are. */
export function metTogether({ figures }: TargetView): boolean {
	return figures.every(({ met }) => met === true);
}
