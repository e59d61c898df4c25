import { isPrivate } from '../../domain/database.ts';
import type { ActivityId } from '../../domain/ids.ts';
import type { Parts } from '../parts.ts';
import { whileWriting } from '../parts.ts';
import type { LocalDatabase } from '../pouch/local-databases.ts';
import { StoreClosed, orStorageFull } from '../store/fault.ts';
import type { RawDocument } from '../store/schema.ts';
import type { Changed, entriesOf as EntriesOf, othersOf as OthersOf } from './feed-batch.ts';
import { activityOfId } from './activity-of-id.ts';
import { forgetRetired } from './forget-retired.ts';
import { changeReadModel, clear, putEntry, putOther } from './read-model.ts';

/** Raise it whenever what an entry holds changes: every phone then builds its read model anew from PouchDB. */
const RULES = 8;
/** Documents in one step: small enough that a slow phone draws between two of them. */
const STEP = 250;

/**
 * Loads what makes entries, which needs the term's and the communes' names: in a page not before there is something to
 * make; the worker, which may not load anything later, has it at hand.
 */
export type LoadEntriesOf = () => Promise<{
	entriesOf: typeof EntriesOf;
	othersOf: typeof OthersOf;
}>;

/** Keeps the read model up to date with the local databases; the place reached is stored in the same transaction. */
export class Feed {
	readonly #parts: Parts;
	readonly #load: LoadEntriesOf;
	readonly #running = new Map<string, Promise<void>>();
	readonly #checked = new Set<string>();
	#stopped = false;

	constructor(parts: Parts, load: LoadEntriesOf) {
		this.#parts = parts;
		this.#load = load;
	}

	/** Reads everything new of a database. Runs after the run under way, so what was written before the call is in. */
	catchUp(database: string): Promise<void> {
		return this.#after(database, () => this.#run(database));
	}

	/**
	 * Keeps documents of a first sync and takes them in at once, without reading them back.
	 * @throws StorageFull, StoreClosed
	 */
	takeIn(database: string, docs: readonly RawDocument[]): Promise<void> {
		return this.#after(database, async () => {
			const local = (await this.#parts.databases()).get(database);
			if (isPrivate(database)) return this.#keepPrivate(local, docs);
			await this.#check(local);
			for (let at = 0; at < docs.length; at += STEP) {
				// Said aloud: a page that was kept in part must not be noted as reached.
				if (this.#stopped) throw new StoreClosed();
				await this.#keepPart(local, docs.slice(at, at + STEP));
			}
		});
	}

