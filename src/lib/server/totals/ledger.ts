import type { SQLInputValue } from 'node:sqlite';
import * as v from 'valibot';
import type { JointEvent } from '../../domain/activity/joint-event.ts';
import { jointEvent } from '../../domain/activity/joint-event.ts';
import type { PersonId } from '../../domain/ids.ts';
import { ActivityId, UnitId } from '../../domain/ids.ts';
import type { Board } from '../../domain/totals/figures.ts';
import type { PeriodsDocument } from '../../domain/totals/periods-document.ts';
import { freshnessName, linesName, partName } from './published-name.ts';
import type { BoardRecord, RecordsQuery } from '../../domain/totals/record-page.ts';
import type { Share } from '../../domain/totals/shared-work.ts';
import { countedAmounts } from '../../domain/totals/shared-work.ts';
import { boardAlone, boardLines, storedBoard } from './stored-board.ts';
import { Cells } from './cells.ts';
import type { LedgerEntry, ListedRecord } from './contribution.ts';
import { endBuilding, openLedgerFile, type LedgerUse } from './ledger-schema.ts';
import { Statements } from './statements.ts';
import { storedEntry } from './entry-text.ts';
import { Taking } from './taking.ts';
import { sharesIn } from './ties.ts';
import { freshness, type UnitFreshness } from './freshness.ts';
import { LedgerTargetFacts, namedIn } from './target-facts.ts';
import { periodSlots } from './period-slots.ts';
import { recount } from './recount.ts';
import { listedIn } from './listed-in.ts';
import { Turns } from './turns.ts';

/** What one step of following a unit's database found. `records`: each whole, null when it counts for nothing any more. */
export type Step = {
	unit: UnitId;
	seq: string;
	records: ReadonlyMap<string, LedgerEntry | null>;
	/** When records last arrived, by the server's clock; null when none did in this step. */
	arrivedAt: string | null;
};

/** A record behind a figure, with what of it counts there. */
export type BehindRecord = Omit<BoardRecord, 'authorName'> & Pick<ListedRecord, 'author'>;

/**
 * The counted totals of every record, in one SQLite file: each record's present contribution, the cells they add up
 * to, and how far each unit was followed, all changed in one transaction. Never incremented by an event, always by
 * replacing a record's contribution, so reading the same change twice, or an older one again, does no harm.
 */
export class Ledger {
	readonly #path: string;
	readonly #sql: Statements;
	readonly #cells: Cells;
	readonly #turns: Turns;

	/** @param origin what is counted: store identity and term; a file of another origin is counted anew */
	constructor(path: string, origin: string, use: LedgerUse = 'count', turns = new Turns()) {
		this.#path = path;
		this.#turns = turns;
		this.#sql = new Statements(openLedgerFile(path, origin, use));
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

	/** The same, of those whose ids are neither before `first` nor after `last`. */
	countBetween(unit: UnitId, first: string, last: string): number {
		const sql = 'SELECT count(*) AS n FROM record WHERE unit = ? AND id BETWEEN ? AND ?';
		return Number(this.#sql.one(sql, unit, first, last)?.['n'] ?? 0);
	}

	/** The ids (activity ULIDs) of a unit's records that count for something. */
	recordsOf(unit: UnitId): string[] {
		return this.#sql
			.all('SELECT id FROM record WHERE unit = ?', unit)
			.map((row) => String(row['id']));
	}

	/**
	 * Ends the counting from nothing, once everything is counted: from then on the file survives a power cut.
	 * @returns whether it is so; if not, ask again
	 */
	endBuilding(): boolean {
		return this.#turns.take(() => this.#sql.use((database) => endBuilding(database, this.#path)));
	}

	/** Takes in a step: contributions replaced, cells and checkpoint changed, in one transaction. */
	take(step: Step): void {
		const taking = this.#taking(step.unit, true);
		for (const [id, entry] of step.records) taking.replace(id, entry);
		this.#turns.take(() => taking.finish(step));
	}

	/**
	 * Takes in a unit whole: what `read` does not replace is gone. It is written in one transaction when all was read, so
	 * nobody sees half a unit, and what ends in the middle leaves nothing.
	 */
	async takeWhole(
		unit: UnitId,
		read: (replace: Taking['replace']) => Promise<Pick<Step, 'seq' | 'arrivedAt'>>
	): Promise<void> {
		const gone = new Set(this.recordsOf(unit));
		const taking = this.#taking(unit, gone.size > 0);
		const checkpoint = await read((id, entry) => {
			gone.delete(id);
			taking.replace(id, entry);
		});
		for (const id of gone) taking.replace(id, null);
		this.#turns.take(() => taking.finish(checkpoint));
	}

	#taking(unit: UnitId, mayKnow: boolean): Taking {
		return new Taking({ sql: this.#sql, cells: this.#cells, unit, mayKnow });
	}

	/** What is to be published because its figures changed since {@link settle}, by its name (`published-name.ts`). */
	dirtyBoards(): string[] {
		return this.#sql.all('SELECT board FROM dirty').map((row) => String(row['board']));
	}

	/** Notes every board and event as not published: what was under way when a process ended may not have arrived. */
	unsettleAll(): void {
		this.#sql.run('INSERT OR IGNORE INTO dirty SELECT DISTINCT board FROM cell');
		const names = new Set<string>();
		for (const row of this.#sql.all('SELECT DISTINCT board, slot FROM cell')) {
			const [board, slot] = [String(row['board']), String(row['slot'])];
			for (const name of [partName(board, slot), linesName(board, slot)])
				if (name !== null) names.add(name);
		}
		for (const { unit } of freshness(this.#sql)) names.add(freshnessName(unit));
		this.unsettle(...names);
		this.#sql.run(
			'INSERT OR IGNORE INTO dirty_event SELECT DISTINCT event FROM record WHERE event IS NOT NULL'
		);
	}

	/** Codes of joint events that changed since {@link settleEvents}. */
	dirtyEvents(): string[] {
		return this.#sql.all('SELECT code FROM dirty_event').map((row) => String(row['code']));
	}

	/** Forgets that events changed: what they say now is being published. */
	settleEvents(codes: readonly string[]): void {
		this.#sql.transaction(() => {
			for (const code of codes) this.#sql.run('DELETE FROM dirty_event WHERE code = ?', code);
		});
	}

	/** Notes that events say something that is not published. */
	unsettleEvents(codes: readonly string[]): void {
		this.#sql.transaction(() => {
			for (const code of codes) this.#sql.run('INSERT OR IGNORE INTO dirty_event VALUES (?)', code);
		});
	}

