import { setTimeout as pause } from 'node:timers/promises';
import { parseDatabase } from '../../domain/database.ts';
import type { CountedTerm } from '../../terms/target-rules.ts';
import type { Couch } from '../couch/couch.ts';
import { CouchError, CouchUnavailable } from '../couch/couch.ts';
import type { Pulse } from '../pulse.ts';
import { isBuilding } from './building.ts';
import { everyUnitCounted } from './every-unit-counted.ts';
import { Followers } from './followers.ts';
import { Ledger } from './ledger.ts';
import { PrivatePublisher } from './private-publisher.ts';
import { Publisher } from './publisher.ts';
import { TargetsPublisher } from './targets-publisher.ts';
import { Recounts } from './recounts.ts';
import type { ThreadSettings } from './thread-messages.ts';

/**
 * After a publication this long until the next; what changes meanwhile goes out together. A second less what hearing,
 * counting and publishing take, so that an approval is on the board within a second.
 */
const PUBLISH_MS = 800;
/** After a failure this long until the next try. */
const RETRY_MS = 5_000;
/** Whoever waits for the lease of another process, which may be dead, looks so often. */
const LOOK_MS = 1_000;
/** While phones come back all at once the totals wait for them, but no round of theirs for longer than this. */
const PATIENCE_MS = 10_000;

export type TotalsSettings = {
	couch: Couch;
	/** Where the same store is, for the thread that counts. */
	store: ThreadSettings['store'];
	pulse: Pulse;
	/** `totals.sqlite` in the data folder. */
	path: string;
	/** What is counted: identity of the store and the term. */
	origin: string;
	term: CountedTerm;
	clock: () => number;
	/** Resolves when nobody more urgent is at work, and after so many milliseconds in any case. */
	giveWay?: (patienceMs: number) => Promise<void>;
	onError: (error: unknown) => void;
};

/** The counted totals of the whole block, kept level with the records and published for phones. One for a process. */
export class Totals {
	readonly ledger: Ledger;
	readonly recounts: Recounts;
	readonly #settings: TotalsSettings;
	readonly #followers: Followers;
	readonly #publisher: Publisher;
	/** What is counted from the ledger or beside it, and published by whoever holds the lease. */
	readonly #targets: readonly (TargetsPublisher | PrivatePublisher)[];
	readonly #changed = new Set<string>();
	readonly #stop = new AbortController();
	/** The ledger is being counted from nothing. */
	#isBuilding: boolean;
	#wake: () => void = () => undefined;
	#unlisten: () => void = () => undefined;
	#running: Promise<void> = Promise.resolve();
	/** The last round failed, and it is told. */
	#hasFailed = false;
	/** Since when something is known to be behind; null when the totals are level. */
	#behindSince: number | null = null;

	constructor(settings: TotalsSettings) {
		const { path, origin, couch, store, term, clock } = settings;
		this.#settings = settings;
		this.ledger = new Ledger(path, origin, 'own');
		this.#isBuilding = isBuilding(path);
		this.recounts = new Recounts({ path, origin });
		const span = { start: term.start, end: term.end };
		this.#followers = new Followers({ store, path, origin, term: span, clock });
		this.#publisher = new Publisher({ couch, ledger: this.ledger, clock });
		const counting = { couch, ledger: this.ledger, clock, term };
		this.#targets = [new TargetsPublisher(counting), new PrivatePublisher(counting)];
	}

	/** How long something has been waiting to be counted or published, in milliseconds; 0 when level. */
	get lagMs(): number {
		return this.#behindSince === null ? 0 : this.#settings.clock() - this.#behindSince;
	}

