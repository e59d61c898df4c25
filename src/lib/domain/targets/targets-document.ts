import * as v from 'valibot';
import { Day, Instant } from '../date.ts';
import { UnitId } from '../ids.ts';
import type { BlockFigure, UnitTargets } from './unit-targets.ts';

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

/** Every unit's figures over one period, in `totals-committee`: which unit is missing is for the committee only. */
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

/** The ids of the two documents of a period. */
export const targetsId = {
	block: (of: string) => `targets:block:${of}`,
	units: (of: string) => `targets:units:${of}`
};

/** The block's document of a period. */
export function blockDocument(
	of: string,
	at: string,
	figures: Record<string, BlockFigure>,
	units: readonly UnitTargets[]
): BlockTargets {
	const count = (state: UnitTargets['headcount']['state']) =>
		units.filter(({ headcount }) => headcount.state === state).length;
	return {
		...{ _id: targetsId.block(of), type: 'targets', v: 1, period: of, at, units: units.length },
		headcounts: { entered: count('entered'), carried: count('carried'), missing: count('missing') },
		figures: Object.fromEntries(
			Object.entries(figures).map(([id, one]) => [id, { ...one, of: one.of ?? 0 }])
		)
	};
}
