import type { UnitId } from '../../domain/ids.ts';
import { sameContent } from '../../domain/json.ts';
import type { CountedFacts } from '../../domain/totals/figures.ts';
import { CellChanges } from './cell-changes.ts';
import type { Cells } from './cells.ts';
import type { LedgerEntry, Side } from './contribution.ts';
import { listedDay, searchKeys, sides } from './contribution.ts';
import { entryText, storedEntry } from './entry-text.ts';
import { WHOLE } from '../../domain/totals/shared-work.ts';
import { freshnessName } from './published-name.ts';
import type { Statements } from './statements.ts';
import { sharesIn, Ties } from './ties.ts';

type TakingSettings = {
	sql: Statements;
	cells: Cells;
	unit: UnitId;
	/** Whether the ledger may hold records of the unit already. */
	mayKnow: boolean;
};

/** A record to be written; `known`: its number in the ledger, null when it is new there. */
type Change = {
	known: number | null;
	id: string;
	waitingSince: string | null;
	/** The joint event it belongs to now. */
	event: string | null;
	/** Null: it counts for nothing any more. */
	text: string | null;
	/** Where it stood in the lists, and where it stands now. */
	was: Listing[];
	is: Place[];
};

type Listing = { side: Side; day: string; facts: CountedFacts };
/**
 * A row of a list. Thousands wait to be written, so it holds few things: what records say in full would be looked at
 * again and again by whatever collects garbage.
 */
type Place = Pick<CountedFacts, 'id' | 'parent' | 'year'> & {
	side: Side;
	day: string;
	firstDay: string;
	lastDay: string;
	keys: string;
	joint: string | null;
};

