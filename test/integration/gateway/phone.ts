import { randomUUID } from 'node:crypto';
import { pouchClass } from '../pouch-class.ts';
import type { Person, World } from './world.ts';
import { basic } from './world.ts';

type Fields = { _id: string; [field: string]: unknown };
type Stored = Fields & { _rev: string };
export type Replicated = {
	ok: boolean;
	docs_written: number;
	doc_write_failures: number;
	errors: { id: string; reason: string }[];
};

type Replication = Promise<Replicated> & {
	on: (event: string, listener: (value: unknown) => void) => Replication;
	cancel: () => void;
};
type Options = { live?: boolean; retry?: boolean; batch_size?: number };

/** PouchDB in the few words these tests need: its own types redefine Node's `Buffer`. */
export type Pouch = {
	get: (id: string, options?: object) => Promise<Stored>;
	put: (document: Fields) => Promise<{ rev: string }>;
	allDocs: (options?: object) => Promise<{ rows: { id: string }[] }>;
	info: () => Promise<{ doc_count: number }>;
	id: () => Promise<string>;
	bulkDocs: (documents: object[], options?: object) => Promise<unknown[]>;
	replicate: {
		to: (target: Pouch, options?: Options) => Replication;
		from: (source: Pouch, options?: Options) => Replication;
	};
};
const PouchDB = pouchClass<Pouch>();

/** A database on a phone. */
export function localDatabase(): Pouch {
	return new PouchDB(`phone-${randomUUID()}`, { adapter: 'idb', revs_limit: 1000 });
}

/** The gateway as a person's PouchDB sees it. */
export function remoteDatabase(world: World, person: Person, database: string): Pouch {
	return new PouchDB(`${world.url}/db/${database}`, {
		adapter: 'http',
		skip_setup: true,
		fetch: (url: string, options: RequestInit = {}) => {
			const headers = new Headers(options.headers);
			headers.set('authorization', basic(person));
			// PouchDB's headers are node-fetch's, which the platform's fetch does not know.
			for (const [name, value] of Object.entries(jsonHeaders)) headers.set(name, value);
			return fetch(url, { ...options, headers });
		}
	});
}

const jsonHeaders = { accept: 'application/json', 'content-type': 'application/json' };
