import type { Sum } from '../../domain/amount.ts';
import { emptySum } from '../../domain/amount.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import type { Slot } from '../../domain/targets/rules.ts';
import { ORGANISED } from '../../domain/targets/rules.ts';
import type { UnitFacts } from '../../domain/targets/unit-targets.ts';
import type { Side } from '../../domain/totals/board-view.ts';
import type { Figures } from '../../domain/totals/figures.ts';
import { figuresOver } from '../../domain/totals/periods-document.ts';
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

type About = { unit: UnitId | 'block'; period: string; twinnedCommunes: readonly string[] };

/**
 * What the ledger tells of a unit's targets. Its cost depends on the unit alone, however many units there are: of the
 * block's cells only the rows of this unit's people are read.
 */
export class LedgerTargetFacts implements UnitFacts {
	readonly #sql: Statements;
	readonly #people: People;
	readonly #about: About;

	constructor(sql: Statements, people: People, about: About) {
		this.#sql = sql;
		this.#people = people;
		this.#about = about;
	}

	/** By the block's cell: a deed that was done in another unit counts for whoever is on this one's list now. */
	named(slot: Slot, side: Side, list: readonly PersonId[]): PersonId[] {
		const cell = this.#cell('block', slot, side);
		return cell === null ? [] : this.#named(cell.number, list);
	}

	outside(slot: Slot, side: Side, list: readonly PersonId[]): number {
		const cell = this.#cell(this.#about.unit, slot, side);
		if (cell === null) return 0;
		return cell.figures.members - this.#named(cell.number, list).length;
	}

	staffChildren(slot: Slot, side: Side): Sum {
		const cell = this.#cell(this.#about.unit, slot, side);
		return cell === null ? emptySum : cell.figures.staffChildren;
	}

	has(slot: Slot, side: Side, asked: { organised: boolean; twinned: boolean }): boolean {
		const { unit, period, twinnedCommunes } = this.#about;
		if (asked.twinned && twinnedCommunes.length === 0) return false;
		const conditions = ['unit = ?', 'side = ?', 'instr(keys, ?) > 0'];
		const values = [unit, side, `|${slot.dimension}:${slot.key}|`];
		const inPeriod = listedIn(period);
		if (inPeriod !== null) {
			conditions.push(inPeriod.condition);
			values.push(...inPeriod.values);
		}
		if (asked.organised) {
			conditions.push('instr(keys, ?) > 0');
			values.push(`|${ORGANISED}|`);
		}
		if (asked.twinned) {
			conditions.push(`(${twinnedCommunes.map(() => 'instr(keys, ?) > 0').join(' OR ')})`);
			values.push(...twinnedCommunes.map((code) => `|commune:${code}|`));
		}
		const found = this.#sql.one(
			`SELECT EXISTS (SELECT 1 FROM listed WHERE ${conditions.join(' AND ')}) AS found`,
			...values
		);
		return found?.['found'] === 1;
	}

	#named(cell: number, list: readonly PersonId[]): PersonId[] {
		const { period } = this.#about;
		const set = period === 'term' ? ALL_PARTS : partsOf(period);
		const named = this.#people.namedIn(cell, list);
		return list.filter((id) => ((named.get(id) ?? 0) & set) !== 0);
	}

	/** A cell with its figures of the period; null where nothing counts in it. */
	#cell(scope: string, slot: Slot, side: Side): { number: number; figures: Figures } | null {
		const { period } = this.#about;
		const [year = '', part] = period.split('-');
		const row = this.#sql.one(CELL, `${scope}|${year}`, `${slot.dimension}:${slot.key}`, side);
		if (row === null) return null;
		const figures =
			part === undefined
				? figuresOf(readFigures(row['figures']))
				: figuresOver(yearSide(row['parts']), partsOf(period));
		return figures === null ? null : { number: Number(row['cell']), figures };
	}
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
