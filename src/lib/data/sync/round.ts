import { canRead, canWriteInto } from '../../domain/access.ts';
import { parseDatabase } from '../../domain/database.ts';
import { askSession, payOwedSignOut } from '../account.ts';
import { leaveClear } from '../lock/sweep.ts';
import { WentBack } from '../pouch/notes-watch.ts';
import type { Parts } from '../parts.ts';
import { actorOf, stampNow } from '../parts.ts';
import type { Feed } from '../records/feed.ts';
import type { OutboxRow } from '../store/schema.ts';
import { peek } from '../wire/doorbell.ts';
import { WireFault } from '../wire/exchange.ts';
import { greet } from '../wire/greeting.ts';
import { ServerDatabase } from '../wire/server-database.ts';
import { resendDenied } from '../writes/denied.ts';
import { mergePeople } from '../writes/merge-people.ts';
import type { SyncBoard } from './board.ts';
import {
	databaseRows,
	noteDatabase,
	noteDatabases,
	pinnedUnits,
	unsentIn,
	wantedDatabases
} from './kept-databases.ts';
import { recordsOf } from './outbox.ts';
import { removeDatabase } from './removed-databases.ts';
import { sendAll } from './pull.ts';
import { push, waiting } from './push.ts';
import { Receiver } from './receiver.ts';
import { sendBases } from './send-bases.ts';
import { isDue, verifyOwn } from './verify.ts';

/** What a round left undone though nothing broke. */
export type RoundResult = { settled: boolean; lostRights: boolean };

/** The sequences the server announced last, where a doorbell is open; null: ask for them. */
export type Announced = () => Record<string, string> | null;

/**
 * One round: who is there, what waits goes up, what changed comes down, what is due is verified. Every step may be the
 * last one; the next round goes on from what is stored.
 */
export class Round {
	readonly #parts: Parts;
	readonly #board: SyncBoard;
	readonly #feed: Feed;
	readonly #announced: Announced;
	#uuid = '';
	#sent = 0;
	readonly #denied: OutboxRow[] = [];
	#lostRights = false;

	constructor(parts: Parts, board: SyncBoard, feed: Feed, announced: Announced) {
		this.#parts = parts;
		this.#board = board;
		this.#feed = feed;
		this.#announced = announced;
	}

