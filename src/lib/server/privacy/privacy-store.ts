import { randomBytes } from 'node:crypto';
import type { GenericSchema, InferOutput } from 'valibot';
import { ulid } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import type { Couch, StoredDocument } from '../couch/couch.ts';
import { isMissing } from '../auth/account-store.ts';

/** The server's own database of consents, requests and what the law asks to be written down: no client can name it. */
export const PRIVACY = 'privacy';

const PAGE = 500;
/** Two who answer one request at once: the later reads it again. */
const MOST_TRIES = 5;

/** Somebody else changed the same thing again and again. */
export class TooBusy extends Error {}

/** Reads and writes the privacy database; each document is `<type>:<key>` and holds what its schema says under `said`. */
export class PrivacyStore {
	readonly #couch: Couch;
	readonly #clock: () => number;

	constructor(couch: Couch, clock: () => number) {
		this.#couch = couch;
		this.#clock = clock;
	}

	/** The present time as documents carry it. */
	now(): string {
		return new Date(this.#clock()).toISOString();
	}

	/** A key that sorts by now. */
	newKey(): string {
		return ulid(this.#clock(), randomBytes(16));
	}

	/** Writes what is not there yet. @throws CouchUnavailable */
	async add(type: string, key: string, said: unknown): Promise<void> {
		const document = { _id: `${type}:${key}`, type, v: 1, at: this.now(), said };
		const [answer] = await this.#couch.bulkDocs(PRIVACY, [document]);
		if (answer === undefined || !('ok' in answer)) throw new TooBusy(`${type} was not stored`);
	}

	/** What is said of one thing; null where nothing is, or what no schema knows. */
	async get<S extends GenericSchema>(
		type: string,
		key: string,
		schema: S
	): Promise<InferOutput<S> | null> {
		const stored = await this.#read(`${type}:${key}`);
		const parsed = parseBy(schema, stored?.['said']);
		return parsed.ok ? parsed.value : null;
	}

	/** Everything of a type whose key begins so, oldest first. */
	async all<S extends GenericSchema>(
		type: string,
		schema: S,
		begins = ''
	): Promise<InferOutput<S>[]> {
		const found: InferOutput<S>[] = [];
		let startKey = `${type}:${begins}`;
		const endKey = `${type}:${begins}\ufff0`;
		for (;;) {
			const range = { startKey, endKey, limit: PAGE, includeDocs: true };
			const { rows } = await this.#couch.allDocs(PRIVACY, range);
			for (const row of rows) {
				const parsed = parseBy(schema, 'doc' in row ? row.doc?.['said'] : null);
				if (parsed.ok) found.push(parsed.value);
			}
			const last = rows.at(-1);
			if (last === undefined || rows.length < PAGE) return found;
			startKey = `${last.key}\u0000`;
		}
	}

	/**
	 * Replaces what is said of one thing. `change` may answer null: nothing is written then.
	 * @throws TooBusy when others keep changing it
	 */
	async change<S extends GenericSchema, T>(
		type: string,
		key: string,
		schema: S,
		change: (before: InferOutput<S> | null) => { said: InferOutput<S>; answer: T } | null
	): Promise<T | null> {
		for (let tries = 0; tries < MOST_TRIES; tries++) {
			const stored = await this.#read(`${type}:${key}`);
			const before = parseBy(schema, stored?.['said']);
			const changed = change(before.ok ? before.value : null);
			if (changed === null) return null;
			const document = {
				...(stored ?? { _id: `${type}:${key}`, type, v: 1 }),
				at: this.now(),
				said: changed.said
			};
			const [answer] = await this.#couch.bulkDocs(PRIVACY, [document]);
			if (answer !== undefined && 'ok' in answer) return changed.answer;
		}
		throw new TooBusy(`${type} changes all the time`);
	}

	/** Takes things of a type away for good, in older versions too; answers how many were there. @throws CouchUnavailable */
	async remove(type: string, keys: readonly string[]): Promise<number> {
		let count = 0;
		for (let from = 0; from < keys.length; from += PAGE) {
			const ids = keys.slice(from, from + PAGE).map((key) => `${type}:${key}`);
			const { rows } = await this.#couch.allDocs(PRIVACY, { keys: ids });
			const dead = rows.flatMap((row) =>
				'id' in row && row.value.deleted !== true
					? [{ _id: row.id, _rev: row.value.rev, _deleted: true }]
					: []
			);
			await this.#couch.bulkDocs(PRIVACY, dead);
			count += dead.length;
		}
		if (count > 0) await this.#couch.compact(PRIVACY);
		return count;
	}

	async #read(id: string): Promise<StoredDocument | null> {
		try {
			return await this.#couch.get(PRIVACY, id);
		} catch (error) {
			if (isMissing(error)) return null;
			throw error;
		}
	}
}
