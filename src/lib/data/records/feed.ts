import type { IDBPTransaction } from 'idb';
import type { ActivityId } from '../../domain/ids.ts';
import type { Parts } from '../parts.ts';
import type { LocalDatabase } from '../pouch/local-databases.ts';
import { orStorageFull } from '../store/fault.ts';
import type { FeedRow, PersonSchema, RawDocument, RecordEntry } from '../store/schema.ts';
import type { entriesOf as EntriesOf } from './feed-batch.ts';
import { activityOfId } from './activity-of-id.ts';
import { readHeadcount, readPerson, readUnit } from './read-document.ts';
import { unitOf } from './unit-of-database.ts';

/** Raise it whenever what an entry holds changes: every phone then builds its read model anew from PouchDB. */
const RULES = 1;
/** Documents in one step: small enough that a slow phone draws between two of them. */
const STEP = 250;

/**
 * Loads what makes entries, which needs the term's and the communes' names: in a page not before there is something to
 * make; the worker, which may not load anything later, has it at hand.
 */
export type LoadEntriesOf = () => Promise<{ entriesOf: typeof EntriesOf }>;

const STORES = ['records', 'people', 'headcounts', 'units', 'published', 'feeds'] as const;
type Tx = IDBPTransaction<PersonSchema, typeof STORES, 'readwrite'>;

/** Keeps the read model up to date with the local databases; the place reached is stored in the same transaction. */
export class Feed {
	readonly #parts: Parts;
	readonly #load: LoadEntriesOf;
	readonly #running = new Map<string, Promise<void>>();
	readonly #checked = new Set<string>();

	constructor(parts: Parts, load: LoadEntriesOf) {
		this.#parts = parts;
		this.#load = load;
	}

	/** Reads everything new of a database. Runs after the run under way, so what was written before the call is in. */
	catchUp(database: string): Promise<void> {
		return this.#after(database, () => this.#run(database));
	}

	/** Makes the entries of some records anew: what the server refused is no change of PouchDB's. */
	refresh(database: string, ids: readonly ActivityId[]): Promise<void> {
		return this.#after(database, async () => {
			const local = (await this.#parts.databases()).get(database);
			const { entriesOf } = await this.#load();
			const entries = await entriesOf(local, this.#parts.store, new Set(ids), []);
			const tx = await this.#transaction();
			await Promise.all(entries.map((entry) => putEntry(tx, entry)));
			await tx.done;
			this.#parts.news.announce({ what: 'records', ids: [...ids] });
		});
	}

	/** Removes a database's share of the read model. */
	async forget(database: string): Promise<void> {
		await this.#after(database, async () => {
			const tx = await this.#transaction();
			await clear(tx, database);
			await tx.done;
			this.#checked.delete(database);
			this.#parts.news.announce({ what: 'records' });
		});
	}

	/** Resolves when what this tab wrote can be read. */
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

	async #run(database: string): Promise<void> {
		const local = (await this.#parts.databases()).get(database);
		await this.#check(local);
		while (await orStorageFull(() => this.#step(local)));
	}

	/** Starts from nothing where the rules are new, or PouchDB's database is not the one that was read. */
	async #check(local: LocalDatabase): Promise<void> {
		if (this.#checked.has(local.name)) return;
		const feed = await (await this.#parts.store.db).get('feeds', local.name);
		const stale =
			feed !== undefined && (feed.rules !== RULES || feed.seq > (await local.sequence()));
		if (stale) {
			const tx = await this.#transaction();
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
		const affected = new Set(docs.flatMap((doc) => activityOfId(doc._id) ?? []));
		const { entriesOf } = await this.#load();
		const entries = await entriesOf(local, this.#parts.store, affected, docs);
		const tx = await this.#transaction();
		const feed = await tx.objectStore('feeds').get(local.name);
		// Another tab was faster: what it stored is newer, so begin again from there.
		if ((feed?.seq ?? 0) !== since) return true;
		await Promise.all([
			...entries.map((entry) => putEntry(tx, entry)),
			...docs.map((doc) => putOther(tx, local.name, doc)),
			tx.objectStore('feeds').put({ database: local.name, seq, rules: RULES } satisfies FeedRow)
		]);
		await tx.done;
		this.#parts.news.announce({ what: 'records', ids: docs.map((doc) => doc._id) });
		return changes.length === STEP;
	}

	async #transaction(): Promise<Tx> {
		return (await this.#parts.store.db).transaction(STORES, 'readwrite');
	}
}

async function putEntry(tx: Tx, entry: RecordEntry): Promise<void> {
	const empty = entry.row === null && entry.decisions.length === 0;
	await (empty ? tx.objectStore('records').delete(entry.id) : tx.objectStore('records').put(entry));
}

/** Roster, headcounts, units and published totals are kept as they are. */
async function putOther(tx: Tx, database: string, doc: RawDocument): Promise<void> {
	const unit = unitOf(database);
	const gone = doc._deleted === true;
	if (doc._id.startsWith('person:') && unit !== null) {
		const person = gone ? null : readPerson(doc);
		await (person === null
			? tx.objectStore('people').delete([unit, doc._id])
			: tx.objectStore('people').put(person));
	} else if (doc._id.startsWith('headcount:') && unit !== null) {
		const headcount = gone ? null : readHeadcount(doc);
		await (headcount === null
			? tx.objectStore('headcounts').delete([unit, doc._id])
			: tx.objectStore('headcounts').put(headcount));
	} else if (doc._id.startsWith('unit:')) {
		const known = gone ? null : readUnit(doc);
		if (known !== null) await tx.objectStore('units').put(known);
	} else if (unit === null && database !== 'programme') {
		const published = tx.objectStore('published');
		await (gone
			? published.delete([database, doc._id])
			: published.put({ database, id: doc._id, doc }));
	}
}

async function clear(tx: Tx, database: string): Promise<void> {
	const unit = unitOf(database);
	const records = await tx.objectStore('records').index('database').getAllKeys(database);
	await Promise.all(records.map((id) => tx.objectStore('records').delete(id)));
	if (unit !== null) {
		const ofUnit = IDBKeyRange.bound([unit], [unit, []]);
		await tx.objectStore('people').delete(ofUnit);
		await tx.objectStore('headcounts').delete(ofUnit);
	}
	if (database === 'programme') await tx.objectStore('units').clear();
	await tx.objectStore('published').delete(IDBKeyRange.bound([database], [database, []]));
	await tx.objectStore('feeds').delete(database);
}
