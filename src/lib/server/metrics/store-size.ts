import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Couch } from '../couch/couch.ts';
import { CouchError, CouchUnavailable } from '../couch/couch.ts';

/** A question a database: CouchDB is not asked for all of them at each look. */
const FRESH_MS = 10 * 60_000;
const FILES = ['couch.sqlite', 'couch.sqlite-wal'];

/** How much room the store takes, and how much is left where the server keeps its own files. */
export class StoreSize {
	readonly #couch: Couch;
	readonly #kind: 'embedded' | 'couchdb';
	readonly #dataDir: string;
	readonly #clock: () => number;
	#known: { bytes: number; atMs: number } | null = null;

	constructor(
		couch: Couch,
		place: { kind: 'embedded' | 'couchdb'; dataDir: string },
		clock: () => number
	) {
		this.#couch = couch;
		this.#kind = place.kind;
		this.#dataDir = place.dataDir;
		this.#clock = clock;
	}

	/** Bytes of the store's files; null where it cannot be told now. */
	async bytes(): Promise<number | null> {
		if (this.#kind === 'embedded') return this.#filesBytes();
		const now = this.#clock();
		if (this.#known !== null && now - this.#known.atMs < FRESH_MS) return this.#known.bytes;
		try {
			this.#known = { bytes: await this.#databasesBytes(), atMs: now };
			return this.#known.bytes;
		} catch (error) {
			if (error instanceof CouchUnavailable) return null;
			throw error;
		}
	}

	/** Bytes that are free in the folder of the data; null where the system does not tell. */
	async freeBytes(): Promise<number | null> {
		return statfs(this.#dataDir).then(
			({ bavail, bsize }) => bavail * bsize,
			() => null
		);
	}

	async #filesBytes(): Promise<number> {
		const sizes = FILES.map((name) =>
			stat(join(this.#dataDir, name)).then(
				({ size }) => size,
				() => 0
			)
		);
		return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
	}

	async #databasesBytes(): Promise<number> {
		let sum = 0;
		for (const name of await this.#couch.listDatabases()) {
			try {
				sum += (await this.#couch.databaseInfo(name)).sizes.file;
			} catch (error) {
				// It went away meanwhile.
				if (!(error instanceof CouchError && error.status === 404)) throw error;
			}
		}
		return sum;
	}
}