	/** A joint event as its records tell it now. */
	event(code: string): JointEvent {
		const rows = this.#sql.all('SELECT unit, id, entry FROM record WHERE event = ?', code);
		const members = rows.flatMap((row) => {
			const unit = v.parse(UnitId, row['unit']);
			const activity = v.parse(ActivityId, `activity:${String(row['id'])}`);
			const { event } = storedEntry(row, unit, String(row['id']));
			return event === null ? [] : [{ ...event, unit, activity }];
		});
		return jointEvent(code, members);
	}

	/** Forgets that boards changed: what they say now is being published. */
	settle(boards: readonly string[]): void {
		this.#sql.transaction(() => {
			for (const board of boards) this.#sql.run('DELETE FROM dirty WHERE board = ?', board);
		});
	}

	/** Notes that boards say something that is not published. */
	unsettle(...boards: string[]): void {
		this.#sql.transaction(() => {
			for (const board of boards) this.#sql.run('INSERT OR IGNORE INTO dirty VALUES (?)', board);
		});
	}

	/** The figures of a board as counted now. */
	board(board: string): Board {
		return storedBoard(this.#sql, board);
	}

	/** The figures of a board without those of its lines that are published beside it. */
	boardAlone(board: string): Board {
		return boardAlone(this.#sql, board);
	}

	/** Some lines of the block's board over a year or the term. */
	lines(period: string, shard: string): Board['by'] {
		return boardLines(this.#sql, period, shard);
	}

	/** The figures of some slots of a scope and year in parts, packed as they are published. */
	periods(scope: 'block' | UnitId, year: string, shard: string): PeriodsDocument['slots'] {
		return periodSlots(this.#sql, scope, year, shard);
	}

	/** A board of any period, counted record by record. */
	recount(scope: 'block' | UnitId, period: string): Board {
		return recount(this.#sql, scope, period);
	}

	/** What the records counted so far tell of the targets of a unit, or of the block, over a year and its parts, or over the term. */
	targetFacts(
		unit: UnitId | 'block',
		year: string,
		twinned: (period: string) => readonly string[]
	): LedgerTargetFacts {
		const about = { unit, year, twinned };
		return new LedgerTargetFacts(this.#sql, this.#cells.people, about);
	}

	/** Of the people on a list, those whom a unit's records name, approved or waiting. */
	namedIn(unit: UnitId, list: readonly PersonId[]): PersonId[] {
		return namedIn(this.#sql, this.#cells.people, unit, list);
	}

	/**
	 * A page of the records behind a figure, newest first, each with what of it counts there. `after`: the cursor of the
	 * last one seen.
	 */
	behind(
		query: RecordsQuery,
		after: { day: string; id: string } | null,
		limit: number
	): { id: string; day: string; record: BehindRecord }[] {
		const conditions = ['listed.side = ?'];
		const values: SQLInputValue[] = [query.side];
		const where = (condition: string, ...more: SQLInputValue[]) => {
			conditions.push(condition);
			values.push(...more);
		};
		if (query.scope !== 'block') where('listed.unit = ?', query.scope);
		const inPeriod = listedIn(query.period);
		if (inPeriod !== null) where(inPeriod.condition, ...inPeriod.values);
		if (query.by !== null)
			where('instr(listed.keys, ?) > 0', `|${query.by.dimension}:${query.by.key}|`);
		if (after !== null) where('(listed.day, listed.id) < (?, ?)', after.day, after.id);
		const rows = this.#sql.all(
			`SELECT listed.id, listed.unit, listed.day, share, unit_share, record.entry FROM listed JOIN record ON record.record = listed.record
			WHERE ${conditions.join(' AND ')} ORDER BY listed.day DESC, listed.id DESC LIMIT ?`,
			...values,
			limit
		);
		return rows.flatMap((row) => {
			const id = String(row['id']);
			const record = storedEntry(row, v.parse(UnitId, row['unit']), id)[query.side];
			if (record === null) return [];
			const { block, unit } = sharesIn(row);
			const share = query.scope === 'block' && query.by?.dimension !== 'unit' ? block : unit;
			return [{ id, day: String(row['day']), record: behind(record, share) }];
		});
	}

	/** How fresh each followed unit is, or those of a shard. */
	freshness(shard?: string): UnitFreshness[] {
		return freshness(this.#sql, shard);
	}

	close(): void {
		this.#sql.close();
	}
}

function behind({ facts, ...record }: ListedRecord, share: Share): BehindRecord {
	const { id, joint, parent, days, ...told } = facts;
	void [id, joint, parent, days];
	return { ...record, facts: { ...told, amounts: countedAmounts(facts.amounts, share) }, share };
}
