import type { Parts } from '../parts.ts';
import { stampNow } from '../parts.ts';
import type { Feed } from '../records/feed.ts';
import type { DatabaseRow } from '../store/schema.ts';
import { ServerDatabase } from '../wire/server-database.ts';
import type { SyncBoard } from './board.ts';
import { firstSync } from './first-sync.ts';
import { databaseRows, noteCopy, noteDatabase, unknownDatabase } from './kept-databases.ts';
import { pull } from './pull.ts';

/** Brings the phone's copies up to date with the server of this name. */
export class Receiver {
	readonly #parts: Parts;
	readonly #board: SyncBoard;
	readonly #feed: Feed;
	readonly #uuid: string;

	constructor(parts: Parts, board: SyncBoard, feed: Feed, uuid: string) {
		this.#parts = parts;
		this.#board = board;
		this.#feed = feed;
		this.#uuid = uuid;
	}

	/**
	 * Brings a database up to date, if the server announced anything new of it.
	 * @throws WireFault, StorageFull; WentBack before anything is received
	 */
	async receive(database: string, announced: string | null): Promise<void> {
		const rows = await databaseRows(this.#parts.store);
		const row = rows.find((one) => one.database === database) ?? unknownDatabase(database);
		if (!row.complete) await this.#fill(row, announced);
		else if (announced === null || announced !== row.announced) await this.#update(row, announced);
	}

	async #fill(known: DatabaseRow, announced: string | null): Promise<void> {
		const { database } = known;
		const row = await this.#begin(known);
		const { store } = this.#parts;
		const server = new ServerDatabase(database);
		const local = (await this.#parts.databases()).get(database);
		await this.#board.say({ phase: 'firstSync' });
		// What was sent before anything was noted: the server may have gone back since, even more than once.
		const isNew = (await local.revisions()).size === 0;
		const { since, noted } = await firstSync(local, server, this.#uuid, {
			seal: this.#parts.vault,
			since: row.since,
			keep: (docs) => this.#feed.takeIn(database, docs),
			reached: async (reached, last) => {
				const witness = last === undefined ? {} : { witness: { id: last._id, rev: last._rev } };
				await noteCopy(store, row, { uuid: this.#uuid, since: reached, ...witness });
			},
			progress: (received, total) => this.#board.say({ progress: { received, total } })
		});
		await this.#feed.catchUp(database);
		const [complete, verifiedAt] = [true, isNew ? stampNow(this.#parts) : null];
		const reached = { since, announced, noted, witness: null, sent: null, complete, verifiedAt };
		await noteCopy(store, row, reached);
		await this.#board.say({ progress: null });
	}

	async #update(row: DatabaseRow, announced: string | null): Promise<void> {
		const { database } = row;
		const server = new ServerDatabase(database);
		const local = (await this.#parts.databases()).get(database);
		await this.#board.say({ phase: 'receiving' });
		const { since, noted } = await pull(local, server, this.#uuid, this.#parts.vault, row.noted);
		await this.#feed.catchUp(database);
		const reached = { uuid: this.#uuid, since, announced, noted, lostAt: null };
		await noteCopy(this.#parts.store, row, { ...reached, witness: null, sent: null });
	}

	/** Goes on with what an earlier round began of this server's, or begins a copy anew. */
	async #begin(row: DatabaseRow): Promise<DatabaseRow> {
		if (row.uuid === this.#uuid && row.since !== null && row.copy) return row;
		const begun = { since: null, witness: null, copy: this.#parts.chance.random(8).join('.') };
		await noteDatabase(this.#parts.store, row.database, begun);
		return { ...row, ...begun };
	}
}
