import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { Instant } from '../../domain/date.ts';
import { PersonId } from '../../domain/ids.ts';
import type { Couch, StoredDocument } from '../couch/couch.ts';
import { CouchError } from '../couch/couch.ts';
import { GroupAppend } from '../couch/group-append.ts';

/** The server's own database of receipts: no client can name it, and a restore must not take entries away. */
export const RECEIPTS = 'receipts';

/** That a revision was accepted: when it arrived by the server's clock, from whom, and what exactly it said. */
export const Receipt = v.looseObject({
	_id: v.string(),
	type: v.literal('receipt'),
	v: v.literal(1),
	database: v.string(),
	document: v.string(),
	rev: v.string(),
	at: Instant,
	by: PersonId,
	sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
});
export type Receipt = v.InferOutput<typeof Receipt>;

/** A revision of a document, as it came or was stored. */
export type Accepted = { id: string; rev: string; sha256: string };

/** The id of a revision's receipt; those of one database stand together. */
export function receiptId(database: string, id: string, rev: string): string {
	return `${database}/${id}/${rev}`;
}

/**
 * SHA-256 of a document's canonical JSON without `_rev` and `_revisions`: equal for the same words in any order.
 * @param canonical the document's `canonicalJson`, with `_id` and without other underscored fields
 */
export function documentDigest(canonical: string): string {
	return createHash('sha256').update(canonical).digest('hex');
}

/** Notes every accepted revision, and knows one that comes back after a restore. */
export class Receipts {
	readonly #couch: Couch;
	readonly #append: GroupAppend;

	constructor(couch: Couch) {
		this.#couch = couch;
		this.#append = new GroupAppend(couch, RECEIPTS);
	}

	/**
	 * Resolves when the receipts are durable. The first receipt of a revision stands: a second arrival changes nothing.
	 * @throws CouchUnavailable
	 */
	note(database: string, by: PersonId, atMs: number, accepted: readonly Accepted[]): Promise<void> {
		const at = new Date(atMs).toISOString();
		return this.#append.append(
			accepted.map(({ id, rev, sha256 }) => ({
				_id: receiptId(database, id, rev),
				type: 'receipt',
				v: 1,
				database,
				document: id,
				rev,
				at,
				by,
				sha256
			}))
		);
	}

	/** Those of the revisions that were accepted before with exactly these words. @throws CouchUnavailable */
	async acceptedBefore<T extends Accepted>(
		database: string,
		revisions: readonly T[]
	): Promise<T[]> {
		if (revisions.length === 0) return [];
		const keys = revisions.map(({ id, rev }) => receiptId(database, id, rev));
		const receipts = await this.#read(keys);
		return revisions.filter(
			({ id, rev, sha256 }) => receipts.get(receiptId(database, id, rev))?.sha256 === sha256
		);
	}

	/** Resolves when nothing waits to be written. */
	settled(): Promise<void> {
		return this.#append.settled();
	}

	async #read(keys: string[]): Promise<Map<string, Receipt>> {
		const found = new Map<string, Receipt>();
		for (const document of await this.#documents(keys)) {
			const receipt = v.safeParse(Receipt, document);
			if (receipt.success) found.set(receipt.output._id, receipt.output);
		}
		return found;
	}

	async #documents(keys: string[]): Promise<StoredDocument[]> {
		try {
			const { rows } = await this.#couch.allDocs(RECEIPTS, { keys, includeDocs: true });
			return rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
		} catch (error) {
			// Nothing was ever accepted.
			if (error instanceof CouchError && error.status === 404) return [];
			throw error;
		}
	}
}
