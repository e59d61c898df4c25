import type { Unit } from '../unit/unit.ts';
import type { WorkEntry } from './entry.ts';
import type { Change } from './fold.ts';
import { foldWork } from './fold.ts';
import type { PledgeFields } from './task-fields.ts';
import type { Standing } from './tracked.ts';
import { byDay, standingBy } from './tracked.ts';

/** What a unit registered: công trình or phần việc thanh niên, and whether it was done. */
export type PledgeView = Omit<PledgeFields, 'removed'> & {
	key: string;
	standing: Standing;
	history: readonly Change<Partial<PledgeFields>>[];
};

/** What a unit registered in a year; `unit` null: of a unit that this phone does not know. */
export type UnitPledges = {
	unit: Pick<Unit, 'id' | 'name'> | null;
	pledges: readonly PledgeView[];
};

/** What was registered in a year against what was done. */
export type YearPledges = {
	year: string;
	/** Units that registered, in the order they are given in. */
	units: readonly UnitPledges[];
	/** Units due in the year that registered nothing. */
	silent: readonly Pick<Unit, 'id' | 'name'>[];
	registered: number;
	done: number;
	late: number;
};

/**
 * What was registered in a year against what was done.
 * @param due the units of which a registration is expected
 * @param today `YYYY-MM-DD`
 */
export function pledgesOf(
	year: string,
	units: readonly Unit[],
	due: readonly Unit[],
	entries: readonly WorkEntry[],
	today: string
): YearPledges {
	const all = [...foldWork(entries.filter((entry) => entry.subject === 'pledge'))]
		.flatMap(([key, { said, history }]) => {
			const { unit, name = '', removed = false } = said;
			if (said.year !== year || unit === undefined || name === '' || removed) return [];
			return [viewOf(key, { ...said, unit, year }, history, today)];
		})
		.sort((a, b) => byDay(a, b) || (a.key < b.key ? -1 : 1));
	const of = Map.groupBy(all, ({ unit }) => unit);
	const known = new Set<string>(units.map(({ id }) => id));
	const strangers = all.filter(({ unit }) => !known.has(unit));
	return {
		year,
		units: [
			...units.flatMap(({ id, name }) => {
				const pledges = of.get(id);
				return pledges === undefined ? [] : [{ unit: { id, name }, pledges }];
			}),
			...(strangers.length === 0 ? [] : [{ unit: null, pledges: strangers }])
		],
		silent: due.filter(({ id }) => !of.has(id)).map(({ id, name }) => ({ id, name })),
		registered: all.length,
		done: count(all, 'done'),
		late: count(all, 'late')
	};
}

const count = (all: readonly PledgeView[], wanted: Standing) =>
	all.filter(({ standing }) => standing === wanted).length;

function viewOf(
	key: string,
	said: Partial<PledgeFields> & Pick<PledgeFields, 'unit' | 'year'>,
	history: PledgeView['history'],
	today: string
): PledgeView {
	const { kind = 'work', name = '', scale = '', dueOn = null, doneOn = null } = said;
	const { result = '', record = null, year, unit } = said;
	// What has no day of its own is for the whole year.
	const standing = standingBy(dueOn ?? `${year}-12-31`, doneOn !== null, today);
	return { key, kind, name, scale, dueOn, doneOn, result, record, year, unit, standing, history };
}
