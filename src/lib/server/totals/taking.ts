import * as v from 'valibot';
import type { UnitId } from '../../domain/ids.ts';
import { ActivityId } from '../../domain/ids.ts';
import type { CellChanges } from './cell-changes.ts';
import type { LedgerEntry, Side } from './contribution.ts';
import { listedDay, searchKeys, sides } from './contribution.ts';
import { entryText, readEntry } from './entry-text.ts';
import type { Row, Statements } from './statements.ts';

type TakingSettings = {
	sql: Statements;
	changes: CellChanges;
	unit: UnitId;
	/** Whether the ledger may hold records of the unit already. */
	mayKnow: boolean;
};

const KNOWN = 'SELECT record, waiting_since, entry FROM record WHERE unit = ? AND id = ?';
const INSERT = 'INSERT INTO record (unit, id, waiting_since, entry) VALUES (?, ?, ?, ?)';
const UPDATE = 'UPDATE record SET waiting_since = ?, entry = ? WHERE record = ?';
const CHECKPOINT = `INSERT INTO checkpoint VALUES (?, ?, ?, ?) ON CONFLICT (unit) DO UPDATE
	SET seq = excluded.seq, waiting = waiting + excluded.waiting,
	last_arrival = max(coalesce(excluded.last_arrival, ''), coalesce(last_arrival, ''))`;

/** Records of one unit being replaced, within the open transaction; their cells are written when it is finished. */
export class Taking {
	readonly #settings: TakingSettings;
	/** How many more records wait than before. */
	#waiting = 0;

	constructor(settings: TakingSettings) {
		this.#settings = settings;
	}

	/** Replaces what a record counts for; null: nothing any more. */
	replace(id: string, entry: LedgerEntry | null): void {
		const { sql, unit, mayKnow } = this.#settings;
		const known = mayKnow ? sql.one(KNOWN, unit, id) : null;
		const text = entry === null ? null : entryText(entry);
		// Nothing new: a recount, or a change read twice.
		if (text === (known?.['entry'] ?? null)) return;
		this.#waiting += waits(entry?.waitingSince) - waits(known?.['waiting_since']);
		const record = this.#store(known, id, entry, text);
		if (known !== null) this.#takeAway(record, storedEntry(known, unit, id));
		if (entry !== null) this.#add(record, id, entry);
	}

	/** @returns the record's number in the ledger */
	#store(known: Row | null, id: string, entry: LedgerEntry | null, text: string | null): number {
		const { sql, unit } = this.#settings;
		const since = entry?.waitingSince ?? null;
		if (known === null) return sql.run(INSERT, unit, id, since, text).inserted;
		const record = Number(known['record']);
		if (text === null) sql.run('DELETE FROM record WHERE record = ?', record);
		else sql.run(UPDATE, since, text, record);
		return record;
	}

	#takeAway(record: number, entry: LedgerEntry): void {
		for (const side of sides) this.#count(side, entry, -1);
		this.#settings.sql.run('DELETE FROM listed WHERE record = ?', record);
	}

	#add(record: number, id: string, entry: LedgerEntry): void {
		const { sql, unit } = this.#settings;
		for (const side of sides) {
			this.#count(side, entry, 1);
			const said = entry[side];
			if (said === null) continue;
			const values = [record, side, unit, said.facts.year, listedDay(said), id];
			sql.run('INSERT INTO listed VALUES (?, ?, ?, ?, ?, ?, ?)', ...values, searchKeys(said.facts));
		}
	}

	#count(side: Side, entry: LedgerEntry, sign: 1 | -1): void {
		const said = entry[side];
		if (said !== null) this.#settings.changes.count(side, said.facts, sign);
	}

	/** Writes the cells and how far the unit was followed, and notes the boards that changed as not published. */
	finish({ seq, arrivedAt }: { seq: string; arrivedAt: string | null }): void {
		const { sql, changes, unit } = this.#settings;
		for (const board of changes.write()) sql.run('INSERT OR IGNORE INTO dirty VALUES (?)', board);
		sql.run(CHECKPOINT, unit, seq, arrivedAt, this.#waiting);
	}
}

function waits(since: unknown): number {
	return since === null || since === undefined ? 0 : 1;
}

/** What the ledger holds of a record. @param row with `entry` */
export function storedEntry(row: Row, unit: UnitId, id: string): LedgerEntry {
	return readEntry(String(row['entry']), unit, v.parse(ActivityId, `activity:${id}`));
}
