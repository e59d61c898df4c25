import type { Sum } from '../../domain/amount.ts';
import { emptySum } from '../../domain/amount.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import { countsInPeriod, type CountedTime } from '../../domain/period/span.ts';
import type { Slot } from '../../domain/targets/rules.ts';
import { ORGANISED } from '../../domain/targets/rules.ts';
import type { UnitFacts } from '../../domain/targets/unit-targets.ts';
import type { Side } from '../../domain/totals/board-view.ts';
import type { PartSet } from '../../domain/totals/year-parts.ts';
import { partsOf } from '../../domain/totals/year-parts.ts';
import { MEMBERS, readFigures, sumOf, type CellFigures } from './cell-figures.ts';
import { figuresIn, readParts, type CellParts } from './cell-parts.ts';
import { sides } from './contribution.ts';
import { listedIn } from './listed-in.ts';
import type { People } from './people.ts';
import type { Row, Statements } from './statements.ts';

const CELL = 'SELECT cell, figures, parts FROM cell WHERE board = ? AND slot = ? AND side = ?';
/** A cell that is kept whole counts everybody in its first part. */
const ALL_PARTS = partsOf('');

/** `twinned`: the communes that are a unit's twins in a period. */
type About = {
	unit: UnitId | 'block';
	year: string;
	twinned: (period: string) => readonly string[];
};
/** A cell of the ledger; of many only who is named there is asked, and their figures are not even read. */
class Cell {
	readonly number: number;
	/** In which parts it counts those who were asked after. */
	readonly named = new Map<PersonId, PartSet>();
	/** Lists all of whose people were asked after. */
	readonly asked = new WeakSet<readonly PersonId[]>();
	readonly #row: Row;
	readonly #figures = new Map<PartSet, CellFigures | null>();
	#parts: CellParts | null = null;

	constructor(row: Row) {
		this.number = Number(row['cell']);
		this.#row = row;
	}

	#read(): CellParts {
		return (this.#parts ??= readParts(this.#row['parts']));
	}

	/** Of a set of parts; null where no record counts in them. */
	figures(set: PartSet): CellFigures | null {
		const known = this.#figures.get(set);
		if (known !== undefined) return known;
		const figures =
			set === ALL_PARTS ? readFigures(this.#row['figures']) : figuresIn(this.#read(), set);
		this.#figures.set(set, figures);
		return figures;
	}

	/** Whether a record counts in some of the parts. */
	isIn(set: PartSet): boolean {
		return (
			set === ALL_PARTS || [...this.#read().parts.keys()].some((part) => (set & (1 << part)) !== 0)
		);
	}
}
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
	readonly #listed = new Map<string, CountedTime[]>();

	/** @param about with `year` a year, or `term` */
	constructor(sql: Statements, people: People, about: About) {
		this.#sql = sql;
		this.#people = people;
		this.#about = about;
	}

	/** The facts of a period: the year or the term itself, or a part of the year. */
	over(period: string): UnitFacts {
		const set = period === this.#about.year ? ALL_PARTS : partsOf(period);
		return {
			// By the block's cell: a deed that was done in another unit counts for whoever is on this one's list now.
			named: (slot, side, list) => this.#named(this.#cell('block', slot, side), list, set),
			outside: (slot, side, list) => {
				const cell = this.#cell(this.#about.unit, slot, side);
				const members = cell?.figures(set)?.[MEMBERS] ?? 0;
				return members - this.#named(cell, list, set).length;
			},
			staffChildren: (slot, side): Sum => {
				const figures = this.#cell(this.#about.unit, slot, side)?.figures(set) ?? null;
				return figures === null ? emptySum : sumOf(figures, 'staffChildren');
			},
			has: (slot, side, asked) => {
				// Whether there is any record at all the unit's cell tells; only what else is asked needs looking at each.
				const cell = this.#cell(this.#about.unit, slot, side);
				if (cell?.isIn(set) !== true) return false;
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
		if (!cell.asked.has(list)) this.#ask(cell, list);
		return list.filter((id) => ((cell.named.get(id) ?? 0) & set) !== 0);
	}

	#ask(cell: Cell, list: readonly PersonId[]): void {
		const isNew = (id: PersonId) => !cell.named.has(id);
		// The list itself where nobody on it is known: its places were found before.
		const unknown = list.every(isNew) ? list : list.filter(isNew);
		if (unknown.length > 0) {
			const found = this.#people.namedIn(cell.number, unknown);
			for (const id of unknown) cell.named.set(id, found.get(id) ?? 0);
		}
		cell.asked.add(list);
	}

	/** Whether one of the unit's listed records that are as asked counts in a period. */
	#has(
		slot: Slot,
		side: Side,
		{ organised, twinned }: { organised: boolean; twinned: boolean },
		period: string
	): boolean {
		const keys = [`${slot.dimension}:${slot.key}`, ...(organised ? [ORGANISED] : [])];
		const each = twinned
			? this.#about.twinned(period).map((code) => [...keys, `commune:${code}`])
			: [keys];
		return each.some((wanted) =>
			this.#times(side, wanted).some((time) => countsInPeriod(time, period))
		);
	}

	/** When the unit's listed records under all of these keys count: a unit has thousands, but a year only so many days. */
	#times(side: Side, keys: readonly string[]): CountedTime[] {
		const place = [side, ...keys].join(' ');
		const known = this.#listed.get(place);
		if (known !== undefined) return known;
		const { unit, year } = this.#about;
		const conditions = ['unit = ?', 'side = ?', ...keys.map(() => 'instr(keys, ?) > 0')];
		const inYear = listedIn(year);
		if (inYear !== null) conditions.push(inYear.condition);
		const rows = this.#sql.all(
			`SELECT DISTINCT year, first_day, last_day FROM listed WHERE ${conditions.join(' AND ')}`,
			...[unit, side, ...keys.map((key) => `|${key}|`), ...(inYear?.values ?? [])]
		);
		const times = rows.map((row): CountedTime => {
			const [from, to] = [String(row['first_day']), String(row['last_day'])];
			return { year: yearOf(row['year']), days: from === '' ? null : { from, to } };
		});
		this.#listed.set(place, times);
		return times;
	}

	#cell(scope: string, { dimension, key }: Slot, side: Side): Cell | null {
		const place = [`${scope}|${this.#about.year}`, `${dimension}:${key}`, side] as const;
		const known = this.#cells.get(place.join(' '));
		if (known !== undefined) return known;
		const row = this.#sql.one(CELL, ...place);
		const cell = row === null ? null : new Cell(row);
		this.#cells.set(place.join(' '), cell);
		return cell;
	}
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
