import { parseDatabase, unitDatabase } from '../../domain/database.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { TermSpan } from '../../domain/totals/figures.ts';
import type { Couch } from '../couch/couch.ts';
import { CouchError } from '../couch/couch.ts';
import type { Ledger } from './ledger.ts';
import { recordIdOf, UnitReader, type Span } from './unit-reader.ts';

/** Changes read at once. */
const PAGE = 500;
/** A unit is counted whole again this often, which finds what a store rolled back without saying so. */
const RECOUNT_MS = 24 * 3_600_000;

type FollowerSettings = {
	couch: Couch;
	ledger: Ledger;
	term: TermSpan;
	clock: () => number;
	/** Ends a recount in the middle: nothing of it is kept. */
	signal?: AbortSignal;
};

/** Follows units' databases into the ledger: what changed since the checkpoint, each record read fresh and counted whole. */
export class Follower {
	readonly #settings: FollowerSettings;
	readonly #recountedAt = new Map<UnitId, number>();

	constructor(settings: FollowerSettings) {
		this.#settings = settings;
	}

	/**
	 * Brings the ledger level with a database; does nothing for databases that hold no records. Reading a change twice,
	 * or an older one again, changes nothing.
	 * @throws CouchUnavailable while the store is away: what was counted stays, and the next call goes on from there
	 */
	async follow(database: string): Promise<void> {
		const parsed = parseDatabase(database);
		if (parsed?.kind !== 'unit') return;
		const { ledger, clock } = this.#settings;
		const due = clock() - (this.#recountedAt.get(parsed.unit) ?? clock()) > RECOUNT_MS;
		try {
			if (due || ledger.checkpoint(parsed.unit) === null) await this.recount(parsed.unit);
			else await this.#followChanges(parsed.unit);
		} catch (error) {
			// The unit was dissolved meanwhile: its database is gone, and nothing more will come.
			if (!(error instanceof CouchError && error.status === 404)) throw error;
		}
		if (!this.#recountedAt.has(parsed.unit)) this.#recountedAt.set(parsed.unit, clock());
	}

	/** Counts a unit's records whole, taking out of the ledger what is no longer there. @throws CouchUnavailable */
	async recount(unit: UnitId): Promise<void> {
		const { couch, ledger, term, clock, signal } = this.#settings;
		// Read first: what changes while counting is then seen again as a change.
		const seq = (await couch.updateSeqs([unitDatabase(unit)])).get(unitDatabase(unit));
		if (seq === undefined) return;
		const reader = new UnitReader(couch, unit, term, clock);
		await ledger.takeWhole(unit, async (replace) => {
			await reader.readAll((id, entry) => {
				signal?.throwIfAborted();
				replace(id, entry);
			});
			// When they arrived was not watched: the devices' own times are the best that is known.
			return { seq, arrivedAt: reader.newestAt };
		});
		this.#recountedAt.set(unit, clock());
	}

	async #followChanges(unit: UnitId): Promise<void> {
		const { couch, ledger, term, clock } = this.#settings;
		const reader = new UnitReader(couch, unit, term, clock);
		for (;;) {
			const since = ledger.checkpoint(unit) ?? '0';
			const page = await couch.changes(unitDatabase(unit), { since, limit: PAGE });
			if (page.results.length === 0 && page.last_seq === since) return;
			// The database was made anew, or set back: what is gone from it is in no change.
			if (writesUpTo(page.last_seq) < writesUpTo(since)) return this.recount(unit);
			const ids = [...new Set(page.results.flatMap(({ id }) => recordIdOf(id) ?? []))];
			// Where one page is all there is, reading what lies between its records is never more than reading all.
			if (page.pending > 0 && UnitReader.prefersAll(ids.length, () => ledger.countOf(unit)))
				return this.recount(unit);
			const records = await reader.read(spanOf(ids, ledger, unit));
			const arrivedAt = ids.length > 0 ? new Date(clock()).toISOString() : null;
			ledger.take({ unit, seq: page.last_seq, records, arrivedAt });
			if (page.pending === 0) return;
		}
	}
}

/** How many writes a sequence stands for: the number that CouchDB's and our own begin with. */
function writesUpTo(seq: string): number {
	return Number.parseInt(seq, 10);
}

function spanOf(ids: readonly string[], ledger: Ledger, unit: UnitId): Span {
	const sorted = ids.toSorted();
	const [first = '', last = first] = [sorted.at(0), sorted.at(-1)];
	return { ids, first, last, known: () => ledger.countBetween(unit, first, last) };
}
