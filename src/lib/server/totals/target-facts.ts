import type { Sum } from '../../domain/amount.ts';
import { emptySum } from '../../domain/amount.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import type { Slot } from '../../domain/targets/rules.ts';
import { ORGANISED } from '../../domain/targets/rules.ts';
import type { UnitFacts } from '../../domain/targets/unit-targets.ts';
import type { Side } from '../../domain/totals/board-view.ts';
import { figuresOf, MEMBERS, readFigures } from './cell-figures.ts';
import { sides } from './contribution.ts';
import type { People } from './people.ts';
import type { Statements } from './statements.ts';

const CELL = 'SELECT cell, figures FROM cell WHERE board = ? AND slot = ? AND side = ?';

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
		return cell === null ? [] : this.#people.named(cell.number, list);
	}

	outside(slot: Slot, side: Side, list: readonly PersonId[]): number {
		const cell = this.#cell(this.#about.unit, slot, side);
		if (cell === null) return 0;
		return (cell.figures[MEMBERS] ?? 0) - this.#people.named(cell.number, list).length;
	}

	staffChildren(slot: Slot, side: Side): Sum {
		const cell = this.#cell(this.#about.unit, slot, side);
		return cell === null ? emptySum : figuresOf(cell.figures).staffChildren;
	}

	has(slot: Slot, side: Side, asked: { organised: boolean; twinned: boolean }): boolean {
		const { unit, period, twinnedCommunes } = this.#about;
		if (asked.twinned && twinnedCommunes.length === 0) return false;
		const conditions = ['unit = ?', 'side = ?', 'instr(keys, ?) > 0'];
		const values = [unit, side, `|${slot.dimension}:${slot.key}|`];
		if (period !== 'term') {
			conditions.push('year = ?');
			values.push(period);
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

	#cell(scope: string, slot: Slot, side: Side) {
		const board = `${scope}|${this.#about.period}`;
		const row = this.#sql.one(CELL, board, `${slot.dimension}:${slot.key}`, side);
		if (row === null) return null;
		return { number: Number(row['cell']), figures: readFigures(row['figures']) };
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
		return cell === null ? [] : people.named(Number(cell['cell']), list);
	});
	return [...new Set(named)];
}
