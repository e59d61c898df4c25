import type { UnitId } from '../ids.ts';
import { isDue } from '../targets/units-due.ts';
import type { TermSpan } from '../totals/figures.ts';
import type { Unit } from '../unit/unit.ts';
import type { WorkEntry } from './entry.ts';
import type { Change } from './fold.ts';
import { foldWork } from './fold.ts';
import type { RatingFields } from './rating-fields.ts';
import { ratingKey } from './rating-fields.ts';
import type { RatingLevel } from './rating-levels.ts';

/** The last step of the route that was taken; `none`: nobody said anything yet. */
export const ratingSteps = ['none', 'self', 'party', 'standing', 'decided'] as const;
export type RatingStep = (typeof ratingSteps)[number];

/** A unit's rating in a year. */
export type RatingView = RatingFields & {
	unit: Pick<Unit, 'id' | 'name' | 'activeTo'>;
	step: RatingStep;
	history: readonly Change<Partial<RatingFields>>[];
};

/** The ratings of a year: of the units that are due, and of those that are not and were rated all the same. */
export type YearRatings = {
	year: string;
	units: readonly RatingView[];
	/** Dissolved before the end of the year, or Đoàn Khối itself: kept and shown, and in no figure. */
	others: readonly RatingView[];
	/** The units due, by the level they were given at last. */
	counts: Readonly<Record<RatingLevel, number>>;
	unrated: number;
	ceiling: Ceiling | null;
};

/** How many units may be rated excellent by the term's ceiling, and how many were put down for it. */
export type Ceiling = { percent: number; most: number; proposed: number; over: boolean };

const nothing: RatingFields = {
	self: null,
	selfNote: '',
	party: null,
	partyNote: '',
	standing: null,
	standingNote: '',
	decided: null,
	decidedOn: null,
	number: ''
};

function foldRatings(entries: readonly WorkEntry[]) {
	return foldWork(entries.filter((entry) => entry.subject === 'rating'));
}

/**
 * The level each unit was given at last in a year, by the executive committee's decision; units without one are absent.
 * Whether a unit is due for rating is asked apart (`isDue`): a rating of a unit that was dissolved stays here.
 * @param year `2021`
 */
export function finalLevels(
	entries: readonly WorkEntry[],
	year: string
): ReadonlyMap<string, RatingLevel> {
	const ofYear = [...foldRatings(entries)].filter(([key]) => key.startsWith(`${year}.`));
	return new Map(
		ofYear.flatMap(([key, { said }]) =>
			said.decided === undefined || said.decided === null
				? []
				: [[key.slice(`${year}.`.length), said.decided] as const]
		)
	);
}

/** The units that are due for rating in a year of a term. */
export function unitsDueForRating(
	units: readonly Unit[],
	term: TermSpan,
	year: string,
	today: string
): Unit[] {
	return units.filter((unit) => isDue(unit, term, year, today));
}

/** The level that stands of a rating so far, by the last step that gave one. */
export function standingLevel({
	self,
	party,
	standing,
	decided
}: RatingFields): RatingLevel | null {
	return decided ?? standing ?? party ?? self;
}

function stepOf(view: RatingFields): RatingStep {
	if (view.decided !== null) return 'decided';
	if (view.standing !== null) return 'standing';
	if (view.party !== null || view.partyNote !== '') return 'party';
	return view.self !== null || view.selfNote !== '' ? 'self' : 'none';
}

/**
 * The ratings of a year, units in the order they are given in.
 * @param ceilingPercent the term's ceiling on "xuất sắc"; null: none
 * @param today `YYYY-MM-DD`
 */
export function yearRatings(
	year: string,
	units: readonly Unit[],
	term: TermSpan,
	entries: readonly WorkEntry[],
	ceilingPercent: number | null,
	today: string
): YearRatings {
	const folded = foldRatings(entries);
	const viewOf = ({ id, name, activeTo }: Unit): RatingView => {
		const { said, history = [] } = folded.get(ratingKey(year, id)) ?? {};
		const kept = { ...nothing, ...said };
		return { ...kept, unit: { id, name, activeTo }, step: stepOf(kept), history };
	};
	const due = new Set<UnitId>(unitsDueForRating(units, term, year, today).map(({ id }) => id));
	const views = units.map(viewOf);
	const rated = views.filter(({ unit }) => due.has(unit.id));
	const counts: Record<RatingLevel, number> = { excellent: 0, good: 0, done: 0, failed: 0 };
	for (const { decided } of rated) if (decided !== null) counts[decided]++;
	return {
		year,
		units: rated,
		counts,
		others: views.filter(({ unit, step }) => !due.has(unit.id) && step !== 'none'),
		unrated: rated.filter(({ decided }) => decided === null).length,
		ceiling: ceilingPercent === null ? null : ceilingOf(rated, ceilingPercent)
	};
}

function ceilingOf(rated: readonly RatingView[], percent: number): Ceiling {
	// Rounded down: one more would pass the ceiling.
	const most = Math.floor((rated.length * percent) / 100);
	const proposed = rated.filter((view) => standingLevel(view) === 'excellent').length;
	return { percent, most, proposed, over: proposed > most };
}
