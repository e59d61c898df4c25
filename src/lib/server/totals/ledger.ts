import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import * as v from 'valibot';
import type { UnitId } from '../../domain/ids.ts';
import type { Sum } from '../../domain/amount.ts';
import type { Board, Cell, Dimension, Figures, Measure } from '../../domain/totals/figures.ts';
import { countBoard, dimensions } from '../../domain/totals/figures.ts';
import type { RecordsQuery } from '../../domain/totals/record-page.ts';
import { CellChanges, CellStatements } from './cells.ts';
import type { LedgerEntry, ListedRecord } from './contribution.ts';
import { LedgerEntry as LedgerEntrySchema, listedDay, searchKeys, sides } from './contribution.ts';
import { openLedgerFile } from './ledger-schema.ts';

type Row = Record<string, unknown>;

/** What one step of following a unit's database found. `records`: each whole, null when it counts for nothing any more. */
export type Step = {
	unit: UnitId;
	seq: string;
	records: ReadonlyMap<string, LedgerEntry | null>;
	/** When records last arrived, by the server's clock; null when none did in this step. */
	arrivedAt: string | null;
};

export type UnitFreshness = {
	unit: string;
	lastArrivalAt: string | null;
	waiting: number;
	oldestWaitingAt: string | null;
};

/**
 * The counted totals of every record, in one SQLite file: each record's present contribution, the cells they add up
 * to, and how far each unit was followed, all changed in one transaction. Never incremented by an event, always by
 * replacing a record's contribution, so reading the same change twice, or an older one again, does no harm.
 */
export class Ledger {
	readonly #database: DatabaseSync;
	readonly #cells: CellStatements;

	/** @param origin what is counted: store identity and term; a file of another origin is counted anew */
	constructor(path: string, origin: string) {
		this.#database = openLedgerFile(path, origin);
		this.#cells = new CellStatements(this.#database);
	}

	/** How far a unit was followed; null: not at all. */
	checkpoint(unit: UnitId): string | null {
		const row = this.#one('SELECT seq FROM checkpoint WHERE unit = ?', unit);
		return row === null ? null : String(row['seq']);
	}

	/** The ids (activity ULIDs) of a unit's records that count for something. */
	recordsOf(unit: UnitId): string[] {
		return this.#all('SELECT id FROM record WHERE unit = ?', unit).map((row) => String(row['id']));
	}

