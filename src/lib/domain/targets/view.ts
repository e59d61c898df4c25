import type { Forecast } from './forecast.ts';
import type { PartFigure } from './part-figures.ts';
import type { RateGoal } from './rate.ts';
import type { FigureRule } from './rules.ts';
import type { StillNeeded } from './still-needed.ts';
import type { TrendPoint } from './trend.ts';
import type { TargetFigure } from './unit-targets.ts';

/** What a figure counts. */
export type Counted =
	| 'persons'
	| 'units'
	| 'staffChildren'
	| 'keyOfficers'
	| 'officers'
	| 'resolutions'
	| 'conferences';

/** What a fraction shows: the numerator above the line, the denominator below it, and what can be said of them. */
export type BarFigure = {
	/** Set where a target has several figures, or several years. */
	label: string | null;
	year: string | null;
	counts: Counted;
	n: number;
	waiting: number;
	/** Null: not known, or none is set. */
	of: number | null;
	inexact: boolean;
	numerator: string;
	denominator: string;
	goal: RateGoal;
	percent: number | null;
	met: boolean | null;
	/** How many are missing to the whole denominator; null where that is not known or nobody asks. */
	gap: number | null;
	/** How many are needed by when; null where the time is over or nobody counts down. */
	need: StillNeeded | null;
	/** What of it was done in a shorter period that is asked for; null where none is. */
	inPart: PartFigure | null;
	/** How far it had come before, oldest first, and at last how it stands; empty: not known, or nobody asks. */
	trend: readonly TrendPoint[];
	/** Where it is going at its pace; null where that is not known or nobody asks. */
	forecast: Forecast | null;
};

/** A figure that records tell of. `unknown`: units without a denominator. */
export type FigureView = TargetFigure &
	BarFigure & {
		id: string;
		rule: FigureRule;
		unknown: number;
		/** More than the whole: of counts that are told and added up; then nobody can say that all are there. */
		over: boolean;
	};

/** A unit with what is to be said of it in a figure; by name, never ranked. */
export type UnitNote = {
	unit: string;
	name: string;
	n: number;
	of: number | null;
	level: string | null;
};

/** A figure that other things tell of: ratings, officers, what the committee issued or held. */
export type OtherFigure = BarFigure & {
	key: string;
	/** In the denominator, and of whom it was not written down whether they are in the numerator. */
	unknown: number;
	/** Units due for rating that were not rated. */
	unrated: number;
	/** The units that lack something; null: asked of the whole block only. */
	lacking: readonly UnitNote[] | null;
};

/** A target of them. `closed`: this person may not see it; `restricted`: of Party stage. */
export type OtherView = {
	id: string;
	label: string;
	quote: string | null;
	how: 'rated' | 'introduced' | 'admitted' | 'keyOfficers' | 'trained' | 'issued' | 'held';
	restricted: boolean;
	closed: boolean;
	figures: OtherFigure[];
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
export type TargetChapter = {
	/** Null: of no chapter, but of the committee's own work. */
	field: { id: string; label: string } | null;
	targets: TargetView[];
	others: OtherView[];
};
