import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { Revision } from '../../domain/ids.ts';
import { canonicalJson } from '../../domain/json.ts';
import type { StoredDocument } from '../couch/couch.ts';

type Plain = { _id: string; _rev?: unknown; [field: string]: unknown };

/** A document as replication carries it: with the ids of the revisions before it. */
export type Replicated = StoredDocument & { _rev: string };

/** A chain of revisions of one document, made as an edit on a phone makes them, and the same at every run. */
export class RevisionChain {
	readonly #ids: string[] = [];

	/** The revision of the next content. */
	next(document: Plain): Revision {
		const { _rev, ...said } = document;
		void _rev;
		const text = canonicalJson([this.#ids[0] ?? null, said]);
		this.#ids.unshift(createHash('md5').update(text).digest('hex'));
		return v.parse(Revision, `${this.#ids.length}-${this.#ids[0]}`);
	}

	/** The document at the newest revision. */
	replicated(document: Plain): Replicated {
		const _rev = `${this.#ids.length}-${this.#ids[0]}`;
		return { ...document, _rev, _revisions: { start: this.#ids.length, ids: [...this.#ids] } };
	}
}

/** A document that was written once. */
export function firstRevision(document: Plain): Replicated {
	const chain = new RevisionChain();
	chain.next(document);
	return chain.replicated(document);
}