	/** Takes in a step: contributions replaced, cells and checkpoint changed, in one transaction. */
	take({ unit, seq, records, arrivedAt }: Step): void {
		this.#inTransaction(() => {
			this.#replaceAll(unit, records);
			this.#run(
				`INSERT INTO checkpoint VALUES (?, ?, ?) ON CONFLICT (unit) DO UPDATE
				SET seq = excluded.seq, last_arrival = max(coalesce(excluded.last_arrival, ''), coalesce(last_arrival, ''))`,
				unit,
				seq,
				arrivedAt
			);
		});
	}

	/** Takes in a part of a unit's first count: without a checkpoint, a crash in the middle begins it again. */
	takeWithoutCheckpoint(unit: UnitId, records: Step['records']): void {
		this.#inTransaction(() => this.#replaceAll(unit, records));
	}

	#replaceAll(unit: UnitId, records: Step['records']): void {
		const changes = new CellChanges();
		for (const [id, entry] of records) this.#replace(changes, id, unit, entry);
		for (const board of changes.write(this.#cells)) this.unsettle(board);
	}

	#inTransaction(work: () => void): void {
		this.#database.exec('BEGIN IMMEDIATE');
		try {
			work();
			this.#database.exec('COMMIT');
		} catch (error) {
			// A full disk may have rolled it back already.
			if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
			throw error;
		}
	}

	#replace(changes: CellChanges, id: string, unit: UnitId, entry: LedgerEntry | null): void {
		const before = this.#entry(id);
		for (const side of sides) {
			const old = before?.[side] ?? null;
			const next = entry?.[side] ?? null;
			if (old !== null) changes.count(side, old.facts, -1);
			if (next !== null) changes.count(side, next.facts, 1);
			this.#run('DELETE FROM listed WHERE id = ? AND side = ?', id, side);
			if (next !== null)
				this.#run(
					'INSERT INTO listed VALUES (?, ?, ?, ?, ?, ?)',
					id,
					side,
					unit,
					next.facts.year,
					listedDay(next),
					searchKeys(next.facts)
				);
		}
		if (entry === null) this.#run('DELETE FROM record WHERE id = ?', id);
		else
			this.#run('INSERT OR REPLACE INTO record VALUES (?, ?, ?)', id, unit, JSON.stringify(entry));
	}

	#entry(id: string): LedgerEntry | null {
		const row = this.#one('SELECT entry FROM record WHERE id = ?', id);
		return row === null ? null : v.parse(LedgerEntrySchema, JSON.parse(String(row['entry'])));
	}

	/** Boards (`scope|period`) whose figures changed since {@link settle}. */
	dirtyBoards(): string[] {
		return this.#all('SELECT board FROM dirty').map((row) => String(row['board']));
	}

	/** Forgets that a board changed: what it says now was published. */
	settle(board: string): void {
		this.#run('DELETE FROM dirty WHERE board = ?', board);
	}

	/** Notes that a board says something that is not published. */
	unsettle(board: string): void {
		this.#run('INSERT OR IGNORE INTO dirty VALUES (?)', board);
	}

	/** The figures of a board as counted now. */
	board(board: string): Board {
		const scope = board.split('|')[0];
		const built = new Map<string, Cell>();
		for (const row of this.#all('SELECT * FROM cell WHERE board = ? ORDER BY slot', board)) {
			const slot = String(row['slot']);
			const cell = built.get(slot) ?? emptyCell();
			built.set(
				slot,
				row['side'] === 'approved'
					? { ...cell, approved: figuresOf(row) }
					: { ...cell, waiting: figuresOf(row) }
			);
		}
		const by: Partial<Record<Dimension, Record<string, Cell>>> = {};
		for (const dimension of dimensions)
			if (scope === 'block' || dimension !== 'unit') by[dimension] = {};
		for (const [slot, cell] of built) {
			const colon = slot.indexOf(':');
			const dimension = dimensions.find((one) => one === slot.slice(0, colon));
			const cells = dimension === undefined ? undefined : by[dimension];
			if (cells !== undefined) cells[slot.slice(colon + 1)] = cell;
		}
		return { all: built.get('all') ?? emptyCell(), by };
	}

	/** A page of the records behind a figure, newest first. `after`: the cursor of the last one seen. */
	behind(
		query: RecordsQuery,
		after: { day: string; id: string } | null,
		limit: number
	): { id: string; day: string; record: ListedRecord }[] {
		const conditions = ['listed.side = ?'];
		const values: SQLInputValue[] = [query.side];
		const where = (condition: string, ...more: SQLInputValue[]) => {
			conditions.push(condition);
			values.push(...more);
		};
		if (query.scope !== 'block') where('listed.unit = ?', query.scope);
		if (query.period !== 'term') where('listed.year = ?', query.period);
		if (query.by !== null)
			where('instr(listed.keys, ?) > 0', `|${query.by.dimension}:${query.by.key}|`);
		if (after !== null) where('(listed.day, listed.id) < (?, ?)', after.day, after.id);
		const rows = this.#all(
			`SELECT listed.id, listed.day, record.entry FROM listed JOIN record ON record.id = listed.id
			WHERE ${conditions.join(' AND ')} ORDER BY listed.day DESC, listed.id DESC LIMIT ?`,
			...values,
			limit
		);
		return rows.flatMap((row) => {
			const record = v.parse(LedgerEntrySchema, JSON.parse(String(row['entry'])))[query.side];
			return record === null ? [] : [{ id: String(row['id']), day: String(row['day']), record }];
		});
	}

	/** When each followed unit's records last arrived, and what waits in it. */
	freshness(): UnitFreshness[] {
		const rows = this.#all(
			`SELECT checkpoint.unit, checkpoint.last_arrival,
				count(entry ->> 'waitingSince') AS waiting, min(entry ->> 'waitingSince') AS oldest
			FROM checkpoint LEFT JOIN record ON record.unit = checkpoint.unit GROUP BY checkpoint.unit ORDER BY checkpoint.unit`
		);
		const textOrNull = (value: unknown) =>
			typeof value === 'string' && value !== '' ? value : null;
		return rows.map((row) => ({
			unit: String(row['unit']),
			lastArrivalAt: textOrNull(row['last_arrival']),
			waiting: Number(row['waiting']),
			oldestWaitingAt: textOrNull(row['oldest'])
		}));
	}

	close(): void {
		if (this.#database.isOpen) this.#database.close();
	}

	#one(sql: string, ...values: SQLInputValue[]): Row | null {
		return this.#database.prepare(sql).get(...values) ?? null;
	}

	#all(sql: string, ...values: SQLInputValue[]): Row[] {
		return this.#database.prepare(sql).all(...values);
	}

	#run(sql: string, ...values: SQLInputValue[]): void {
		this.#database.prepare(sql).run(...values);
	}
}

function emptyCell(): Cell {
	return countBoard([], 'term', null).all;
}

function figuresOf(row: Row): Figures {
	const number = (column: string) => Number(row[column]);
	const sum = (measure: Measure): Sum => ({
		n: number(`${measure}_n`),
		inexact: number(`${measure}_inexact`) > 0,
		with: number(`${measure}_with`),
		without: number(`${measure}_without`)
	});
	return {
		activities: number('activities'),
		members: number('members'),
		attendances: sum('attendances'),
		volunteerDays: sum('volunteerDays'),
		children: sum('children'),
		staffChildren: sum('staffChildren'),
		households: sum('households'),
		gifts: sum('gifts'),
		valueDong: sum('valueDong')
	};
}
