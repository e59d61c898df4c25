import { createHash } from 'node:crypto';
import type { PersonId } from '../../domain/ids.ts';
import { ulid } from '../../domain/ids.ts';
import type { Couch } from '../couch/couch.ts';
import { GroupAppend } from '../couch/group-append.ts';
import type { Accepted } from './accepted-revisions.ts';
import { AcceptedRevisions, RECEIPTS } from './accepted-revisions.ts';

export { RECEIPTS } from './accepted-revisions.ts';
export type { Accepted } from './accepted-revisions.ts';

/** A document of the store stays of a handy size. */
const REVISIONS_A_RECEIPT = 1000;

/**
 * SHA-256 of a document's canonical JSON without `_rev` and `_revisions`: equal for the same words in any order.
 * @param canonical the document's `canonicalJson`, with `_id` and without other underscored fields
 */
export function documentDigest(canonical: string): string {
	return createHash('sha256').update(canonical).digest('hex');
}

/**
 * Notes every accepted revision, with the server's time beside the phone's, and knows one that comes back after a
 * restore. One receipt stands for what came in one request: `<database>/<time and digest>`, oldest first.
 */
export class Receipts {
	readonly #append: GroupAppend;
	readonly #accepted: AcceptedRevisions;

	/** @param clock milliseconds, for how long what was read is believed */
	constructor(couch: Couch, clock: () => number = Date.now) {
		this.#append = new GroupAppend(couch, RECEIPTS);
		this.#accepted = new AcceptedRevisions(couch, clock);
	}

	/**
	 * Resolves when the receipt is durable. The same revisions at the same time are one receipt, however often.
	 * @param atMs when they arrived, by the server's clock
	 * @param carriedBy who brought them, where that was not the writer
	 * @throws CouchUnavailable; it is written with the next one then
	 */
	async note(
		database: string,
		by: PersonId,
		atMs: number,
		accepted: readonly Accepted[],
		carriedBy?: PersonId
	): Promise<void> {
		const receipts = [];
		for (let from = 0; from < accepted.length; from += REVISIONS_A_RECEIPT) {
			const some = accepted.slice(from, from + REVISIONS_A_RECEIPT);
			const revisions = some.map(({ id, rev, sha256 }) => [id, rev, sha256]);
			const digest = createHash('sha256').update(JSON.stringify(revisions)).digest();
			receipts.push({
				_id: `${database}/${ulid(atMs, digest)}`,
				type: 'receipt',
				v: 1,
				database,
				at: new Date(atMs).toISOString(),
				by,
				...(carriedBy === undefined ? {} : { carriedBy }),
				revisions
			});
		}
		await this.#append.append(receipts);
		this.#accepted.add(database, accepted);
	}

	/** Those of the revisions that were accepted before with exactly these words. @throws CouchUnavailable */
	acceptedBefore<T extends Accepted>(database: string, revisions: readonly T[]): Promise<T[]> {
		return this.#accepted.among(database, revisions);
	}

	/** How many lines are not written yet. */
	get waiting(): number {
		return this.#append.waiting;
	}

	/** Resolves when nothing waits to be written. */
	settled(): Promise<void> {
		return this.#append.settled();
	}
}