	/**
	 * @param doubtful an earlier round was cut off while it sent
	 * @throws WireFault, StorageFull
	 */
	async run(doubtful: boolean): Promise<RoundResult> {
		await this.#greet();
		await this.#checkSession();
		const settled = await this.#exchangeAgain(doubtful);
		await this.#leaveLost();
		await leaveClear(this.#parts, this.#feed);
		return { settled, lostRights: this.#lostRights };
	}

	/** Exchanges; with a server that went back without saying so, from the beginning. */
	async #exchangeAgain(doubtful: boolean): Promise<boolean> {
		try {
			return await this.#exchange(doubtful);
		} catch (error) {
			if (!(error instanceof WentBack)) throw error;
			await this.#otherServer();
			// What it refused may be about what it had lost.
			for (const { activity, id } of this.#denied) await resendDenied(this.#parts, activity ?? id);
			return this.#exchange(true);
		}
	}

	/** What waits goes up, what changed comes down; answers whether all of it is settled. @throws WentBack */
	async #exchange(doubtful: boolean): Promise<boolean> {
		await this.#askWitnesses();
		await this.#compareAll();
		let settled = await this.#pushAll(doubtful);
		const announced = this.#announced() ?? (await peek()).databases;
		const receiver = new Receiver(this.#parts, this.#board, this.#feed, this.#uuid);
		for (const database of await this.#wanted()) {
			await this.#guarded(database, () => receiver.receive(database, announced[database] ?? null));
		}
		const merged = await this.#mergePeople();
		if ((await this.#verifyDue()) || merged) settled = (await this.#pushAll(false)) && settled;
		return settled;
	}

	/** People whom two secretaries wrote of apart; answers whether anything waits again. */
	async #mergePeople(): Promise<boolean> {
		let merged = false;
		for (const { database } of await databaseRows(this.#parts.store)) {
			if (!this.#mayWrite(database) || !(await mergePeople(this.#parts, database))) continue;
			merged = true;
			await this.#feed.catchUp(database);
		}
		return merged;
	}

	async #greet(): Promise<void> {
		const { uuid } = await greet();
		const db = await this.#parts.store.db;
		const pinned = await db.get('settings', 'serverUuid');
		this.#uuid = uuid;
		if (pinned?.name === 'serverUuid' && pinned.uuid === uuid) return;
		if (pinned !== undefined) await this.#otherServer();
		await db.put('settings', { name: 'serverUuid', uuid });
	}

	/**
	 * The server was restored: what phones confirmed or pulled before says nothing any more. That goes for what was sent
	 * into a database that this phone has not received yet, too.
	 */
	async #otherServer(): Promise<void> {
		const known = (await databaseRows(this.#parts.store)).map((row) => row.database);
		const all = new Set([...known, ...(await this.#wanted())]);
		const unknown = { since: null, announced: null, verifiedAt: null, noted: 0 };
		const gone = { ...unknown, witness: null, sent: null };
		await noteDatabases(this.#parts.store, all, { ...gone, compare: true });
	}

	/** Whether the server still has what it said last, where no pull has been noted since. @throws WentBack */
	async #askWitnesses(): Promise<void> {
		for (const { database, witness, sent } of await databaseRows(this.#parts.store)) {
			const seen = [witness, sent].filter((one) => one !== null);
			if (seen.length === 0) continue;
			const revs: Record<string, string[]> = {};
			for (const { id, rev } of seen) (revs[id] ??= []).push(rev);
			await this.#guarded(database, async () => {
				const missing = await new ServerDatabase(database).missing(revs);
				if (missing.size > 0) throw new WentBack();
			});
		}
	}

	/**
	 * The cookie must be this person's: another may have signed in on this phone, and nobody's records go up in
	 * another's name.
	 */
	async #checkSession(): Promise<void> {
		// A session that was ended while there was no network is ended now, before it is used.
		await payOwedSignOut();
		const session = await askSession();
		if (session.person !== this.#parts.session().person) throw new WireFault('signIn');
		await this.#parts.keepSession(session);
	}

	/** What is locked is neither fetched nor compared: nothing of it could be kept. */
	async #wanted(): Promise<string[]> {
		const pinned = await pinnedUnits(this.#parts.store);
		const all = wantedDatabases(actorOf(this.#parts.session()), pinned);
		return all.filter((database) => !this.#parts.vault.isShut(database));
	}

	/** After a restore, before anything else: a decision in the outbox may be about a record the server must get back first. */
	async #compareAll(): Promise<void> {
		for (const { database, compare } of await databaseRows(this.#parts.store)) {
			if (!compare || this.#parts.vault.isShut(database)) continue;
			await this.#guarded(database, async () => {
				const local = (await this.#parts.databases()).get(database);
				const server = new ServerDatabase(database);
				if (this.#mayWrite(database)) {
					await sendBases(this.#parts.store, local, server);
					await sendAll(local, server, this.#uuid, this.#parts.vault);
				}
				await noteDatabase(this.#parts.store, database, { compare: false });
			});
		}
	}

	async #pushAll(doubtful: boolean): Promise<boolean> {
		let settled = true;
		for (const [database, rows] of await waiting(this.#parts)) {
			await this.#guarded(database, async () => {
				const server = new ServerDatabase(database);
				const all = await push(this.#parts, server, rows, doubtful, this.#pushNews());
				settled &&= all;
			});
		}
		return settled;
	}

	#pushNews() {
		return {
			sending: (rows: readonly OutboxRow[]) =>
				this.#board.say({ phase: 'sending' }, recordsOf(rows)),
			settled: async (
				database: string,
				{ confirmed, denied }: { confirmed: OutboxRow[]; denied: OutboxRow[] }
			) => {
				this.#sent += confirmed.length;
				this.#denied.push(...denied);
				const last = confirmed.at(-1);
				if (last !== undefined)
					await noteDatabase(this.#parts.store, database, {
						sent: { id: last.id, rev: last.rev }
					});
				await this.#board.say(this.#sent > 0 ? { sent: this.#sent } : {}, []);
				// A record that was refused before may be shown as it was then: what the server took is shown anew, too.
				const told = recordsOf([...denied, ...confirmed]);
				if (told.length > 0) await this.#feed.refresh(database, told);
				this.#parts.news.announce({
					what: 'records',
					ids: [...confirmed, ...denied].map(({ id }) => id)
				});
			}
		};
	}

	#mayWrite(database: string): boolean {
		const parsed = parseDatabase(database);
		return parsed !== null && canWriteInto(actorOf(this.#parts.session()), parsed);
	}

	#mayRead(database: string): boolean {
		const parsed = parseDatabase(database);
		return parsed !== null && canRead(actorOf(this.#parts.session()), parsed);
	}

	/** Verifies what is due; answers whether anything waits again. */
	async #verifyDue(): Promise<boolean> {
		let lost = 0;
		for (const { database, complete, verifiedAt } of await databaseRows(this.#parts.store)) {
			if (!complete || !this.#mayWrite(database) || this.#parts.vault.isShut(database)) continue;
			if (!isDue(verifiedAt, this.#parts.chance.now())) continue;
			await this.#guarded(database, async () => {
				lost += await verifyOwn(this.#parts, new ServerDatabase(database));
				await noteDatabase(this.#parts.store, database, { verifiedAt: stampNow(this.#parts) });
			});
		}
		return lost > 0;
	}

	/** A refusal of one database is no reason to leave the others. */
	async #guarded(database: string, work: () => Promise<void>): Promise<void> {
		try {
			await work();
		} catch (error) {
			if (!(error instanceof WireFault) || error.kind !== 'forbidden') throw error;
			// Rights may have changed since the round began; one that the person still holds is no lost right.
			if (this.#mayRead(database)) await this.#checkSession();
			if (this.#mayRead(database))
				throw new WireFault('serverDown', null, { cause: error, request: error.request });
			await noteDatabase(this.#parts.store, database, { lostAt: stampNow(this.#parts) });
		}
	}

	/**
	 * Databases the person may no longer read, by fresh rights and by the server's own refusal: what waits was offered
	 * to the server first; what it did not take stays until the person has it as a file.
	 */
	async #leaveLost(): Promise<void> {
		for (const { database, lostAt, ...row } of await databaseRows(this.#parts.store)) {
			if (this.#mayRead(database)) continue;
			// What this person writes into and never read there is their own words: no copy that a right was lost to.
			const pulled = row.complete || row.since !== null || row.copy !== '';
			if (!pulled && this.#mayWrite(database)) continue;
			if (lostAt === null) {
				await this.#guarded(database, async () => {
					await new ServerDatabase(database).changes('now', 1);
				});
				continue;
			}
			if ((await unsentIn(this.#parts.store, database)) > 0) this.#lostRights = true;
			else await removeDatabase(this.#parts, this.#feed, database);
		}
	}
}
