import type { UnitId } from '../ids.ts';
import { countsInPeriod } from '../period/span.ts';
import type { Counted } from './board-builder.ts';
import { BoardBuilder } from './board-builder.ts';
import type { Board, CountedRecord, CountedSide } from './figures.ts';
import { sharesOf, unitSharesOf, WHOLE } from './shared-work.ts';

/** The records of one side in a scope, with what of each counts. */
export function countedOf(
	records: readonly CountedRecord[],
	side: CountedSide,
	scope: UnitId | null
): Counted[] {
	const all = records
		.flatMap((record) => record[side] ?? [])
		.filter(({ unit }) => scope === null || unit === scope);
	const shares = sharesOf(all);
	const unitShares = scope === null ? unitSharesOf(all) : shares;
	return all.map((facts) => ({
		facts,
		share: shares.get(facts) ?? WHOLE,
		unitShare: unitShares.get(facts) ?? WHOLE
	}));
}

/**
 * Counts a board from records one by one: the plain recount that the server's incremental totals must equal, and what
 * a phone uses for its own unit. Shared work counts once, by the rules of {@link sharesOf}; in the block's split by
 * unit each unit shows its own figures, so those rows add up to more than the block where units worked together.
 * @param period any of `isBoardPeriod`
 * @param scope null for the whole block
 */
export function countBoard(
	records: Iterable<CountedRecord>,
	period: string,
	scope: UnitId | null
): Board {
	const builder = new BoardBuilder(scope);
	const given = [...records];
	for (const side of ['approved', 'waiting'] as const)
		for (const counted of countedOf(given, side, scope))
			if (countsInPeriod(counted.facts, period)) builder.add(side, counted);
	return builder.build();
}