	/** Makes the entries of some records anew: what the server refused is no change of PouchDB's. */
	refresh(database: string, ids: readonly ActivityId[]): Promise<void> {
		return this.#after(database, async () => {
			const local = (await this.#parts.databases()).get(database);
			const { entriesOf } = await this.#load();
			const entries = await entriesOf(local, this.#parts.store, new Set(ids), {
				docs: [],
				as: 'winners'
			});
			const tx = await changeReadModel(this.#parts.store);
			await Promise.all(entries.map((entry) => putEntry(tx, entry)));
			await tx.done;
			this.#parts.news.announce({ what: 'records', ids: [...ids] });
		});
	}

	/** Removes a database's share of the read model. */
	async forget(database: string): Promise<void> {
		await this.#after(database, async () => {
			const tx = await changeReadModel(this.#parts.store);
			await clear(tx, database);
			await tx.done;
			this.#checked.delete(database);
			this.#parts.news.announce({ what: 'records' });
		});
	}

	/** Ends after the step under way; the next visit goes on from there. */
	stop(): void {
		this.#stopped = true;
	}

	/** Resolves when nothing is being taken in. */
	async settled(): Promise<void> {
		await Promise.allSettled(this.#running.values());
	}

	#after(database: string, work: () => Promise<void>): Promise<void> {
		const before = this.#running.get(database) ?? Promise.resolve();
		// A failed run says so to its own caller; the next one starts afresh.
		const run = before.then(work, work);
		this.#running.set(database, run);
		const done = () => {
			if (this.#running.get(database) === run) this.#running.delete(database);
		};
		run.then(done, done);
		return run;
	}

	/** What is private is in nothing that is made from the databases; pages are told that there is something to read. */
	async #keepPrivate(local: LocalDatabase, docs: readonly RawDocument[]): Promise<void> {
		if (this.#stopped) throw new StoreClosed();
		await local.keep(docs);
		this.#tellPrivate();
	}

	#tellPrivate(): void {
		this.#parts.news.announce({ what: 'records', ids: [] });
	}

	async #run(database: string): Promise<void> {
		const local = (await this.#parts.databases()).get(database);
		if (isPrivate(database)) {
			// No sequence is kept of it, and it is small. What is locked is looked through once it is open.
			if (!this.#parts.vault.isShut(database))
				await forgetRetired(local, await local.startingWith('work:'));
			return this.#tellPrivate();
		}
		await this.#check(local);
		while (!this.#stopped && (await orStorageFull(() => this.#step(local))));
	}

	/** Keeps a part of a page while nobody else on this phone writes, so that the sequences between are exactly it. */
	async #keepPart(local: LocalDatabase, docs: readonly RawDocument[]): Promise<void> {
		const { person } = this.#parts.session();
		const [since, seq] = await whileWriting(person, async () => {
			const before = await local.sequence();
			await local.keep(docs);
			return [before, await local.sequence()] as const;
		});
		const taken = await orStorageFull(() =>
			this.#apply(local.name, since, seq, { docs, as: 'leaves' })
		);
		if (!taken) await this.#run(local.name);
	}

	/** Starts from nothing where the rules are new, or PouchDB's database is not the one that was read. */
	async #check(local: LocalDatabase): Promise<void> {
		if (this.#checked.has(local.name)) return;
		const feed = await (await this.#parts.store.db).get('feeds', local.name);
		const stale =
			feed !== undefined && (feed.rules !== RULES || feed.seq > (await local.sequence()));
		if (stale) {
			const tx = await changeReadModel(this.#parts.store);
			await clear(tx, local.name);
			await tx.done;
		}
		this.#checked.add(local.name);
	}

	/** One step; answers whether there may be more. */
	async #step(local: LocalDatabase): Promise<boolean> {
		const since = (await (await this.#parts.store.db).get('feeds', local.name))?.seq ?? 0;
		const { changes, seq } = await local.changesAfter(since, STEP);
		if (changes.length === 0) return false;
		const docs = changes.map((change) => change.doc);
		await forgetRetired(local, docs);
		// Not applied: another tab was faster, and what it stored is newer, so begin again from there.
		const applied = await this.#apply(local.name, since, seq, { docs, as: 'winners' });
		return !applied || changes.length === STEP;
	}

	/** Takes in what lies between two sequences, unless the read model is not where the first one says. */
	async #apply(database: string, since: number, seq: number, changed: Changed): Promise<boolean> {
		const local = (await this.#parts.databases()).get(database);
		const affected = new Set(changed.docs.flatMap((doc) => activityOfId(doc._id) ?? []));
		const { entriesOf, othersOf } = await this.#load();
		const entries = await entriesOf(local, this.#parts.store, affected, changed);
		const others = await othersOf(local, this.#parts.store, changed);
		const tx = await changeReadModel(this.#parts.store);
		const feed = await tx.objectStore('feeds').get(database);
		if ((feed?.seq ?? 0) !== since) return false;
		await Promise.all([
			...entries.map((entry) => putEntry(tx, entry)),
			...others.map((other) => putOther(tx, database, other)),
			tx.objectStore('feeds').put({ database, seq, rules: RULES })
		]);
		await tx.done;
		this.#parts.news.announce({ what: 'records', ids: changed.docs.map((doc) => doc._id) });
		return true;
	}
}
