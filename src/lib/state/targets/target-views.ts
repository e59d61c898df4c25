import type { PartFigure } from '../../domain/targets/part-figures.ts';
import type { RateGoal } from '../../domain/targets/rate.ts';
import { isMet, percentDown } from '../../domain/targets/rate.ts';
import type { FigureRule } from '../../domain/targets/rules.ts';
import type { FigureView, TargetChapter, TargetView } from '../../domain/targets/view.ts';
import type { TargetFigure } from '../../domain/targets/unit-targets.ts';
import type { FieldEntry } from '../../terms/lists.ts';
import type { Target } from '../../terms/programme.ts';

/** Figures by id as they were counted for a period; null where nothing is known of it. */
export type FiguresOf = (
	period: string
) => Readonly<Record<string, TargetFigure & { unknown?: number }>> | null;

type Programme = { targets: readonly Target[]; rules: readonly FigureRule[]; fields: FieldEntry[] };

/**
 * The targets that are counted from records, by chapter. A yearly target is never one figure over the whole term: there
 * it stands year by year.
 * @param years the years of the term
 * @param inPart what of the figures was done in a shorter period of the year, where one is asked for
 */
export function targetChapters(
	{ targets, rules, fields }: Programme,
	period: string,
	years: readonly string[],
	figuresOf: FiguresOf,
	inPart: ((figure: string) => PartFigure) | null = null
): TargetChapter[] {
	const views = targets.flatMap((target) => {
		const byYear = period === 'term' && isYearly(target);
		const figures = (byYear ? years : [period]).flatMap((one) =>
			target.figures.flatMap((figure) => {
				const view = figureView(figure, rules, figuresOf(one), byYear ? one : null);
				return view === null ? [] : [{ ...view, inPart: inPart?.(figure.id) ?? null }];
			})
		);
		if (figures.length === 0) return [];
		const { id, label, quote, proxy, rule, field } = target;
		const personsAs = rule.kind === 'objective' ? (rule.personsAs ?? null) : null;
		const together = rule.kind === 'staffChildrenAt';
		return [{ field, view: { id, label, quote, proxy, personsAs, together, figures } }];
	});
	return fields.flatMap((field) => {
		const inField = views.filter((one) => one.field === field.id).map(({ view }) => view);
		return inField.length === 0 ? [] : [{ field, targets: inField }];
	});
}

function isYearly({ period }: Target): boolean {
	return period === 'yearly' || period === 'twiceAYear';
}

function figureView(
	{ id, label, numerator, denominator, goal }: Target['figures'][number],
	rules: readonly FigureRule[],
	figures: ReturnType<FiguresOf>,
	year: string | null
): Omit<FigureView, 'inPart'> | null {
	const rule = rules.find((one) => one.id === id);
	const figure = figures?.[id];
	if (rule === undefined || figure === undefined) return null;
	const rate: RateGoal = goal.kind === 'countAtLeast' ? { kind: 'none' } : goal;
	const { n, of, unknown = 0 } = figure;
	const over = of !== null && n > of;
	return {
		...figure,
		...{ id, rule, label: label ?? null, year, numerator, denominator, goal: rate, unknown },
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
