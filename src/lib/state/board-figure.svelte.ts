import type { UnitId } from '../domain/ids.ts';
import type { Side } from '../domain/totals/board-view.ts';
import type { Cell } from '../domain/totals/figures.ts';
import type { RecordsQuery } from '../domain/totals/record-page.ts';
import type { BoardNames, BoardNamesDevice } from './board-names.ts';
import { loadBoardNames } from './board-names.ts';
import type { OwnRecordsDevice } from './board-own-records.ts';
import type { RecordSource } from './board-records.svelte.ts';
import { RecordsBehind, openRecordSource } from './board-records.svelte.ts';
import type { BoardDevice } from './board.svelte.ts';
import { BoardState } from './board.svelte.ts';
import { countsHere } from './board-periods.ts';

/** What the list behind a figure needs of the phone. */
export type RecordsDevice = BoardDevice & BoardNamesDevice & OwnRecordsDevice;

/** Whose records stand behind the figure: the phone's own, or the server's. */
type Origin = { kind: 'phone'; unit: UnitId } | { kind: 'server'; source: RecordSource };
type Parts = { device: RecordsDevice; board: BoardState; origin: Origin };

/** One figure of a board: all its measures, and the records behind each side. */
export class BoardFigure {
	readonly #query: RecordsQuery;
	readonly #parts: Parts;
	#list: RecordsBehind;

	private constructor(query: RecordsQuery, parts: Parts) {
		this.#query = query;
		this.#parts = parts;
		this.#list = $state.raw(this.#listOf(query.side));
	}

	/** Opens a figure: its cell out of the board on this phone, its records out of the phone or of the server. */
	static async open(
		device: RecordsDevice,
		query: RecordsQuery,
		openSource = openRecordSource
	): Promise<BoardFigure> {
		const names = await loadBoardNames(device);
		const origin: Origin = countsHere(device, query.scope)
			? { kind: 'phone', unit: query.scope }
			: { kind: 'server', source: await openSource(device.session.person) };
		const options = { period: query.period, nowMs: Date.now() };
		const board = new BoardState(device, query.scope, names, options);
		await board.load();
		return new BoardFigure(query, { device, board, origin });
	}

	get names(): BoardNames {
		return this.#parts.board.names;
	}
	/** The figures; null where this phone has none for them. */
	get cell(): Cell | null {
		const { shown, period } = this.#parts.board;
		if (shown.kind !== 'shown' || period !== this.#query.period) return null;
		const { by } = this.#query;
		return by === null ? shown.board.all : (shown.board.by[by.dimension]?.[by.key] ?? null);
	}
	get list(): RecordsBehind {
		return this.#list;
	}
	/** Whether the records are this phone's own, with pages of their own. */
	get isOwn(): boolean {
		return this.#parts.origin.kind === 'phone';
	}

	/** Lists the records of a side. */
	show(side: Side): Promise<void> {
		this.#list = this.#listOf(side);
		return this.#list.more();
	}

	close(): void {
		this.#parts.board.close();
		if (this.#parts.origin.kind === 'server') void this.#parts.origin.source.close();
	}

	#listOf(side: Side): RecordsBehind {
		const { device, board, origin } = this.#parts;
		const query = { ...this.#query, side };
		return origin.kind === 'phone'
			? RecordsBehind.ofPhone(device, origin.unit, query, board.names.term)
			: RecordsBehind.ofServer(origin.source, query);
	}
}
