import type { UnitId } from '../../../src/lib/domain/ids.ts';
import type { HeadcountUse } from '../../../src/lib/domain/targets/headcount-use.ts';
import { headcountFor } from '../../../src/lib/domain/targets/headcount-use.ts';
import type { CountedParts } from '../../../src/lib/domain/targets/part-figures.ts';
import { unitParts } from '../../../src/lib/domain/targets/part-figures.ts';
import { recordFacts } from '../../../src/lib/domain/targets/record-facts.ts';
import type {
	BlockFigure,
	UnitFacts,
	UnitTargets
} from '../../../src/lib/domain/targets/unit-targets.ts';
import { blockTargets, unitTargets } from '../../../src/lib/domain/targets/unit-targets.ts';
import { countsInPeriod } from '../../../src/lib/domain/period/span.ts';
import { periodsOfTerm } from '../../../src/lib/domain/totals/board-view.ts';
import { countBoard } from '../../../src/lib/domain/totals/count-board.ts';
import type { CountedRecord } from '../../../src/lib/domain/totals/figures.ts';
import type { Headcount } from '../../../src/lib/domain/unit/headcount.ts';
import type { Unit } from '../../../src/lib/domain/unit/unit.ts';
import type { CountedTerm } from '../../../src/lib/terms/target-rules.ts';

/** What is stored of a unit. */
export type Stored = { unit: Unit; headcounts: Headcount[]; records: CountedRecord[] };
/** What it comes to over a period. */
type Recounted = { targets: UnitTargets; parts: CountedParts };

/** Every unit's figures of a year or the term, counted one record after the other. */
export function recountedUnits(
	all: readonly Stored[],
	term: CountedTerm,
	period: string,
	today: string
): Map<UnitId, Recounted> {
	const units = all.filter(({ unit }) => unit.kind !== 'doanKhoi');
	return new Map(
		units.map((one) => {
			const elsewhere = all.filter((other) => other !== one).flatMap(({ records }) => records);
			const { id, twinnedCommunes } = one.unit;
			const over = (part: string) =>
				recordFacts(one.records, { unit: id, period: part, elsewhere, twinnedCommunes });
			const use = (part: string) => headcountFor(one.headcounts, term.closings, part, today);
			const targets = unitTargets(term.rules, over(period), use(period));
			if (period !== 'term')
				return [id, { targets, parts: unitParts(term.rules, period, over, use) }];
			const until = (year: string) =>
				recordFacts(before(one.records, year), {
					unit: id,
					period,
					twinnedCommunes,
					elsewhere: before(elsewhere, year)
				});
			return [id, { targets, parts: byYear(term, until, use(period)) }];
		})
	);
}

/** What of the records lies in a year or before it. */
function before(records: readonly CountedRecord[], year: string): CountedRecord[] {
	const side = (facts: CountedRecord['approved']) =>
		facts !== null && facts.year !== null && facts.year <= year ? facts : null;
	return records.map(({ approved, waiting }) => ({
		approved: side(approved),
		waiting: side(waiting)
	}));
}

/** How far the term's figures had come by each year; children are asked for year by year. */
function byYear(
	term: CountedTerm,
	until: (year: string) => UnitFacts,
	use: HeadcountUse
): CountedParts {
	const asked = term.rules.filter(({ counts }) => counts !== 'staffChildren');
	const parts: CountedParts = {};
	for (const year of periodsOfTerm(term).filter((period) => period !== 'term'))
		for (const [id, figure] of Object.entries(unitTargets(asked, until(year), use).figures)) {
			const { n, waiting, inexact, of } = figure;
			if (n + waiting > 0) (parts[id] ??= {})[year] = { n, waiting, inexact, known: of !== null };
		}
	return parts;
}

/** The block's, of its units' and of all records. */
export function recountedBlock(
	all: readonly Stored[],
	units: ReadonlyMap<UnitId, Recounted>,
	term: CountedTerm,
	period: string
): Record<string, BlockFigure> {
	const records = all.flatMap((one) => one.records);
	const board = countBoard(records, period, null);
	const studied = (part: string) =>
		new Set(
			records.flatMap(({ approved }) =>
				approved?.studies.includes(part) === true && countsInPeriod(approved, period)
					? approved.members
					: []
			)
		).size;
	return blockTargets(
		term.rules,
		[...units.values()].map(({ targets }) => targets),
		({ dimension, key }) =>
			dimension === 'study' ? studied(key) : (board.by[dimension]?.[key]?.approved.members ?? 0)
	);
}
