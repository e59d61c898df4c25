import type { PartFigure } from './part-figures.ts';
import type { RateGoal } from './rate.ts';
import type { FigureRule } from './rules.ts';
import type { TargetFigure } from './unit-targets.ts';

/** A figure with the words that stand at its line, and what can be said of it. `unknown`: units without a denominator. */
export type FigureView = TargetFigure & {
	id: string;
	rule: FigureRule;
	/** Set where a target has several figures, or several years. */
	label: string | null;
	year: string | null;
	numerator: string;
	denominator: string;
	goal: RateGoal;
	unknown: number;
	percent: number | null;
	met: boolean | null;
	/** More than the whole: of counts that are told and added up; then nobody can say that all are there. */
	over: boolean;
	/** What of it was done in a shorter period that is asked for; null where none is. */
	inPart: PartFigure | null;
	/** How many are missing to the whole denominator; null where that is not known. */
	gap: number | null;
};

/** A target as it is shown. */
export type TargetView = {
	id: string;
	label: string;
	quote: string;
	proxy: boolean;
	/** The target that counts its persons (CT17: CT12); null: its own figures are all. */
	personsAs: string | null;
	/** All of its figures are asked for together (CT10). */
	together: boolean;
	figures: FigureView[];
};

/** The targets of a chapter of the programme. */
export type TargetChapter = { field: { id: string; label: string }; targets: TargetView[] };
