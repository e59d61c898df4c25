import type { UnitId } from '../ids.ts';
import { dayText } from '../period/period-name.ts';
import type { DaySpan } from '../period/span.ts';
import { daysOfPeriod } from '../period/span.ts';
import type { TermSpan } from '../totals/figures.ts';
import type { Unit } from '../unit/unit.ts';
import { awardsOf } from '../work/awards.ts';
import type { WorkEntry } from '../work/entry.ts';
import type { InspectionView } from '../work/inspections.ts';
import { inspectionsOf } from '../work/inspections.ts';
import { planOf } from '../work/plan.ts';
import { pledgesOf } from '../work/pledges.ts';
import { selfRatingOf } from '../work/self-ratings.ts';
import type { WorkCount, WorkFacts } from './data.ts';
import { levelWords } from './level-words.ts';

/** Of what the work is told. */
export type WorkScope = {
	scope: 'block' | UnitId;
	term: TermSpan;
	units: readonly Unit[];
	period: string;
	/** `YYYY-MM-DD` */
	today: string;
};

/** Of which this phone knows nothing. */
export const noWork: WorkFacts = {
	inspections: null,
	plan: null,
	awards: null,
	pledges: null,
	selfRating: null
};

/** What the committee's work of a period tells of the block, or of a unit. */
export function workFacts(of: WorkScope, entries: readonly WorkEntry[]): WorkFacts {
	const { scope, units, period, term, today } = of;
	const span = daysOfPeriod(period) ?? { from: term.start, to: term.end };
	const years = yearsOf(span);
	const isOurs = (unit: string) => scope === 'block' || unit === scope;
	const names = new Map<string, string>(units.map(({ id, name }) => [id, name]));
	const nameOf = (unit: string) => names.get(unit) ?? unit;
	const inspections = inspectionsOf(units, entries, today).filter(
		({ unit, doneOn }) => isOurs(unit) && doneOn !== null && holds(span, doneOn)
	);
	return {
		...noWork,
		inspections: inspections.length === 0 ? null : inspected(inspections, nameOf),
		plan: scope === 'block' ? planned(years, span, entries, today) : null,
		awards: given(years, span, entries, isOurs, nameOf),
		pledges: pledged(years, span, of, entries)
	};
}

/** What a unit's own log tells of the year of a period. */
export function ownWorkFacts(period: string, entries: readonly WorkEntry[]): WorkFacts {
	const { level } = selfRatingOf(period.slice(0, 4), entries);
	return { ...noWork, selfRating: level === null ? null : levelWords[level] };
}

const holds = ({ from, to }: DaySpan, day: string) => day >= from && day <= to;

function yearsOf({ from, to }: DaySpan): string[] {
	const first = Number(from.slice(0, 4));
	return Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, i) => String(first + i));
}

const kindWords = { check: 'Kiểm tra', oversight: 'Giám sát' } as const;

function inspected(
	all: readonly InspectionView[],
	nameOf: (unit: string) => string
): WorkFacts['inspections'] {
	const count = (kind: InspectionView['kind']) => all.filter((one) => one.kind === kind).length;
	const toMend = all.filter(({ mending }) => mending !== '');
	const mended = toMend.filter(({ mendedOn }) => mendedOn !== null);
	return {
		n: all.length,
		check: count('check'),
		oversight: count('oversight'),
		mended: toMend.length === 0 ? null : { n: mended.length, of: toMend.length, lines: [] },
		lines: all.map(({ kind, unit, topic, doneOn, conclusion }) =>
			told([
				kindWords[kind],
				doneOn === null ? '' : dayText(doneOn),
				nameOf(unit),
				topic,
				conclusion
			])
		)
	};
}

/** What the plans that hold ask for in the days of the period. */
function planned(
	years: readonly string[],
	span: DaySpan,
	entries: readonly WorkEntry[],
	today: string
): WorkCount | null {
	const plans = years.map((year) => planOf(year, entries, today));
	const lines = plans
		.filter(({ holds: plan }) => plan !== null)
		.flatMap((plan) => plan.lines.filter(({ dueOn }) => holds(span, dueOn)));
	if (lines.length === 0) return null;
	return {
		n: lines.filter(({ state }) => state === 'done').length,
		of: lines.length,
		lines: lines.map(({ text, state }) => told([text, state === 'done' ? 'đã xong' : 'chưa xong']))
	};
}

function given(
	years: readonly string[],
	span: DaySpan,
	entries: readonly WorkEntry[],
	isOurs: (unit: string) => boolean,
	nameOf: (unit: string) => string
): WorkFacts['awards'] {
	// An award of a year is often decided on in the first days of the next.
	const before = String(Number(years[0]) - 1);
	const all = [before, ...years]
		.flatMap((year) => awardsOf(year, entries))
		.filter(
			({ unit, step, decidedOn }) =>
				isOurs(unit) && step === 'given' && decidedOn !== null && holds(span, decidedOn)
		);
	if (all.length === 0) return null;
	const forms = [...Map.groupBy(all, ({ form }) => form)]
		.map(([form, { length: n }]) => ({ form, n }))
		.sort((a, b) => b.n - a.n);
	return {
		n: all.length,
		forms,
		lines: all.map(({ unit, name, form, number }) =>
			told([form, name === '' ? nameOf(unit) : `${name}, ${nameOf(unit)}`, number])
		)
	};
}

/** What was registered for the years of the period, and done by its end. */
function pledged(
	years: readonly string[],
	{ to }: DaySpan,
	{ scope, units, today }: WorkScope,
	entries: readonly WorkEntry[]
): WorkCount | null {
	const all = years
		.flatMap((year) => pledgesOf(year, units, [], entries, today).units)
		.flatMap(({ unit, pledges }) => pledges.map((pledge) => ({ ...pledge, of: unit?.name ?? '' })))
		.filter(({ unit }) => scope === 'block' || unit === scope);
	if (all.length === 0) return null;
	const isDone = ({ doneOn }: (typeof all)[number]) => doneOn !== null && doneOn <= to;
	return {
		n: all.filter(isDone).length,
		of: all.length,
		lines: all.map((one) => told([one.of, one.name, isDone(one) ? 'đã xong' : 'chưa xong']))
	};
}

/** The longest line of a list that is kept with a report. */
const LONGEST_LINE = 300;
const told = (parts: readonly string[]) =>
	parts
		.filter((part) => part !== '')
		.join(' · ')
		.slice(0, LONGEST_LINE);
