import type { Sum } from '../../domain/amount.ts';
import { emptySum } from '../../domain/amount.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import { countsInPeriod } from '../../domain/period/span.ts';
import type { Slot } from '../../domain/targets/rules.ts';
import { ORGANISED } from '../../domain/targets/rules.ts';
import type { UnitFacts } from '../../domain/targets/unit-targets.ts';
import type { Side } from '../../domain/totals/board-view.ts';
import type { Figures } from '../../domain/totals/figures.ts';
import type { YearSide } from '../../domain/totals/periods-document.ts';
import { figuresOver } from '../../domain/totals/periods-document.ts';
import type { PartSet } from '../../domain/totals/year-parts.ts';
import { partsOf } from '../../domain/totals/year-parts.ts';
import { figuresOf, readFigures } from './cell-figures.ts';
import { yearSide } from './cell-parts.ts';
import { sides } from './contribution.ts';
import { listedIn } from './listed-in.ts';
import type { People } from './people.ts';
import type { Statements } from './statements.ts';

const CELL = 'SELECT cell, figures, parts FROM cell WHERE board = ? AND slot = ? AND side = ?';
/** A cell that is kept whole counts everybody in its first part. */
const ALL_PARTS = partsOf('');

/** `twinned`: the communes that are a unit's twins in a period. */
type About = {
	unit: UnitId | 'block';
	year: string;
	twinned: (period: string) => readonly string[];
};
/** A cell of the ledger; `named`: in which parts it counts those who were asked after. */
type Cell = {
	number: number;
	whole: Figures;
	parts: YearSide;
	named: Map<PersonId, PartSet>;
};
/** A listed record: when it counts, and its keys. */
type Listed = { year: string | null; days: { from: string; to: string } | null; keys: string };

/**
 * What the ledger tells of a unit's targets over a year and every part of it, or over the term: each cell and list is
 * read once, however many periods are asked for. Its cost depends on the unit alone, however many units there are: of
 * the block's cells only the rows of this unit's people are read.
 */
export class LedgerTargetFacts {
	readonly #sql: Statements;
	readonly #people: People;
	readonly #about: About;
	readonly #cells = new Map<string, Cell | null>();
	readonly #listed = new Map<string, Listed[]>();

	/** @param about with `year` a year, or `term` */
	constructor(sql: Statements, people: People, about: About) {
		this.#sql = sql;
		this.#people = people;
		this.#about = about;
	}

	/** The facts of a period: the year or the term itself, or a part of the year. */
	over(period: string): UnitFacts {
		const set = period === this.#about.year ? ALL_PARTS : partsOf(period);
		const figures = (cell: Cell) => (set === ALL_PARTS ? cell.whole : figuresOver(cell.parts, set));
		return {
			// By the block's cell: a deed that was done in another unit counts for whoever is on this one's list now.
			named: (slot, side, list) => this.#named(this.#cell('block', slot, side), list, set),
			outside: (slot, side, list) => {
				const cell = this.#cell(this.#about.unit, slot, side);
				const members = cell === null ? 0 : (figures(cell)?.members ?? 0);
				return members - this.#named(cell, list, set).length;
			},
			staffChildren: (slot, side): Sum => {
				const cell = this.#cell(this.#about.unit, slot, side);
				return (cell === null ? null : figures(cell))?.staffChildren ?? emptySum;
			},
			has: (slot, side, asked) => {
				// Whether there is any record at all the unit's cell tells; only what else is asked needs looking at each.
				const cell = this.#cell(this.#about.unit, slot, side);
				if (cell === null || !isIn(cell, set)) return false;
				return (!asked.organised && !asked.twinned) || this.#has(slot, side, asked, period);
			}
		};
	}

	/** Of a list, those whom the block's records of a slot name, and in which parts of the year. */
	partsNaming(slot: Slot, side: Side, list: readonly PersonId[]): Map<PersonId, PartSet> {
		const cell = this.#cell('block', slot, side);
		return cell === null ? new Map() : this.#people.namedIn(cell.number, list);
	}

	#named(cell: Cell | null, list: readonly PersonId[], set: PartSet): PersonId[] {
		if (cell === null) return [];
		const unknown = list.filter((id) => !cell.named.has(id));
		if (unknown.length > 0) {
			const found = this.#people.namedIn(cell.number, unknown);
			for (const id of unknown) cell.named.set(id, found.get(id) ?? 0);
		}
		return list.filter((id) => ((cell.named.get(id) ?? 0) & set) !== 0);
	}

	#has(
		slot: Slot,
		side: Side,
		{ organised, twinned }: { organised: boolean; twinned: boolean },
		period: string
	): boolean {
		const communes = twinned ? this.#about.twinned(period).map((code) => `|commune:${code}|`) : [];
		return this.#records(slot, side).some(
			(record) =>
				(!organised || record.keys.includes(`|${ORGANISED}|`)) &&
				(!twinned || communes.some((code) => record.keys.includes(code))) &&
				countsInPeriod(record, period)
		);
	}

	/** The unit's listed records of a slot. */
	#records(slot: Slot, side: Side): Listed[] {
		const key = `|${slot.dimension}:${slot.key}|`;
		const known = this.#listed.get(`${side}${key}`);
		if (known !== undefined) return known;
		const { unit, year } = this.#about;
		const inYear = listedIn(year);
		const rows = this.#sql.all(
			`SELECT year, first_day, last_day, keys FROM listed
			WHERE unit = ? AND side = ? AND instr(keys, ?) > 0 ${inYear === null ? '' : `AND ${inYear.condition}`}`,
			...[unit, side, key, ...(inYear?.values ?? [])]
		);
		const records = rows.map((row): Listed => {
			const [from, to] = [String(row['first_day']), String(row['last_day'])];
			const days = from === '' ? null : { from, to };
			return { year: yearOf(row['year']), days, keys: String(row['keys']) };
		});
		this.#listed.set(`${side}${key}`, records);
		return records;
	}

	#cell(scope: string, { dimension, key }: Slot, side: Side): Cell | null {
		const place = [`${scope}|${this.#about.year}`, `${dimension}:${key}`, side] as const;
		const known = this.#cells.get(place.join(' '));
		if (known !== undefined) return known;
		const row = this.#sql.one(CELL, ...place);
		const cell: Cell | null =
			row === null
				? null
				: {
						number: Number(row['cell']),
						whole: figuresOf(readFigures(row['figures'])),
						parts: yearSide(row['parts']),
						named: new Map()
					};
		this.#cells.set(place.join(' '), cell);
		return cell;
	}
}

/** Whether a record of a cell counts in some of the parts. */
function isIn({ parts }: Cell, set: PartSet): boolean {
	return set === ALL_PARTS || [...parts.parts.keys()].some((part) => (set & (1 << part)) !== 0);
}

function yearOf(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}

/** Of the people on a list, those whom a unit's records name, approved or waiting. */
export function namedIn(
	sql: Statements,
	people: People,
	unit: UnitId,
	list: readonly PersonId[]
): PersonId[] {
	const named = sides.flatMap((side) => {
		const cell = sql.one(CELL, `${unit}|term`, 'all', side);
		return cell === null ? [] : [...people.namedIn(Number(cell['cell']), list).keys()];
	});
	return [...new Set(named)];
}
