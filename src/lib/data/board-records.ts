import type { DBSchema } from 'idb';
import type * as v from 'valibot';
import type { ActivityId, PersonId, UnitId } from '../domain/ids.ts';
import { parseBy } from '../domain/issue.ts';
import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import type { RecordsQuery } from '../domain/totals/record-page.ts';
import { BoardRecordDetail, BoardRecordsPage } from '../domain/totals/record-page.ts';
import { TotalsDocument } from '../domain/totals/totals-document.ts';
import type { DaySpan } from '../domain/period/span.ts';
import { isQuotaError } from './store/fault.ts';
import type { OpenStore } from './store/open.ts';
import { openStore } from './store/open.ts';
import { noteFailed } from './wire/failed-request.ts';
import { requestOf, whyDown } from './wire/server-word.ts';
import { boardStoreName } from './store/person-store.ts';

/** How many answers are kept for work without signal: about 5 MB at most, the least recently fetched go first. */
const MOST_KEPT = 100;
/** A page of records at a weak signal; longer, and the kept copy with its time serves the person better. */
const TIMEOUT_MS = 20_000;
/** A range of everything there is, behind some others that are being counted. */
const RECOUNT_MS = 60_000;
const PAGE_SIZE = 50;

/**
 * Why records behind a figure could not be fetched. `newerServer`: an answer of ours that this version of the app does
 * not know. The figures on the board are not touched by any of them.
 */
export type RecordsFault =
	| 'offline'
	| 'signIn'
	| 'noRight'
	| 'gone'
	| 'serverDown'
	| 'serverFull'
	| 'storeAway'
	| 'notOurServer'
	| 'newerServer';

type KeptAnswer = { path: string; body: unknown; keptAt: number };

interface BoardSchema extends DBSchema {
	answers: { key: string; value: KeptAnswer; indexes: { keptAt: number } };
}
type BoardStore = OpenStore<BoardSchema>;

type Asking = { fetch: typeof fetch; now: () => number };

/**
 * The records behind a figure of the board, for those whose phone does not hold every unit: asked of the server, and
 * kept on the phone so that what was opened once can be opened without signal.
 */
export class BoardRecords {
	readonly #store: BoardStore | null;
	readonly #asking: Asking;

	/** `store` null: the browser gives no room; then nothing is kept, and everything else works. */
	constructor(store: BoardStore | null, asking: Asking) {
		this.#store = store;
		this.#asking = asking;
	}

	/** The page as last fetched, or null. `after`: the `next` of the page before, null for the first. */
	keptPage(query: RecordsQuery, after: string | null): Promise<BoardRecordsPage | null> {
		return this.#kept(pagePath(query, after), BoardRecordsPage);
	}

	/** Asks the server for a page, and keeps the answer. */
	fetchPage(
		query: RecordsQuery,
		after: string | null
	): Promise<Result<BoardRecordsPage, RecordsFault>> {
		return this.#fetch(pagePath(query, after), BoardRecordsPage);
	}

	/** One record as last fetched, or null. */
	keptDetail(unit: UnitId, id: ActivityId): Promise<BoardRecordDetail | null> {
		return this.#kept(detailPath(unit, id), BoardRecordDetail);
	}

	/** Asks the server for one record with its decisions, and keeps the answer. */
	fetchDetail(unit: UnitId, id: ActivityId): Promise<Result<BoardRecordDetail, RecordsFault>> {
		return this.#fetch(detailPath(unit, id), BoardRecordDetail);
	}

	/** The board of a free range as it was last counted for this phone, or null. */
	keptBoard(scope: RecordsQuery['scope'], range: DaySpan): Promise<TotalsDocument | null> {
		return this.#kept(boardPath(scope, range), TotalsDocument);
	}

	/** Asks the server to count the board of a free range, and keeps the answer. */
	fetchBoard(
		scope: RecordsQuery['scope'],
		range: DaySpan
	): Promise<Result<TotalsDocument, RecordsFault>> {
		return this.#fetch(boardPath(scope, range), TotalsDocument);
	}

	async close(): Promise<void> {
		await this.#store?.close();
	}

