import type { BoardRecords, RecordsFault } from '../data/board-records.ts';
import { openBoardRecords } from '../data/board-records.ts';
import type { ActivityId, PersonId, UnitId } from '../domain/ids.ts';
import type { TermSpan } from '../domain/totals/figures.ts';
import type {
	BoardRecordDetail,
	BoardRecordsPage,
	RecordsQuery
} from '../domain/totals/record-page.ts';
import type { ListedRecord, OwnRecordsDevice } from './board-own-records.ts';
import { ownRecordsBehind } from './board-own-records.ts';

export type { RecordsFault } from '../data/board-records.ts';
export type { ListedRecord } from './board-own-records.ts';

/** The part of the data layer that asks the server for records; closed with the page. */
export type RecordSource = Pick<
	BoardRecords,
	'keptPage' | 'fetchPage' | 'keptDetail' | 'fetchDetail' | 'keptBoard' | 'fetchBoard' | 'close'
>;

/** Opens the records behind the block's figures for the signed-in person. */
export function openRecordSource(person: PersonId): Promise<RecordSource> {
	return openBoardRecords(person);
}

/** How many of the phone's own records are shown at a time. */
const OWN_STEP = 50;

/** A page to be read: the records before it, and where it begins (null: the first). */
type Turn = { before: readonly ListedRecord[]; after: string | null };

/**
 * The records behind one figure, page by page. What was fetched before shows at once with its time, and is replaced by
 * the server's answer; where there is none, the fault says why.
 */
export class RecordsBehind {
	readonly #read: (list: RecordsBehind, turn: Turn) => Promise<void>;
	#rows = $state.raw<readonly ListedRecord[]>([]);
	#at = $state.raw<string | null>(null);
	#next = $state.raw<string | null>(null);
	#fault = $state.raw<RecordsFault | null>(null);
	#busy = $state.raw(true);
	#turn: Turn = { before: [], after: null };

	private constructor(read: (list: RecordsBehind, turn: Turn) => Promise<void>) {
		this.#read = read;
	}

	/** Records that the server lists. */
	static ofServer(source: RecordSource, query: RecordsQuery): RecordsBehind {
		return new RecordsBehind((list, turn) => list.#serverPage(source, query, turn));
	}

	/** Records that this phone holds. */
	static ofPhone(
		device: OwnRecordsDevice,
		unit: UnitId,
		query: RecordsQuery,
		term: TermSpan
	): RecordsBehind {
		return new RecordsBehind(async (list, { before }) => {
			const all = await ownRecordsBehind(device, unit, query, term);
			const rows = all.slice(0, before.length + OWN_STEP);
			list.#rows = rows;
			list.#next = rows.length < all.length ? String(rows.length) : null;
		});
	}

	get rows(): readonly ListedRecord[] {
		return this.#rows;
	}
	/** When the server made the list; null before the first answer, and for the phone's own. */
	get at(): string | null {
		return this.#at;
	}
	get hasMore(): boolean {
		return this.#next !== null;
	}
	get fault(): RecordsFault | null {
		return this.#fault;
	}
	get busy(): boolean {
		return this.#busy;
	}

	/** Reads the first page, then the one after what is shown. */
	more(): Promise<void> {
		this.#turn = { before: this.#rows, after: this.#next };
		return this.retry();
	}

	/** Reads again the page that was last asked for. */
	async retry(): Promise<void> {
		this.#busy = true;
		try {
			await this.#read(this, this.#turn);
		} finally {
			this.#busy = false;
		}
	}

	async #serverPage(source: RecordSource, query: RecordsQuery, turn: Turn): Promise<void> {
		const kept = await source.keptPage(query, turn.after);
		if (kept !== null) this.#take(turn.before, kept);
		const fetched = await source.fetchPage(query, turn.after);
		this.#fault = fetched.ok ? null : fetched.error;
		if (fetched.ok) this.#take(turn.before, fetched.value);
		else if (fetched.error === 'noRight') this.#rows = [];
	}

	#take(before: readonly ListedRecord[], page: BoardRecordsPage): void {
		// A record that moved between two pages while they were read is shown once.
		const added = page.rows.filter((row) => !before.some((one) => one.activity === row.activity));
		this.#rows = [...before, ...added.map((row): ListedRecord => ({ ...row, rail: 'done' }))];
		this.#at = page.at;
		this.#next = page.next;
	}
}

/** One record behind a figure, with what was decided on it. */
export class RecordBehind {
	readonly unit: UnitId;
	readonly id: ActivityId;
	readonly #source: RecordSource;
	#detail = $state.raw<BoardRecordDetail | null>(null);
	#fault = $state.raw<RecordsFault | null>(null);
	#busy = $state.raw(true);

	constructor(source: RecordSource, unit: UnitId, id: ActivityId) {
		this.#source = source;
		this.unit = unit;
		this.id = id;
	}

	get detail(): BoardRecordDetail | null {
		return this.#detail;
	}
	get fault(): RecordsFault | null {
		return this.#fault;
	}
	get busy(): boolean {
		return this.#busy;
	}

	/** Shows what is kept, then what the server says. */
	async load(): Promise<void> {
		this.#busy = true;
		try {
			this.#detail = (await this.#source.keptDetail(this.unit, this.id)) ?? this.#detail;
			const fetched = await this.#source.fetchDetail(this.unit, this.id);
			this.#fault = fetched.ok ? null : fetched.error;
			if (fetched.ok) this.#detail = fetched.value;
			else if (fetched.error === 'noRight') this.#detail = null;
		} finally {
			this.#busy = false;
		}
	}
}
