import type { UnitId } from '../../domain/ids.ts';
import type {
	NamedCount,
	ReportData,
	ReportFigure,
	ReportTarget,
	UnitRow
} from '../../domain/report/data.ts';
import type { RecordOfReport } from '../../domain/report/freeze.ts';
import { figureLabel } from '../../domain/report/figure-label.ts';
import { heldIn } from '../../domain/report/held.ts';
import { levelNote } from '../../domain/report/level-words.ts';
import { workFacts } from '../../domain/report/work-facts.ts';
import { headcountFor } from '../../domain/targets/headcount-use.ts';
import { isMet, percentDown } from '../../domain/targets/rate.ts';
import { isRatingMet, ratingFigure } from '../../domain/targets/rating-figures.ts';
import { recordFacts } from '../../domain/targets/record-facts.ts';
import type { UnitTargets } from '../../domain/targets/unit-targets.ts';
import { blockTargets, unitTargets } from '../../domain/targets/unit-targets.ts';
import { countBoard } from '../../domain/totals/count-board.ts';
import type { Board } from '../../domain/totals/figures.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import type { WorkEntry } from '../../domain/work/entry.ts';
import { finalLevels } from '../../domain/work/ratings.ts';
import { shippedTerm } from '../../terms/index.ts';
import type { Target } from '../../terms/programme.ts';
import { countedTerm } from '../../terms/target-rules.ts';
import type { StoredRecords } from './stored-records.ts';

const { rules, closings } = countedTerm(shippedTerm);

type World = {
	/** A year. */
	period: string;
	at: string;
	units: readonly Unit[];
	entries: readonly WorkEntry[];
	records: StoredRecords;
};

/** The block's report of a year as it could be filled at an instant: counted from the records themselves. */
export function seededReport(world: World): ReportData {
	const { period, at, units, entries, records } = world;
	const today = at.slice(0, 10);
	const counted = records.records.map((one) => one.counted);
	const board = countBoard(counted, period, null);
	const each = new Map(units.map((unit) => [unit.id, ofUnit(unit, world, today)]));
	const levels = finalLevels(entries, period);
	return {
		scope: 'block',
		body: shippedTerm.bodies.block.full,
		period,
		at,
		board,
		campaigns: campaignsOf(board),
		targets: targetsOf(units, [...each.values()], levels),
		unitsDue: units.length,
		units: units.map((unit) => rowOf(unit, each.get(unit.id), period, levels)),
		...heldIn(shippedTerm, entries, period, today),
		work: workFacts({ scope: 'block', term: shippedTerm, units, period, today }, entries),
		silent: null
	};
}

/** The records of the report by name, the newest first. */
export function reportedRecords(
	{ records }: StoredRecords,
	units: readonly Unit[]
): RecordOfReport[] {
	const names = new Map<UnitId, string>(units.map(({ id, name }) => [id, name]));
	return records
		.flatMap(({ activity, counted: { approved } }): RecordOfReport[] => {
			if (approved === null) return [];
			const { campaigns, objectives, members, amounts } = approved;
			const { name, when } = activity.content;
			const unit = names.get(activity.unit) ?? shippedTerm.bodies.block.short;
			return [{ unit, name, when, campaigns, objectives, members: members.length, amounts }];
		})
		.sort((a, b) => (JSON.stringify(a.when) < JSON.stringify(b.when) ? 1 : -1));
}

function ofUnit(
	{ id: unit, twinnedCommunes }: Unit,
	{ period, records }: World,
	today: string
): UnitTargets {
	const { counted, headcounts } = records.of(unit);
	const use = headcountFor(headcounts, closings, period, today);
	return unitTargets(rules, recordFacts(counted, { unit, period, twinnedCommunes }), use);
}

function campaignsOf(board: Board): NamedCount[] {
	return shippedTerm.campaigns
		.flatMap(({ id: key, name, group }) => {
			const activities = board.by.campaign?.[key]?.approved.activities ?? 0;
			return activities === 0 ? [] : [{ key, name, group, activities }];
		})
		.sort((a, b) => b.activities - a.activities);
}

function rowOf(
	{ id, name }: Unit,
	counted: UnitTargets | undefined,
	period: string,
	levels: ReturnType<typeof finalLevels>
): UnitRow {
	const figures = Object.entries(counted?.figures ?? {}).map(
		([figure, { n, of, inexact }]) => [figure, { n, of, inexact }] as const
	);
	return {
		unit: id,
		name,
		figures: Object.fromEntries(figures),
		levels: { [period]: levels.get(id) ?? null }
	};
}

/** The targets that records and ratings tell of. */
function targetsOf(
	units: readonly Unit[],
	each: readonly UnitTargets[],
	levels: ReturnType<typeof finalLevels>
): ReportTarget[] {
	const block = blockTargets(rules, each, () => 0);
	return shippedTerm.targets.flatMap((target) => {
		const figures = target.figures.flatMap((figure): ReportFigure[] => {
			const { id, numerator, denominator, counts, goal } = figure;
			const label = figureLabel(target, figure.label ?? null);
			const about = { id, numerator, denominator, counts, label, year: null, by: null };
			if (target.rule.kind === 'rated') return [{ ...about, ...rated(target, units, levels) }];
			const counted = block[id];
			if (counted === undefined) return [];
			const { n, of, waiting, inexact, unknown } = counted;
			const met = unknown > 0 || goal.kind === 'countAtLeast' ? null : isMet(goal, n, of);
			const percent = percentDown(n, of);
			return [{ ...about, n, of, waiting, inexact, unknown, percent, met, behind: null }];
		});
		const { id, label, proxy, restricted } = target;
		return figures.length === 0 ? [] : [{ id, label, proxy, restricted, over: null, figures }];
	});
}

function rated(
	{ rule, figures: [figure] }: Target,
	units: readonly Unit[],
	levels: ReturnType<typeof finalLevels>
): Pick<
	ReportFigure,
	'n' | 'of' | 'waiting' | 'inexact' | 'unknown' | 'percent' | 'met' | 'behind'
> {
	const wanted = rule.kind === 'rated' ? rule.levels : [];
	const ids = units.map(({ id }) => id);
	const counted = ratingFigure(levels, ids, wanted);
	const lowest = ratingFigure(levels, ids, ['done', 'failed']).n;
	const goal =
		figure?.goal.kind === 'percentAtLeast' || figure?.goal.kind === 'percentAtMost'
			? figure.goal
			: null;
	const asksFor = goal?.kind === 'percentAtLeast';
	const { n, of } = counted;
	return {
		n,
		of,
		waiting: 0,
		inexact: false,
		unknown: 0,
		percent: percentDown(n, of),
		met: isRatingMet(counted, goal, lowest),
		behind: units.flatMap(({ id, name }) => {
			const level = levels.get(id);
			if (level !== undefined && asksFor === wanted.includes(level)) return [];
			return [{ name, lacks: null, note: levelNote(level ?? null) }];
		})
	};
}
