import type { ActivityId, PersonId } from '../../domain/ids.ts';
import type { RecordQuery, RecordRow } from '../device.ts';
import type { News } from '../news.ts';
import type { Parts } from '../parts.ts';
import { readFew } from './few.ts';
import type { Listed, Name } from './query.ts';
import { find, listed, narrows, orders, putInOrder, wordsOf } from './query.ts';
import { activityOfId } from './activity-of-id.ts';
import { Rails } from './rails.ts';

/** Records read in one step. */
const PIECE = 100;

/**
 * The read model in memory: read from the phone's store once, kept up by the news of this tab and others, so that a
 * keystroke of a search costs one pass over a few thousand short texts.
 */
export class Catalogue {
	readonly #parts: Pick<Parts, 'store'>;
	readonly rails: Rails;
	readonly #people = new Map<PersonId, Name>();
	#listed = new Map<ActivityId, Listed>();
	#refreshing: Promise<void> | null = null;
	#wholeStale = true;
	/** The newest search with what it found; good as long as the list it looked through is the list. */
	#lastSearch: {
		sorted: readonly Listed[];
		query: RecordQuery;
		found: readonly Listed[];
	} | null = null;
	readonly #sorted = new Map<RecordQuery['order'], Listed[]>();
	readonly #stale = new Set<ActivityId>();
	#railsStale = false;
	/** Readings of few that are under way, by what they are about: a page asks the same thing more than once. */
	readonly #reading = new Map<string, Promise<Listed[] | null>>();

	constructor(parts: Pick<Parts, 'store'>) {
		this.#parts = parts;
		this.rails = new Rails(parts.store);
	}

	/** Takes in what this tab, another or the worker announced. */
	hear(news: News): void {
		// Whoever asks from now on must not be answered from before.
		this.#reading.clear();
		if (news.what === 'records') this.#hearRecords(news.ids);
		if (news.what === 'sync') this.rails.setSending(news.sending);
		if (news.what !== 'drafts' && news.what !== 'session') this.#railsStale = true;
	}

	async query(query: RecordQuery): Promise<{ rows: RecordRow[]; total: number }> {
		const found =
			(await this.#findFew(query)) ?? this.#find(await this.#inOrder(query.order), query);
		const from = query.offset ?? 0;
		const rows: RecordRow[] = [];
		for (let i = from; i < found.length && rows.length < query.limit; i++) {
			const one = found[i];
			if (one !== undefined) rows.push(one.row);
		}
		return { rows, total: found.length };
	}

	/** What is about few records is read by itself, as long as nobody needed all of them. */
	async #findFew(query: RecordQuery): Promise<readonly Listed[] | null> {
		if (!this.#wholeStale || this.#refreshing !== null) return null;
		const { person, seals } = query;
		const about = JSON.stringify({ person, seals });
		const reading = this.#reading.get(about) ?? this.#readFew({ person, seals });
		this.#reading.set(about, reading);
		const few = await reading.finally(() => {
			if (this.#reading.get(about) === reading) this.#reading.delete(about);
		});
		if (few === null) return null;
		const compare = orders[query.order];
		return [...find(few, query)].sort((a, b) => compare(a.row, b.row));
	}

	async #readFew(about: Pick<RecordQuery, 'person' | 'seals'>): Promise<Listed[] | null> {
		await this.rails.reload();
		const few = await readFew(this.#parts.store, about);
		if (few === null) return null;
		return few.entries.flatMap(
			(entry) => listed(entry, few.authors, this.rails.of(entry.id)) ?? []
		);
	}

	/** A search typed on looks through what it found before. */
	#find(sorted: readonly Listed[], query: RecordQuery): readonly Listed[] {
		if (wordsOf(query.text).length === 0) return find(sorted, query);
		const last = this.#lastSearch;
		const within = last !== null && last.sorted === sorted && narrows(query, last.query);
		const found = find(within ? last.found : sorted, query);
		this.#lastSearch = { sorted, query, found };
		return found;
	}

	#hearRecords(ids: readonly string[] | undefined): void {
		const whole = ids === undefined || ids.some((id) => id.startsWith('person:'));
		if (whole) this.#wholeStale = true;
		else for (const id of ids) this.#markStale(id);
	}

	#markStale(id: string): void {
		const activity = activityOfId(id);
		if (activity !== null) this.#stale.add(activity);
	}

	async #inOrder(order: RecordQuery['order']): Promise<Listed[]> {
		const all = await this.#upToDate();
		const known = this.#sorted.get(order);
		if (known !== undefined) return known;
		const compare = orders[order];
		const sorted = [...all.values()].sort((a, b) => compare(a.row, b.row));
		this.#sorted.set(order, sorted);
		return sorted;
	}

	get #isStale(): boolean {
		return this.#wholeStale || this.#railsStale || this.#stale.size > 0;
	}

	/**
	 * Everything as it is now. Queries that come together share one reading, and none answers from before what another
	 * has taken in: a page asks several at once, and its figures must fit together.
	 */
	async #upToDate(): Promise<Map<ActivityId, Listed>> {
		while (this.#isStale || this.#refreshing !== null) {
			this.#refreshing ??= this.#refresh().finally(() => (this.#refreshing = null));
			await this.#refreshing;
		}
		return this.#listed;
	}

	/** Takes in what is stale now; news that come meanwhile are the next turn's. */
	async #refresh(): Promise<void> {
		const whole = this.#wholeStale;
		this.#wholeStale = false;
		try {
			if (whole) this.#listed = await this.#readAll();
			else await this.#readChanged();
		} catch (error) {
			// What was not read must be read by the next who asks.
			this.#wholeStale = true;
			throw error;
		}
	}

	async #readChanged(): Promise<void> {
		if (this.#railsStale) {
			this.#railsStale = false;
			await this.reloadRails();
		}
		if (this.#stale.size > 0) await this.#readAgain(this.#listed);
	}

	/** Reads where records are; the rows of those that moved are read again by the next query. */
	async reloadRails(): Promise<void> {
		for (const id of await this.rails.reload()) this.#stale.add(id);
	}

	/** Piece by piece, each a task of its own: a slow phone draws and hears taps between two of them. */
	async #readAll(): Promise<Map<ActivityId, Listed>> {
		this.#stale.clear();
		this.#railsStale = false;
		// Before and not beside: a transaction that waits for another one ends.
		await this.rails.reload();
		const tx = (await this.#parts.store.db).transaction(['records', 'people']);
		const records = tx.objectStore('records');
		const first = records.getAll(null, PIECE);
		const people = await tx.objectStore('people').getAll();
		for (const { id, name, folded } of people) this.#people.set(id, { name, folded });
		const all = new Map<ActivityId, Listed>();
		let piece = await first;
		for (let last = piece.at(-1); last !== undefined; last = piece.at(-1)) {
			const next = records.getAll(IDBKeyRange.lowerBound(last.id, true), PIECE);
			for (const entry of piece) this.#put(all, entry);
			piece = await next;
		}
		this.#sorted.clear();
		return all;
	}

	async #readAgain(all: Map<ActivityId, Listed>): Promise<void> {
		const ids = [...this.#stale];
		this.#stale.clear();
		const { store } = (await this.#parts.store.db).transaction('records');
		const entries = await Promise.all(ids.map((id) => store.get(id)));
		ids.forEach((id, i) => {
			const entry = entries[i];
			if (entry === undefined) all.delete(id);
			else this.#put(all, entry);
		});
		this.#reorder(new Set(ids), all);
	}

	/** Puts what changed in its place; sorting thousands anew for one record would hold up a cheap phone. */
	#reorder(ids: ReadonlySet<ActivityId>, all: ReadonlyMap<ActivityId, Listed>): void {
		const changed = [...ids].flatMap((id) => all.get(id) ?? []);
		for (const [order, sorted] of this.#sorted) {
			const moved = sorted.filter(({ row }) => !ids.has(row.id));
			for (const one of changed) putInOrder(moved, one, orders[order]);
			this.#sorted.set(order, moved);
		}
	}

	#put(all: Map<ActivityId, Listed>, entry: Parameters<typeof listed>[0]): void {
		const one = listed(entry, this.#people, this.rails.of(entry.id));
		if (one === null) all.delete(entry.id);
		else all.set(entry.id, one);
	}
}
