import { daysOfPeriod } from '../../domain/period/span.ts';
import type { RateGoal } from '../../domain/targets/rate.ts';
import { isRatingMet, ratingFigure } from '../../domain/targets/rating-figures.ts';
import { trendPeriods } from '../../domain/targets/trend.ts';
import { isDue, spanOf } from '../../domain/targets/units-due.ts';
import type { OtherFigure, OtherView, UnitNote } from '../../domain/targets/view.ts';
import { conferencesOf, resolutionsIssued } from '../../domain/work/conferences.ts';
import { finalLevels } from '../../domain/work/ratings.ts';
import type { Target } from '../../terms/programme.ts';
import type { About } from './other-figure.ts';
import { asShare, fraction } from './other-figure.ts';
import { educationFigures, memberFigures, partyFigures, trainedFigures } from './private-views.ts';

/**
 * A target that is counted from ratings, from what is private to units, or from what the committee issued; null for the
 * others, and where a scope or period has nothing of it.
 */
export function otherView(target: Target, about: About): OtherView | null {
	const { id, label, quote, restricted } = target;
	const isReading = about.private === 'reading' || about.entries === 'reading';
	const view = (how: OtherView['how'], figures: OtherFigure[] | null): OtherView | null =>
		figures !== null && figures.length === 0 && !isReading
			? null
			: {
					id,
					label,
					quote,
					how,
					restricted,
					closed: figures === null,
					figures: figures ?? []
				};
	switch (target.rule.kind) {
		case 'rated':
			return view('rated', ratedFigures(target, target.rule, about));
		case 'party':
			return view(target.rule.stage, partyFigures(target, target.rule.stage, about));
		case 'officerEducation':
			return view('keyOfficers', educationFigures(target, about));
		case 'officerPartyMember':
			return view('keyOfficers', memberFigures(target, about));
		case 'officersTrained':
			return view('trained', trainedFigures(target, about));
		case 'resolutions':
			return about.scope === 'block' ? view('issued', resolutionFigures(target, about)) : null;
		default:
			return null;
	}
}

/** The conferences held of those planned: no target of its own, but all of them are to be held. */
export function conferencesView(
	label: { label: string; numerator: string; denominator: string },
	about: About
): OtherView | null {
	const { scope, entries, period, programme, years, today } = about;
	if (scope !== 'block') return null;
	const planned = programme.conferences.filter(
		({ plannedMonth }) => period === 'term' || plannedMonth.startsWith(period)
	);
	if (planned.length === 0) return null;
	const known = entries === 'reading' ? [] : (entries ?? []);
	const heldOn = conferencesOf(planned, known, today).flatMap(({ standing, heldOn: day }) =>
		standing === 'held' && day !== null ? [day] : []
	);
	const held = heldOn.length;
	const trend = [...trendPeriods(period, years, today), period].map((one) => {
		const until = daysOfPeriod(one)?.to ?? today;
		return { period: one, n: heldOn.filter((day) => day <= until).length, of: null };
	});
	const goal: RateGoal = { kind: 'percentAtLeast', n: 100 };
	const { end } = spanOf(programme, period);
	const figure = fraction(
		{ counts: 'conferences', ...label, goal, n: held, of: planned.length },
		end,
		today
	);
	return {
		id: 'BCH',
		label: label.label,
		quote: null,
		how: 'held',
		restricted: false,
		closed: entries === null,
		figures: entries === null || entries === 'reading' ? [] : [{ ...figure, label: null, trend }]
	};
}

function ratedFigures(
	target: Target,
	rule: Extract<Target['rule'], { kind: 'rated' }>,
	{ entries, units, scope, period, programme, today }: About
): OtherFigure[] | null {
	const [figure] = target.figures;
	if (entries === null) return null;
	if (figure === undefined || entries === 'reading') return [];
	const { numerator, denominator, goal } = figure;
	const months = rule.ratedIn.filter((month) => period === 'term' || month.startsWith(period));
	return months.map((month) => {
		const year = month.slice(0, 4);
		const levels = finalLevels(entries, year);
		const all = units.filter((unit) => isDue(unit, programme, year, today));
		const due = scope === 'block' ? all : all.filter(({ id }) => id === scope);
		const ids = due.map(({ id }) => id);
		const counted = ratingFigure(levels, ids, rule.levels);
		const lowest = ratingFigure(levels, ids, ['done', 'failed']).n;
		const rate = asShare(goal);
		const told = { counts: 'units' as const, numerator, denominator, goal: rate };
		const share = rate.kind === 'none' ? null : rate;
		return {
			...fraction({ ...told, n: counted.n, of: counted.of }, `${month}-31`, today),
			key: year,
			year,
			unrated: counted.unrated,
			met: scope === 'block' ? isRatingMet(counted, share, lowest) : null,
			lacking: due.flatMap(({ id, name }): UnitNote[] => {
				const level = levels.get(id) ?? null;
				const isMissing =
					level === null || (rate.kind === 'percentAtLeast') !== rule.levels.includes(level);
				return isMissing ? [{ unit: id, name, n: 0, of: null, level }] : [];
			})
		};
	});
}

function resolutionFigures(
	target: Target,
	{ entries, programme, today }: About
): OtherFigure[] | null {
	const [figure] = target.figures;
	if (entries === null) return null;
	if (figure === undefined || entries === 'reading') return [];
	const { numerator, denominator, goal, counts } = figure;
	const of = goal.kind === 'countAtLeast' ? goal.n : null;
	const n = resolutionsIssued(entries, today).length;
	const rate: RateGoal = { kind: 'percentAtLeast', n: 100 };
	const told = { counts, numerator, denominator, goal: rate, n: Math.min(n, of ?? n), of };
	return [{ ...fraction(told, programme.end, today), key: figure.id }];
}
