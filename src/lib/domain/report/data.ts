import type { UnitId } from '../ids.ts';
import type { Board } from '../totals/figures.ts';
import type { BoardMeasure } from '../totals/board-view.ts';
import type { RatingLevel } from '../work/rating-levels.ts';

/** Parts of the work that a report tells of beside conferences: the committee's, and a unit's assessment of itself. */
export const workParts = ['inspections', 'plan', 'awards', 'pledges', 'selfRating'] as const;
export type WorkPart = (typeof workParts)[number];

/** Which records of the period: those of a campaign, or that serve an objective. */
export type RecordsBy = { dimension: 'campaign' | 'objective'; key: string };

/** Where a figure of a report comes from: what its link opens, and what a frozen report still tells. */
export type Source =
	| {
			kind: 'records';
			measure: BoardMeasure;
			/** Null: every record of the period. */
			by: RecordsBy | null;
	  }
	| { kind: 'target'; figure: string }
	| { kind: 'conference'; number: number }
	| { kind: 'work'; part: WorkPart }
	| { kind: 'units' };

/** A unit that is behind in a figure: how many it lacks, where that is a number, and what is said of it: "2 trên 3". */
export type UnitBehind = { name: string; lacks: number | null; note: string };

/** A figure of a target as the report says it. `of` null: it has no denominator; `percent` null: nothing to be a share of. */
export type ReportFigure = {
	id: string;
	/** The words beside numerator and denominator: "người đã học", "đoàn viên, thanh niên". */
	numerator: string;
	denominator: string;
	label: string;
	counts: string;
	/** Of a yearly target over the whole term: the year it is of; else null. */
	year: string | null;
	n: number;
	of: number | null;
	waiting: number;
	inexact: boolean;
	/** Units whose denominator is not known, left out of both. */
	unknown: number;
	percent: number | null;
	/** Null: that cannot be said. */
	met: boolean | null;
	/** What the records behind it are of, where one phrase tells; null: of officers, ratings, or of several things. */
	by: RecordsBy | null;
	/** Of ratings and officers the units that are behind; null: as the units' own figures tell. */
	behind: readonly UnitBehind[] | null;
};

/** A target of the programme with its figures, in the programme's order. */
export type ReportTarget = {
	id: string;
	label: string;
	/** A stand-in for what the words ask: "có hoạt động", never "đạt". */
	proxy: boolean;
	/** Party stage: the block's counts may be printed, a unit's never. */
	restricted: boolean;
	/** What period its figures are of, where that is not the report's own: "cả nhiệm kỳ", "năm 2021". */
	over: string | null;
	figures: ReportFigure[];
};

/** A unit's own figures, for the appendix; by figure. */
export type UnitRow = {
	unit: UnitId;
	name: string;
	figures: Readonly<Record<string, { n: number; of: number | null; inexact: boolean }>>;
	/** What it was rated at last, by the years of the period in which units are rated; null: nothing yet. */
	levels: Readonly<Record<string, RatingLevel | null>>;
};

/** A conference that was held in the period. */
export type HeldConference = { number: number; heldOn: string };

/** A paper that was issued in the period. */
export type IssuedPaper = { conference: number; title: string; number: string; issuedOn: string };

/** So many done of so many, and what they are, a line each: what a frozen report still tells of them. */
export type WorkCount = { n: number; of: number; lines: readonly string[] };

/** What the committee's work tells beside its conferences and papers; null: nothing, or this person may not read it. */
export type WorkFacts = {
	/** Inspections that were held; of those in which something had to be mended, how many were. */
	inspections: {
		n: number;
		check: number;
		oversight: number;
		mended: WorkCount | null;
		lines: readonly string[];
	} | null;
	/** Lines of the plans that hold, due in the period. */
	plan: WorkCount | null;
	/** Awards that were given, by their form, the most first. */
	awards: {
		n: number;
		forms: readonly { form: string; n: number }[];
		lines: readonly string[];
	} | null;
	/** Works that units registered for the years of the period. */
	pledges: WorkCount | null;
	/** A unit's own assessment of the year, in words. */
	selfRating: string | null;
};

/** A name with how many activities stand behind it. */
export type NamedCount = { key: string; name: string; group: string; activities: number };

/**
 * All that a report is filled from, of one scope and period: the one input, so that whatever learns to count more only
 * adds to it. Null and empty mean that this phone knows nothing of it, never that there was nothing.
 */
export type ReportData = {
	scope: 'block' | UnitId;
	/** The body that reports, in full. */
	body: string;
	period: string;
	/** When the figures were counted; null: on this phone, now. */
	at: string | null;
	/** What was recorded in the period. */
	board: Board | null;
	/** Campaigns with an approved record, most first. */
	campaigns: readonly NamedCount[];
	targets: readonly ReportTarget[];
	/** Units due in the period. */
	unitsDue: number | null;
	units: readonly UnitRow[];
	conferences: readonly HeldConference[];
	papers: readonly IssuedPaper[];
	work: WorkFacts;
	/** Units that have sent nothing for long: a warning before the report goes out. */
	silent: number | null;
};