	async #kept<S extends v.GenericSchema>(
		path: string,
		schema: S
	): Promise<v.InferOutput<S> | null> {
		if (this.#store === null) return null;
		const answer = await (await this.#store.db).get('answers', path);
		if (answer === undefined) return null;
		// An older version of the app may have kept it in a shape of its own.
		const parsed = parseBy(schema, answer.body);
		return parsed.ok ? parsed.value : null;
	}

	async #fetch<S extends v.GenericSchema>(
		path: string,
		schema: S
	): Promise<Result<v.InferOutput<S>, RecordsFault>> {
		const answer = await ask(path, this.#asking);
		if (!answer.ok) {
			if (answer.error === 'noRight' || answer.error === 'gone') await this.#drop(path);
			return answer;
		}
		const parsed = parseBy(schema, answer.value);
		if (!parsed.ok) return err('newerServer');
		await this.#keep(path, answer.value);
		return ok(parsed.value);
	}

	async #drop(path: string): Promise<void> {
		if (this.#store !== null) await (await this.#store.db).delete('answers', path);
	}

	async #keep(path: string, body: unknown): Promise<void> {
		if (this.#store === null) return;
		try {
			const tx = (await this.#store.db).transaction('answers', 'readwrite');
			await tx.store.put({ path, body, keptAt: this.#asking.now() });
			const surplus = (await tx.store.count()) - MOST_KEPT;
			const oldest = surplus > 0 ? await tx.store.index('keptAt').getAllKeys(null, surplus) : [];
			for (const key of oldest) await tx.store.delete(key);
			await tx.done;
		} catch (error) {
			// The answer is on the screen; a full phone only means that it must be asked for again.
			if (!isQuotaError(error)) throw error;
		}
	}
}

function pagePath(query: RecordsQuery, after: string | null): string {
	const params = new URLSearchParams({ scope: query.scope, period: query.period });
	if (query.by !== null) {
		params.set('by', query.by.dimension);
		params.set('key', query.by.key);
	}
	params.set('side', query.side);
	if (after !== null) params.set('after', after);
	params.set('limit', String(PAGE_SIZE));
	return `/api/records?${params}`;
}

function boardPath(scope: RecordsQuery['scope'], range: DaySpan): string {
	return `/api/board?${new URLSearchParams({ scope, ...range })}`;
}

function detailPath(unit: UnitId, id: ActivityId): string {
	return `/api/records/${unit}/${id.slice('activity:'.length)}`;
}

async function faultOf(response: Response): Promise<RecordsFault> {
	const { status } = response;
	noteFailed({ request: requestOf(response.headers) });
	if (status === 401) return 'signIn';
	if (status === 403) return 'noRight';
	if (status === 404) return 'gone';
	return whyDown({ status, text: await response.text().catch(() => '') });
}

/** Asks our server for JSON; anything else, such as a proxy's sign-in page, is not ours. */
async function ask(path: string, asking: Asking): Promise<Result<unknown, RecordsFault>> {
	let response: Response;
	noteFailed({ request: null });
	try {
		response = await asking.fetch(path, {
			headers: { accept: 'application/json' },
			redirect: 'error',
			signal: AbortSignal.timeout(path.startsWith('/api/board') ? RECOUNT_MS : TIMEOUT_MS)
		});
	} catch {
		// A fetch that fails says nothing but that no answer came.
		return err('offline');
	}
	const isJson = response.headers.get('content-type')?.includes('json') ?? false;
	if (!isJson) return err(response.status >= 500 ? 'serverDown' : 'notOurServer');
	if (!response.ok) return err(await faultOf(response));
	try {
		return ok(await response.json());
	} catch {
		// Cut off in the middle.
		return err('offline');
	}
}

/** Opens the records of the signed-in person; signing out removes what is kept. */
export async function openBoardRecords(
	person: PersonId,
	asking: Asking = { fetch: (...args) => fetch(...args), now: () => Date.now() }
): Promise<BoardRecords> {
	const opened = await openStore<BoardSchema>(
		boardStoreName(person),
		1,
		(db) => {
			db.createObjectStore('answers', { keyPath: 'path' }).createIndex('keptAt', 'keptAt');
		},
		() => undefined
	);
	return new BoardRecords(opened.ok ? opened.value : null, asking);
}
