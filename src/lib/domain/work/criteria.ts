import type { WorkEntry } from './entry.ts';
import type { Change } from './fold.ts';
import { foldWork } from './fold.ts';
import type { CriteriaFields, CriterionFields, RatedKind } from './rating-fields.ts';
import { ratedKinds } from './rating-fields.ts';

/** One criterion and the most points it gives; null: it is met or not. */
export type Criterion = Pick<CriterionFields, 'text' | 'points'> & { key: string };

/** The criteria of a year, by whom they rate. */
export type YearCriteria = CriteriaFields & {
	year: string;
	of: Readonly<Record<RatedKind, readonly Criterion[]>>;
	history: readonly Change<object>[];
};

/** The criteria of a year, in the order of entering. */
export function criteriaOf(year: string, entries: readonly WorkEntry[]): YearCriteria {
	const whole = foldWork(entries.filter((entry) => entry.subject === 'criteria')).get(year);
	const folded = [...foldWork(entries.filter((entry) => entry.subject === 'criterion'))].filter(
		([key]) => key.startsWith(`${year}.`)
	);
	const { adoptedOn = null, number = '', note = '' } = whole?.said ?? {};
	const all = folded
		.map(([key, { said }]) => ({ text: '', points: null, removed: false, ...said, key }))
		.filter(({ removed, text }) => !removed && text !== '')
		.sort((a, b) => (a.key < b.key ? -1 : 1));
	const [unit, chiDoan, member] = ratedKinds.map((kind) =>
		all
			.filter(({ key }) => key.startsWith(`${year}.${kind}.`))
			.map(({ key, text, points }) => ({ key, text, points }))
	);
	return {
		year,
		adoptedOn,
		number,
		note,
		of: { unit: unit ?? [], chiDoan: chiDoan ?? [], member: member ?? [] },
		history: [whole?.history ?? [], ...folded.map(([, { history }]) => history)]
			.flat<readonly (readonly Change<object>[])[]>()
			.sort((a, b) => (a.at < b.at ? -1 : 1))
	};
}

/** The most points a set of criteria gives. */
export function mostPoints(criteria: readonly Criterion[]): number {
	return criteria.reduce((sum, { points }) => sum + (points ?? 0), 0);
}
