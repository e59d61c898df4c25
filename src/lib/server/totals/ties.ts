import * as v from 'valibot';
import type { ActivityId } from '../../domain/ids.ts';
import { UnitId } from '../../domain/ids.ts';
import { sharesOf, unitSharesOf, WHOLE } from '../../domain/totals/shared-work.ts';
import type { CellChanges } from './cell-changes.ts';
import type { LedgerEntry, Shares, Side } from './contribution.ts';
import { ALL, listedDay, sides } from './contribution.ts';
import { storedEntry } from './entry-text.ts';
import type { Row, Statements } from './statements.ts';

const HAS_CHILD = 'SELECT 1 FROM listed WHERE parent = ? LIMIT 1';
const OF_EVENT =
	'SELECT unit, id, entry FROM record WHERE record IN (SELECT record FROM listed WHERE joint = ?)';
const CHILDREN =
	'SELECT unit, id, entry FROM record WHERE record IN (SELECT record FROM listed WHERE parent = ?)';
/** Ids are found by unit; there are some sixty. */
const OF_ID = `SELECT record.unit, id, entry FROM checkpoint CROSS JOIN record
	ON record.unit = checkpoint.unit AND id = ?`;
const SHARES =
	'SELECT share, unit_share FROM listed WHERE unit = ? AND side = ? AND day = ? AND id = ?';
const SHARE = `UPDATE listed SET share = ?, unit_share = ?
	WHERE unit = ? AND side = ? AND day = ? AND id = ?`;

/** What is asked of the ledger: an event's records, those of an id, those right below one. */
type Ask = `event ${string}` | `id ${ActivityId}` | `below ${string}`;

/** A record of an event or roll-up, as the ledger has it. */
type Tied = { unit: UnitId; id: string; entry: LedgerEntry };

/**
 * What of tied records counts, worked out anew for those that a change may touch: of any unit, by what the ledger holds
 * in the open transaction, so that the outcome does not depend on which unit is written first.
 */
export class Ties {
	readonly #sql: Statements;
	readonly #cells: CellChanges;
	/** Where ties are followed from. */
	readonly #noted = new Set<Ask>();

	constructor(sql: Statements, cells: CellChanges) {
		this.#sql = sql;
		this.#cells = cells;
	}

	/** Notes what a record that is being replaced was, or is, tied to: a joint event by its code, a record it is part of. */
	touch(joint: string | null, parent: ActivityId | null): void {
		for (const ask of upwards(joint, parent)) this.#noted.add(ask);
	}

	/** Notes a record that others may be told together in; all changes are written already. */
	touchParent(id: ActivityId): void {
		if (this.#sql.one(HAS_CHILD, id) === null) return;
		this.#noted.add(`id ${id}`);
		this.#noted.add(`below ${id}`);
	}

	/** Counts anew what the noted changes may touch, once all records are written. */
	settle(): void {
		if (this.#noted.size === 0) return;
		const tied = this.#reached();
		for (const side of sides) {
			const all = tied.flatMap(({ entry }) => entry[side]?.facts ?? []);
			const block = sharesOf(all);
			const unit = unitSharesOf(all);
			for (const one of tied) {
				const facts = one.entry[side]?.facts;
				if (facts === undefined) continue;
				const is = { block: block.get(facts) ?? WHOLE, unit: unit.get(facts) ?? WHOLE };
				this.#share(one, side, is);
			}
		}
	}

	#share({ unit, id, entry }: Tied, side: Side, is: Shares): void {
		const said = entry[side];
		if (said === null) return;
		const place = [unit, side, listedDay(said), id] as const;
		const was = sharesIn(this.#sql.one(SHARES, ...place));
		if (was.block === is.block && was.unit === is.unit) return;
		this.#sql.run(SHARE, is.block, is.unit, ...place);
		this.#cells.count(side, said.facts, -1, was);
		this.#cells.count(side, said.facts, 1, is);
	}

	/** Every record that is tied, by whatever number of ties, to what was noted. */
	#reached(): Tied[] {
		const tied = new Map<string, Tied>();
		const asked = new Set(this.#noted);
		// What is added while it is gone through is gone through too.
		for (const ask of asked) {
			for (const record of this.#read(ask)) {
				const { unit, id, entry } = record;
				if (tied.has(`${unit} ${id}`)) continue;
				tied.set(`${unit} ${id}`, record);
				asked.add(`below activity:${id}`);
				for (const side of sides) {
					const { joint, parent } = entry[side]?.facts ?? { joint: null, parent: null };
					for (const next of upwards(joint?.code ?? null, parent)) asked.add(next);
				}
			}
		}
		return [...tied.values()];
	}

	#read(ask: Ask): Tied[] {
		const [by = '', what = ''] = ask.split(' ');
		const rows =
			by === 'event'
				? this.#sql.all(OF_EVENT, what)
				: by === 'below'
					? this.#sql.all(CHILDREN, what)
					: this.#sql.all(OF_ID, what.slice('activity:'.length));
		return rows.map((row) => {
			const id = String(row['id']);
			const unit = v.parse(UnitId, row['unit']);
			return { unit, id, entry: storedEntry(row, unit, id) };
		});
	}
}

function upwards(joint: string | null, parent: ActivityId | null): Ask[] {
	return [
		...(joint === null ? [] : [`event ${joint}` as const]),
		...(parent === null ? [] : [`id ${parent}` as const])
	];
}

/** What of a listed record counts, as stored. */
export function sharesIn(row: Row | null): Shares {
	return row === null ? ALL : { block: Number(row['share']), unit: Number(row['unit_share']) };
}
