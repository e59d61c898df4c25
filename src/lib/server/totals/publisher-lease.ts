import * as v from 'valibot';
import type { Couch } from '../couch/couch.ts';
import { CouchError } from '../couch/couch.ts';

/** Who publishes, when several processes follow. */
const LEASE_ID = '_local/publisher';
/**
 * The holder must speak again within this time. With the time between two tries and that of publishing, another process
 * has followed a killed one within ten seconds.
 */
export const LEASE_MS = 6_000;

const Lease = v.looseObject({ _rev: v.string(), owner: v.string(), until: v.number() });
type Lease = v.InferOutput<typeof Lease>;

type LeaseSettings = { couch: Couch; database: string; owner: string; clock: () => number };

/**
 * Lets one process at a time publish. It spares work and is no lock: what is published depends on the records alone, so
 * that two holders do no harm.
 */
export class PublisherLease {
	readonly #settings: LeaseSettings;
	#held = false;
	/** Another's lease as it was last seen, and since when it has not been renewed: by this clock, which need not be the holder's. */
	#seen: { until: number; since: number } | null = null;

	constructor(settings: LeaseSettings) {
		this.#settings = settings;
	}

	/** Whether it held it when it last asked. */
	get held(): boolean {
		return this.#held;
	}

	/** Whether this process holds it, or has taken it now. @throws CouchUnavailable */
	async holds(): Promise<boolean> {
		this.#held = await this.#ask();
		return this.#held;
	}

	async #ask(): Promise<boolean> {
		const lease = await this.#read();
		const now = this.#settings.clock();
		const own = lease?.owner === this.#settings.owner;
		// A lease far ahead was written by a clock that is wrong.
		const lasts = lease !== null && lease.until > now && lease.until <= now + 2 * LEASE_MS;
		if (lasts && !own && !this.#isSilent(lease, now)) return false;
		if (lasts && own && lease.until > now + LEASE_MS / 2) return true;
		return this.#take(lease, now + LEASE_MS);
	}

	#isSilent({ until }: Lease, now: number): boolean {
		if (this.#seen?.until !== until) this.#seen = { until, since: now };
		return now - this.#seen.since >= LEASE_MS;
	}

	/** Of several that take it at the same moment the last one has it: the others find that when they ask again. */
	async #take(lease: Lease | null, until: number): Promise<true> {
		const { couch, database, owner } = this.#settings;
		const replaced = lease === null ? {} : { _rev: lease._rev };
		await couch.putLocal(database, { _id: LEASE_ID, ...replaced, owner, until });
		this.#seen = null;
		return true;
	}

	async #read(): Promise<Lease | null> {
		const { couch, database } = this.#settings;
		try {
			const parsed = v.safeParse(Lease, await couch.getLocal(database, LEASE_ID));
			return parsed.success ? parsed.output : null;
		} catch (error) {
			if (error instanceof CouchError && error.status === 404) return null;
			throw error;
		}
	}
}
