import type { SQLInputValue } from 'node:sqlite';
import * as v from 'valibot';
import type { UnitId } from '../../domain/ids.ts';
import type { Sum } from '../../domain/amount.ts';
import type { Board, Cell, Dimension, Figures, Measure } from '../../domain/totals/figures.ts';
import { countBoard, dimensions } from '../../domain/totals/figures.ts';
import type { RecordsQuery } from '../../domain/totals/record-page.ts';
import { CellChanges, Cells } from './cells.ts';
import type { LedgerEntry, ListedRecord, Side } from './contribution.ts';
import { LedgerEntry as LedgerEntrySchema, listedDay, searchKeys, sides } from './contribution.ts';
import { openLedgerFile } from './ledger-schema.ts';
import { Statements, type Row } from './statements.ts';

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
	readonly #sql: Statements;
	readonly #cells: Cells;

	/** @param origin what is counted: store identity and term; a file of another origin is counted anew */
	constructor(path: string, origin: string) {
		this.#sql = new Statements(openLedgerFile(path, origin));
		this.#cells = new Cells(this.#sql);
	}

	/** Who follows with this file: the same after a restart, so that a server which was killed need not wait for its own lease. */
	get owner(): string {
		return String(this.#sql.one("SELECT value FROM meta WHERE key = 'owner'")?.['value']);
	}

	/** How far a unit was followed; null: not at all. */
	checkpoint(unit: UnitId): string | null {
		const row = this.#sql.one('SELECT seq FROM checkpoint WHERE unit = ?', unit);
		return row === null ? null : String(row['seq']);
	}

	/** How many of a unit's records count for something. */
	countOf(unit: UnitId): number {
		return Number(
			this.#sql.one('SELECT count(*) AS n FROM record WHERE unit = ?', unit)?.['n'] ?? 0
		);
	}

	/** The ids (activity ULIDs) of a unit's records that count for something. */
	recordsOf(unit: UnitId): string[] {
		return this.#sql
			.all('SELECT id FROM record WHERE unit = ?', unit)
			.map((row) => String(row['id']));
	}

	/** Takes in a step: contributions replaced, cells and checkpoint changed, in one transaction. */
	take({ unit, seq, records, arrivedAt }: Step): void {
		this.#inTransaction(() => {
			this.#replaceAll(unit, records);
			this.#sql.run(
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
		const changes = new CellChanges(this.#cells);
		for (const [id, entry] of records) this.#replace(changes, id, unit, entry);
		for (const board of changes.write()) this.unsettle(board);
	}

	#inTransaction(work: () => void): void {
		try {
			this.#sql.transaction(work);
		} catch (error) {
			this.#cells.forgetNumbers();
			throw error;
		}
	}

	#replace(changes: CellChanges, id: string, unit: UnitId, entry: LedgerEntry | null): void {
		const before = this.#sql.one('SELECT entry FROM record WHERE id = ?', id);
		const text = entry === null ? null : JSON.stringify(entry);
		// Nothing new: a recount, or a change read twice.
		if (text === (before?.['entry'] ?? null)) return;
		const old = before === null ? null : readEntry(before);
		for (const side of sides) this.#replaceSide(changes, { id, side, unit }, old, entry);
		if (entry === null) this.#sql.run('DELETE FROM record WHERE id = ?', id);
		else
			this.#sql.run(
				'INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)',
				id,
				unit,
				entry.waitingSince,
				text
			);
	}

	#replaceSide(
		changes: CellChanges,
		{ id, side, unit }: { id: string; side: Side; unit: UnitId },
		old: LedgerEntry | null,
		entry: LedgerEntry | null
	): void {
		const before = old?.[side] ?? null;
		const next = entry?.[side] ?? null;
		if (before !== null) {
			changes.count(side, before.facts, -1);
			this.#sql.run('DELETE FROM listed WHERE id = ? AND side = ?', id, side);
		}
		if (next === null) return;
		changes.count(side, next.facts, 1);
		const { facts } = next;
		const values = [id, side, unit, facts.year, listedDay(next), searchKeys(facts)];
		this.#sql.run('INSERT INTO listed VALUES (?, ?, ?, ?, ?, ?)', ...values);
	}

	/** Boards (`scope|period`) whose figures changed since {@link settle}. */
	dirtyBoards(): string[] {
		return this.#sql.all('SELECT board FROM dirty').map((row) => String(row['board']));
	}

	/** Notes every board as not published: what was under way when a process ended may not have arrived. */
	unsettleAll(): void {
		this.#sql.run('INSERT OR IGNORE INTO dirty SELECT DISTINCT board FROM cell');
	}

	/** Forgets that a board changed: what it says now was published. */
	settle(board: string): void {
		this.#sql.run('DELETE FROM dirty WHERE board = ?', board);
	}

	/** Notes that a board says something that is not published. */
	unsettle(board: string): void {
		this.#sql.run('INSERT OR IGNORE INTO dirty VALUES (?)', board);
	}

	/** The figures of a board as counted now. */
	board(board: string): Board {
		const scope = board.split('|')[0];
		const built = new Map<string, Cell>();
		for (const row of this.#sql.all('SELECT * FROM cell WHERE board = ? ORDER BY slot', board)) {
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
		const rows = this.#sql.all(
			`SELECT listed.id, listed.day, record.entry FROM listed JOIN record ON record.id = listed.id
			WHERE ${conditions.join(' AND ')} ORDER BY listed.day DESC, listed.id DESC LIMIT ?`,
			...values,
			limit
		);
		return rows.flatMap((row) => {
			const record = readEntry(row)[query.side];
			return record === null ? [] : [{ id: String(row['id']), day: String(row['day']), record }];
		});
	}

	/** When each followed unit's records last arrived, and what waits in it. */
	freshness(): UnitFreshness[] {
		const rows = this.#sql.all(
			`SELECT checkpoint.unit, last_arrival, count(waiting_since) AS waiting, min(waiting_since) AS oldest
			FROM checkpoint LEFT JOIN record
				ON record.unit = checkpoint.unit AND waiting_since IS NOT NULL
			GROUP BY checkpoint.unit ORDER BY checkpoint.unit`
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
		this.#sql.close();
	}
}

function readEntry(row: Row): LedgerEntry {
	return v.parse(LedgerEntrySchema, JSON.parse(String(row['entry'])));
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