const KNOWN = 'SELECT record, waiting_since, entry FROM record WHERE unit = ? AND id = ?';
const INSERT = 'INSERT INTO record (unit, id, waiting_since, entry, event) VALUES (?, ?, ?, ?, ?)';
const UPDATE = 'UPDATE record SET waiting_since = ?, entry = ?, event = ? WHERE record = ?';
const DIRTY = 'INSERT OR IGNORE INTO dirty VALUES (?)';
const DIRTY_EVENT = 'INSERT OR IGNORE INTO dirty_event VALUES (?)';
const LIST = `INSERT INTO listed (unit, side, day, id, year, first_day, last_day, keys, record, joint, parent)
	VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const UNLIST = `DELETE FROM listed WHERE unit = ? AND side = ? AND day = ? AND id = ?
	RETURNING share, unit_share`;
const CHECKPOINT = `INSERT INTO checkpoint VALUES (?, ?, ?, ?) ON CONFLICT (unit) DO UPDATE
	SET seq = excluded.seq, waiting = waiting + excluded.waiting,
	last_arrival = max(coalesce(excluded.last_arrival, ''), coalesce(last_arrival, ''))`;

/**
 * Records of one unit being replaced. What changes is gathered, however long the records are read, and written at the
 * end in one short transaction. Nobody else may take records of the same unit meanwhile.
 */
export class Taking {
	readonly #settings: TakingSettings;
	readonly #cells: CellChanges;
	readonly #changes: Change[] = [];
	/** Codes of joint events of which a record says something else now. */
	readonly #events = new Set<string>();
	/** How many more records wait than before. */
	#waiting = 0;

	constructor(settings: TakingSettings) {
		this.#settings = settings;
		this.#cells = new CellChanges(settings.cells);
	}

	/** Replaces what a record counts for; null: nothing any more. Once for each record. */
	replace(id: string, entry: LedgerEntry | null): void {
		const { sql, unit, mayKnow } = this.#settings;
		const known = mayKnow ? sql.one(KNOWN, unit, id) : null;
		const text = entry === null ? null : entryText(entry);
		// Nothing new: a recount, or a change read twice.
		if (text === (known?.['entry'] ?? null)) return;
		const waitingSince = entry?.waitingSince ?? null;
		this.#waiting += waits(waitingSince) - waits(known?.['waiting_since']);
		const old = known === null ? null : storedEntry(known, unit, id);
		if (old !== null) this.#count(old, -1);
		if (entry !== null) this.#count(entry, 1);
		if (!sameContent(old?.event ?? null, entry?.event ?? null))
			for (const event of [old?.event, entry?.event]) if (event) this.#events.add(event.code);
		this.#changes.push({
			known: known === null ? null : Number(known['record']),
			id,
			waitingSince,
			text,
			event: entry?.event?.code ?? null,
			was: listingsOf(old),
			is: listingsOf(entry).map(placeOf)
		});
	}

	#count(entry: LedgerEntry, sign: 1 | -1): void {
		for (const side of sides) {
			const said = entry[side];
			if (said !== null) this.#cells.count(side, said.facts, sign);
		}
	}

	/** Writes it all, and how far the unit was followed; notes the boards that changed as not published. */
	finish({ seq, arrivedAt }: { seq: string; arrivedAt: string | null }): void {
		const { sql, cells, unit } = this.#settings;
		try {
			sql.transaction(() => {
				sql.run(CHECKPOINT, unit, seq, arrivedAt, this.#waiting);
				this.#writeRecords();
				for (const code of this.#events) sql.run(DIRTY_EVENT, code);
				for (const name of this.#cells.write()) sql.run(DIRTY, name);
				if (arrivedAt !== null || this.#changes.length > 0) sql.run(DIRTY, freshnessName(unit));
			});
		} catch (error) {
			cells.people.forgetNumbers();
			throw error;
		}
	}

	/** Writes the records, and what they change of others that they are tied to, in any unit. */
	#writeRecords(): void {
		const ties = new Ties(this.#settings.sql, this.#cells);
		for (const change of this.#changes) {
			this.#write(change);
			for (const { facts } of change.was) ties.touch(facts.joint?.code ?? null, facts.parent);
			for (const { joint, parent } of change.is) ties.touch(joint, parent);
		}
		for (const { was, is } of this.#changes) {
			const id = is.at(0)?.id ?? was.at(0)?.facts.id;
			if (id !== undefined) ties.touchParent(id);
		}
		ties.settle();
	}

	#write({ known, id, waitingSince, text, event, was, is }: Change): void {
		const { sql, unit } = this.#settings;
		for (const { side, day, facts } of was) {
			const shares = sharesIn(sql.one(UNLIST, unit, side, day, id));
			// It was taken away whole, before it could be known what others share in it.
			if (shares.block === WHOLE && shares.unit === WHOLE) continue;
			this.#cells.count(side, facts, 1);
			this.#cells.count(side, facts, -1, shares);
		}
		if (known !== null && text === null) sql.run('DELETE FROM record WHERE record = ?', known);
		if (text === null) return;
		if (known !== null) sql.run(UPDATE, waitingSince, text, event, known);
		const record = known ?? sql.run(INSERT, unit, id, waitingSince, text, event).inserted;
		for (const { side, day, year, firstDay, lastDay, keys, joint, parent } of is)
			sql.run(LIST, unit, side, day, id, year, firstDay, lastDay, keys, record, joint, parent);
	}
}

function listingsOf(entry: LedgerEntry | null): Listing[] {
	return sides.flatMap((side) => {
		const said = entry?.[side] ?? null;
		if (said === null) return [];
		return [{ side, day: listedDay(said), facts: said.facts }];
	});
}

function placeOf({ side, day, facts }: Listing): Place {
	const { id, parent, year, joint, days } = facts;
	const [firstDay, lastDay] = days === null ? ['', ''] : [days.from, days.to];
	const keys = searchKeys(facts);
	return { id, side, day, firstDay, lastDay, year, keys, joint: joint?.code ?? null, parent };
}

function waits(since: unknown): number {
	return since === null || since === undefined ? 0 : 1;
}
