import type { UnitId } from '../ids.ts';
import type { Board } from '../totals/figures.ts';
import type { BoardMeasure } from '../totals/board-view.ts';

/** Where a figure of a report comes from: what its link opens, and what a frozen report still tells. */
export type Source =
	| {
			kind: 'records';
			measure: BoardMeasure;
			/** Null: every record of the period. */
			by: { dimension: 'campaign' | 'objective'; key: string } | null;
	  }
	| { kind: 'target'; figure: string }
	| { kind: 'conference'; number: number }
	| { kind: 'units' };

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
};

/** A conference that was held in the period. */
export type HeldConference = { number: number; heldOn: string };

/** A paper that was issued in the period. */
export type IssuedPaper = { conference: number; title: string; number: string; issuedOn: string };

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
	/** Units that have sent nothing for long: a warning before the report goes out. */
	silent: number | null;
};
