import * as v from 'valibot';
import { Day, Instant } from '../date.ts';
import { UnitId } from '../ids.ts';
import { shardOf } from '../totals/periods-document.ts';
import type { BlockFigure } from './unit-targets.ts';

const figure = {
	n: v.number(),
	waiting: v.number(),
	of: v.nullable(v.number()),
	outside: v.number(),
	inexact: v.boolean(),
	without: v.number()
};
const period = v.pipe(v.string(), v.regex(/^(\d{4}|term)$/));

/** Counts of units by the headcount that their figures stand on. */
const Headcounts = v.object({ entered: v.number(), carried: v.number(), missing: v.number() });

/** The block's figures over one period, in `totals`: for everyone, so it says no unit and no person. */
export const BlockTargets = v.looseObject({
	_id: v.pipe(v.string(), v.startsWith('targets:block:')),
	type: v.literal('targets'),
	v: v.literal(1),
	period,
	/** When they were counted, by the server's clock. */
	at: Instant,
	/** Units due, and the headcounts they entered. */
	units: v.number(),
	headcounts: Headcounts,
	/** People on the frozen lists of two units or more, who count in each of them; absent where there are none. */
	onSeveral: v.optional(v.number()),
	figures: v.record(v.string(), v.object({ ...figure, of: v.number(), unknown: v.number() }))
});
export type BlockTargets = v.InferOutput<typeof BlockTargets>;

/**
 * Some units' figures over one period, in `totals-committee`: which unit is missing is for the committee only. Several
 * documents, so that what one unit did changes a small one.
 */
export const UnitsTargets = v.looseObject({
	_id: v.pipe(v.string(), v.startsWith('targets:units:')),
	type: v.literal('unitTargets'),
	v: v.literal(1),
	period,
	at: Instant,
	units: v.record(
		UnitId,
		v.object({
			figures: v.record(v.string(), v.object(figure)),
			headcount: v.object({
				state: v.picklist(['entered', 'carried', 'missing']),
				date: v.nullable(Day),
				due: v.nullable(Day)
			})
		})
	)
});
export type UnitsTargets = v.InferOutput<typeof UnitsTargets>;

/** The id of the block's document of a period, and the beginning of the ids of those that tell of units. */
export const targetsId = {
	block: (of: string) => `targets:block:${of}`,
	units: (of: string) => `targets:units:${of}:`
};

/** Which of the documents of a period tells of a unit. */
export function unitShard(unit: UnitId): string {
	return shardOf('block', `unit:${unit}`) ?? '';
}

/** Every unit's figures of a period, at the time of the newest. */
export type AllUnitsTargets = Pick<UnitsTargets, 'at' | 'units'>;

/** What all documents of a period tell together; null where there is none. */
export function allUnitsTargets([first, ...more]: readonly UnitsTargets[]): AllUnitsTargets | null {
	if (first === undefined) return null;
	return more.reduce<AllUnitsTargets>(
		(all, { at, units }) => ({ at: at > all.at ? at : all.at, units: { ...all.units, ...units } }),
		first
	);
}

/** The block's document of a period. */
export function blockDocument(
	of: string,
	at: string,
	{
		figures,
		units,
		headcounts
	}: { figures: Record<string, BlockFigure> } & Pick<BlockTargets, 'units' | 'headcounts'>
): BlockTargets {
	return {
		_id: targetsId.block(of),
		type: 'targets',
		v: 1,
		period: of,
		at,
		units,
		headcounts,
		figures: Object.fromEntries(
			Object.entries(figures).map(([id, one]) => [id, { ...one, of: one.of ?? 0 }])
		)
	};
}