	/** How many databases wait to be counted, and whether this process publishes. */
	get state(): { waiting: number; leads: boolean } {
		return { waiting: this.#changed.size, leads: this.#publisher.leads };
	}

	/** Begins to follow. The pulse names every database once when it starts, and then each that changes. */
	start(): void {
		this.#unlisten = this.#settings.pulse.listen(({ database }) => this.#note(database));
		for (const database of this.#settings.pulse.seqs.keys()) this.#note(database);
		this.ledger.unsettleAll();
		this.#running = this.#run();
	}

	#note(database: string): void {
		const kind = parseDatabase(database)?.kind;
		// What it publishes itself is no news.
		if (kind !== 'unit' && kind !== 'unitPrivate' && kind !== 'programme') return;
		if (kind === 'unit') this.#changed.add(database);
		else this.#noteTargets(database);
		this.#behindSince ??= this.#settings.clock();
		this.#wake();
	}

	/** Publishes everything again: what stood published is gone. */
	publishAgain(): void {
		this.ledger.unsettleAll();
		for (const targets of this.#targets) targets.giveUp();
		this.#behindSince ??= this.#settings.clock();
		this.#wake();
	}

	#noteTargets(database: string): void {
		for (const targets of this.#targets) targets.note(database);
	}

	async #run(): Promise<void> {
		while (!this.#stop.signal.aborted) {
			const outcome = await this.#round();
			if (outcome === 'level' || outcome === 'waiting') {
				this.#behindSince = null;
				this.#hasFailed = false;
			}
			await this.#wait(outcome === 'failed' ? RETRY_MS : PUBLISH_MS);
			// Now and then without news too: boards may wait for a lease that its holder lost, and a day may begin.
			const idleMs = outcome === 'waiting' ? LOOK_MS : RETRY_MS;
			if (this.#changed.size === 0) await Promise.race([this.#woken(), this.#wait(idleMs)]);
		}
	}

	#woken(): Promise<void> {
		return new Promise((resolve) => (this.#wake = resolve));
	}

	/** Counts what changed and publishes it; in a rush of phones once for all that came meanwhile. */
	async #round(): Promise<'level' | 'waiting' | 'behind' | 'failed'> {
		try {
			await this.#settings.giveWay?.(PATIENCE_MS);
			// Noted before they are followed: where the store fails at one unit, those that were counted already are no
			// longer among the changed ones in the next round.
			for (const database of this.#changed) this.#noteTargets(database);
			const failure = await this.#follow();
			if (this.#stop.signal.aborted) return 'behind';
			if (!(await this.#isWhole())) return 'behind';
			const boards = (await this.#publisher.publish()) !== null;
			const targets = await this.#publishTargets();
			if (failure !== null) throw failure;
			if (this.#changed.size > 0) return 'behind';
			return boards && targets ? 'level' : 'waiting';
		} catch (error) {
			// Of a store that is away the first failure is told: the log must say why the totals stand still.
			const isStores = error instanceof CouchUnavailable || error instanceof CouchError;
			if (!isStores || !this.#hasFailed) this.#settings.onError(error);
			this.#hasFailed = true;
			return 'failed';
		}
	}

	/** @returns why one of them could not be read: that holds back no figure of the others */
	async #follow(): Promise<unknown> {
		try {
			await this.#followers.followAll(this.#changed, this.#stop.signal);
			return null;
		} catch (error) {
			return error ?? new Error('a unit was not counted');
		}
	}

	/** Whether every unit is counted: figures of a part of them must never stand in the place of those of all. */
	async #isWhole(): Promise<boolean> {
		if (!this.#isBuilding) return true;
		if (!(await everyUnitCounted(this.#settings.couch, this.ledger))) return false;
		this.#isBuilding = !(await this.#followers.endBuilding());
		return true;
	}

	/** @returns whether nothing waits for a lease that another process holds */
	async #publishTargets(): Promise<boolean> {
		const due = this.#targets.filter(({ isDue }) => isDue);
		if (due.length === 0) return true;
		const holds = await this.#publisher.holdsLease();
		for (const targets of due)
			if (holds) await targets.publish();
			else targets.giveUp();
		return holds;
	}

	async #wait(ms: number): Promise<void> {
		await pause(ms, undefined, { signal: this.#stop.signal }).catch((error: unknown) => {
			if (!this.#stop.signal.aborted) throw error;
		});
	}

	/** Ends what is under way, and closes the ledger. */
	async stop(): Promise<void> {
		this.#stop.abort();
		this.#unlisten();
		this.#wake();
		await Promise.all([this.#followers.stop(), this.recounts.stop()]);
		await this.#running;
		this.ledger.close();
	}
}
