import { setImmediate } from 'node:timers/promises';
import type { PeriodsDocument } from '../../domain/totals/periods-document.ts';
import type { BoardLines } from '../../domain/totals/board-lines.ts';
import { packLines } from '../../domain/totals/board-lines.ts';
import type { FreshnessDocument } from '../../domain/totals/freshness-document.ts';
import type { TotalsDocument } from '../../domain/totals/totals-document.ts';
import { packBoard } from '../../domain/totals/totals-document.ts';
import type { Couch } from '../couch/couch.ts';
import { EventPublisher } from './event-publisher.ts';
import { everyUnitCounted } from './every-unit-counted.ts';
import type { Ledger } from './ledger.ts';
import { nameOf, publishedId, readName } from './published-name.ts';
import { PublisherLease } from './publisher-lease.ts';
import { putChanged } from './put-changed.ts';

export const TOTALS = 'totals';
export const TOTALS_COMMITTEE = 'totals-committee';
/** Where boards, their lines, and parts of years stand. */
const STANDING = [
	[TOTALS, 'totals'],
	[TOTALS, 'lines'],
	[TOTALS_COMMITTEE, 'periods'],
	[TOTALS_COMMITTEE, 'freshness']
] as const;
/** How older versions told how fresh all units are. */
const OUTDATED = [{ _id: 'freshness', _deleted: true }];
/** Old revisions that may lie about: some 50 MB of the largest boards. */
const COMPACT_AFTER = 1000;
/** Documents written at once: what one approval changes, so that a phone rarely gets a board without its lines. */
const PORTION = 16;

type PublishedDocument = TotalsDocument | BoardLines | PeriodsDocument | FreshnessDocument;
type PublisherSettings = { couch: Couch; ledger: Ledger; clock: () => number };

/**
 * Publishes boards whose figures changed, joint events whose records did, and how fresh each unit is. What is published depends on the records alone,
 * so two publishers do no harm; the lease only spares the work.
 */
export class Publisher {
	readonly #settings: PublisherSettings;
	readonly #lease: PublisherLease;
	readonly #events: EventPublisher;
	/** Whether what stands published was noted since the start. */
	#compared = false;
	/** Whether what older versions published is gone. */
	#tidied = false;
	/** Revisions written since the database was last compacted. */
	#written = 0;

	constructor(settings: PublisherSettings) {
		this.#settings = settings;
		const { couch, clock, ledger } = settings;
		this.#lease = new PublisherLease({ couch, database: TOTALS, owner: ledger.owner, clock });
		this.#events = new EventPublisher(settings);
	}

	/**
	 * Publishes what changed, if this process holds the lease.
	 * @returns how many documents; null: something waits, and another process holds the lease
	 * @throws CouchUnavailable
	 */
	async publish(): Promise<{ published: number } | null> {
		const { couch, ledger, clock } = this.#settings;
		await this.#noteStanding();
		const dirty = ledger.dirtyBoards();
		const events = await this.#events.due();
		if (dirty.length + events.length === 0) return { published: 0 };
		if (!(await this.holdsLease())) return null;
		await this.#events.publish(events);
		if (dirty.length === 0) return { published: events.length };
		const at = new Date(clock()).toISOString();
		const isForAll = (name: string) => ['board', 'lines'].includes(readName(name).kind);
		await this.#publish(TOTALS, dirty.filter(isForAll), at);
		const others = dirty.filter((name) => !isForAll(name));
		await this.#publish(TOTALS_COMMITTEE, others, at);
		if (!this.#tidied) await putChanged(couch, TOTALS_COMMITTEE, OUTDATED);
		this.#tidied = true;
		await this.#compact();
		return { published: dirty.length + events.length };
	}

	/**
	 * Notes the boards that stand published, once every unit was counted: a ledger that was made anew knows none of those
	 * whose last record is gone, and they would stand for ever.
	 */
	async #noteStanding(): Promise<void> {
		const { couch, ledger } = this.#settings;
		if (this.#compared || !(await everyUnitCounted(couch, ledger))) return;
		for (const [database, prefix] of STANDING) {
			const range = { startKey: `${prefix}:`, endKey: `${prefix};`, inclusiveEnd: false };
			const { rows } = await couch.allDocs(database, range);
			ledger.unsettle(...rows.map(({ key }) => nameOf(key)));
		}
		this.#compared = true;
	}

	/** Publishes boards, lines, or parts of years, by their names in the ledger. */
	async #publish(database: string, names: readonly string[], at: string): Promise<void> {
		const { couch, ledger } = this.#settings;
		for (let i = 0; i < names.length; i += PORTION) {
			const portion = names.slice(i, i + PORTION);
			// Cleared before the figures are read: a change in between makes the board dirty again.
			ledger.settle(portion);
			try {
				this.#written += await putChanged(couch, database, await this.#documents(portion, at));
			} catch (error) {
				ledger.unsettle(...portion);
				throw error;
			}
		}
	}

	async #documents(names: readonly string[], at: string) {
		const documents: PublishedDocument[] = [];
		for (const name of names) {
			documents.push(this.#document(name, at));
			// A large board is some milliseconds of work; whoever else waits comes in between.
			await setImmediate();
		}
		return documents;
	}

	#document(name: string, at: string): PublishedDocument {
		const { ledger } = this.#settings;
		const published = readName(name);
		const _id = publishedId(published);
		if (published.kind === 'freshness') {
			const told = ledger.freshness(published.shard).map(({ unit, ...state }) => [unit, state]);
			return { _id, type: 'freshness', v: 1, at, units: Object.fromEntries(told) };
		}
		const { kind, scope, period, shard } = published;
		if (kind === 'board') return packBoard(ledger.boardAlone(name), scope, period, at);
		if (kind === 'lines') return packLines(ledger.lines(period, shard), { period, shard, at });
		const slots = ledger.periods(scope, period, shard);
		return { _id, type: 'periods', v: 1, scope, year: period, at, slots };
	}

	/** A board that changes every second would fill the disk with what nobody reads any more. */
	async #compact(): Promise<void> {
		if (this.#written < COMPACT_AFTER) return;
		this.#written = 0;
		for (const database of [TOTALS, TOTALS_COMMITTEE]) await this.#settings.couch.compact(database);
	}

	/** Whether it was the one that publishes when it last had something to. */
	get leads(): boolean {
		return this.#lease.held;
	}

	/** Whether this process publishes. @throws CouchUnavailable */
	holdsLease(): Promise<boolean> {
		return this.#lease.holds();
	}
}
