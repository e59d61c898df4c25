import { dayInVietnam } from '../../domain/date.ts';
import { BLOCK_UNIT } from '../../domain/ids.ts';
import type { PrivateTotals } from '../../domain/private/private-document.ts';
import type { OfficerFigure, PrivateFigures } from '../../domain/private/private-figures.ts';
import { forecast } from '../../domain/targets/forecast.ts';
import type { RateGoal } from '../../domain/targets/rate.ts';
import type { TrendPoint } from '../../domain/targets/trend.ts';
import { trendPeriods } from '../../domain/targets/trend.ts';
import { isDue, spanOf } from '../../domain/targets/units-due.ts';
import type { OtherFigure, UnitNote } from '../../domain/targets/view.ts';
import type { Target } from '../../terms/programme.ts';
import type { About } from './other-figure.ts';
import { asShare, fraction } from './other-figure.ts';

/** CT05 and CT06: how many; the programme asks it of the block and of the whole term alone. */
export function partyFigures(
	target: Target,
	stage: 'introduced' | 'admitted',
	about: About
): OtherFigure[] | null {
	const [figure] = target.figures;
	if (about.private === null) return null;
	if (about.private === 'reading') return [];
	const told = figuresOf(about, about.period);
	if (figure === undefined || told === null) return [];
	const { numerator, denominator, goal } = figure;
	const asked = about.scope === 'block' && about.period === 'term' && goal.kind === 'countAtLeast';
	const n = told[stage];
	const of = asked ? goal.n : null;
	const rate: RateGoal = asked ? { kind: 'percentAtLeast', n: 100 } : { kind: 'none' };
	const whole = { counts: 'persons' as const, numerator, denominator, goal: rate, n, of };
	return [
		{
			...fraction(whole, '', about.today, true),
			key: stage,
			lacking: byUnit(about, about.period, (one) => ({ n: one[stage], of: null }))
		}
	];
}

type PickFigure = (figures: PrivateFigures) => OfficerFigure | null;

/** CT07: each of the two, and both together. */
export function educationFigures(target: Target, about: About): OtherFigure[] | null {
	const both: PickFigure = (figures) => figures.both;
	return officerFigures(target, about, [
		[0, ({ theory }) => theory],
		[1, ({ education }) => education],
		[null, both]
	]);
}

/** CT08. */
export function memberFigures(target: Target, about: About): OtherFigure[] | null {
	return officerFigures(target, about, [[0, ({ partyMembers }) => partyMembers]]);
}

/** Figures of officers as they stand; of both together the words are those of the first. */
function officerFigures(
	target: Target,
	about: About,
	wanted: readonly (readonly [number | null, PickFigure])[]
): OtherFigure[] | null {
	if (about.private === null) return null;
	if (about.private === 'reading') return [];
	return wanted.flatMap(([i, pick]) => {
		const figure = target.figures[i ?? 0];
		const told = figuresOf(about, about.period);
		const counted = told === null ? null : pick(told);
		if (figure === undefined || counted === null) return [];
		return [
			{
				...officerFraction(figure, counted, about, about.period, target.restricted),
				key: i === null ? 'both' : figure.id,
				label: i === null ? 'both' : (figure.label ?? null),
				trend: target.restricted ? [] : stateByYear(about, pick),
				lacking: lackingOfficers(about, about.period, pick)
			}
		];
	});
}

/** How the officers stood at the end of each year, and stand now; of the term alone. */
function stateByYear(about: About, pick: PickFigure): TrendPoint[] {
	const { period, years, today } = about;
	if (period !== 'term') return [];
	const points = [...trendPeriods(period, years, today), period].flatMap((one) => {
		const told = figuresOf(about, one);
		const counted = told === null ? null : pick(told);
		return counted === null ? [] : [{ period: one, n: counted.n, of: counted.of }];
	});
	return points.length > 1 ? points : [];
}

/** CT09, year by year. */
export function trainedFigures(target: Target, about: About): OtherFigure[] | null {
	const [figure] = target.figures;
	if (about.private === null) return null;
	if (about.private === 'reading') return [];
	if (figure === undefined) return [];
	const years = about.period === 'term' ? about.years : [about.period];
	return years.flatMap((year) => {
		const counted = figuresOf(about, year)?.trained ?? null;
		if (counted === null) return [];
		const pick: PickFigure = ({ trained }) => trained;
		return [
			{
				...officerFraction(figure, counted, about, year, target.restricted),
				key: year,
				year: about.period === 'term' ? year : null,
				...inYear(about, year, counted),
				lacking: lackingOfficers(about, year, pick)
			}
		];
	});
}

/** How many had been trained in the course of a year, and where that leads to. */
function inYear(
	about: About,
	year: string,
	{ n, of }: OfficerFigure
): Pick<OtherFigure, 'trend' | 'forecast'> {
	const document = documentOf(about, year);
	if (document === undefined) return { trend: [], forecast: null };
	const countedOn = dayInVietnam(Date.parse(document.at));
	const { scope, period, years, programme } = about;
	const parts = scope === 'block' ? document.trainedBy?.block : document.trainedBy?.units[scope];
	const points = trendPeriods(year, years, countedOn).flatMap((one) => {
		const by = parts?.[one.slice(year.length + 1)];
		return by === undefined ? [] : [{ period: one, n: by, of: null }];
	});
	return {
		trend:
			period === 'term' || points.length === 0 ? [] : [...points, { period: year, n, of: null }],
		forecast: forecast({ n, of, enough: of }, spanOf(programme, year), countedOn)
	};
}

function officerFraction(
	{ numerator, denominator, goal, counts }: Target['figures'][number],
	{ n, of, unknown }: OfficerFigure,
	{ programme, today }: About,
	period: string,
	restricted: boolean
): OtherFigure {
	const rate = asShare(goal);
	const { end } = spanOf(programme, period);
	const told = { counts, numerator, denominator, goal: rate, n, of: of === 0 ? null : of };
	return { ...fraction(told, end, today, restricted), unknown };
}

/** What is private of the scope; null where nothing was published of it. */
function figuresOf(about: About, period: string): PrivateFigures | null {
	const document = documentOf(about, period);
	if (document === undefined) return null;
	return about.scope === 'block' ? document.block : (document.units[about.scope] ?? null);
}

function documentOf({ private: told }: About, period: string): PrivateTotals | undefined {
	return told === 'reading' ? undefined : told?.get(period);
}

function lackingOfficers(about: About, period: string, pick: PickFigure): UnitNote[] | null {
	return (
		byUnit(about, period, pick)?.filter(({ n, of }) => of === null || of === 0 || n < of) ?? null
	);
}

/** What is told of each unit, for the block's own page; Đoàn Khối itself is no unit of it. */
function byUnit(
	about: About,
	period: string,
	pick: (figures: PrivateFigures) => { n: number; of: number | null } | null
): UnitNote[] | null {
	const { scope, units, programme, today } = about;
	const document = documentOf(about, period);
	if (scope !== 'block' || document === undefined) return null;
	return units.flatMap((unit): UnitNote[] => {
		const figures = document.units[unit.id];
		const counted = figures === undefined ? null : pick(figures);
		if (counted === null || unit.id === BLOCK_UNIT || !isDue(unit, programme, period, today))
			return [];
		return [{ unit: unit.id, name: unit.name, n: counted.n, of: counted.of, level: null }];
	});
}
