/** A phone asks right after its batch; what it does not ask about by then it asks the store. */
const KEPT_MS = 30_000;
/** Batches remembered at once; of hundreds of phones each has one. */
const MOST = 1000;

type Batch = { atMs: number; revisions: ReadonlySet<string> };

/**
 * What a session's last batch into a database became, told once. A phone asks after each batch which of its revisions
 * are missing; the store has just said that it has them, durably, and need not be asked the same again. Whoever asks a second time, or
 * another session, is answered by the store.
 */
export class JustStored {
	readonly #clock: () => number;
	readonly #batches = new Map<string, Batch>();

	constructor(clock: () => number) {
		this.#clock = clock;
	}

	/** Notes what the store took. */
	note(session: string, database: string, stored: readonly { id: string; rev: string }[]): void {
		const key = keyOf(session, database);
		this.#batches.delete(key);
		if (stored.length === 0) return;
		const revisions = new Set(stored.map(({ id, rev }) => nameOf(id, rev)));
		this.#batches.set(key, { atMs: this.#clock(), revisions });
		const [oldest] = this.#batches.keys();
		if (this.#batches.size > MOST && oldest !== undefined) this.#batches.delete(oldest);
	}

	/** Of documents asked about, those whose revisions were not all stored by the session's last batch. */
	unknown(
		session: string,
		database: string,
		asked: Readonly<Record<string, string[]>>
	): Record<string, string[]> {
		const key = keyOf(session, database);
		const batch = this.#batches.get(key);
		this.#batches.delete(key);
		if (batch === undefined || Math.abs(this.#clock() - batch.atMs) > KEPT_MS) return asked;
		const isKnown = (id: string, revs: readonly string[]) =>
			revs.every((rev) => batch.revisions.has(nameOf(id, rev)));
		return Object.fromEntries(Object.entries(asked).filter(([id, revs]) => !isKnown(id, revs)));
	}
}

function keyOf(session: string, database: string): string {
	return `${session} ${database}`;
}

function nameOf(id: string, rev: string): string {
	return `${id} ${rev}`;
}
