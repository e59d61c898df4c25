/*
 * PouchDB in the words this app uses. The published types declare a global `Buffer` that contradicts Node's, so that
 * nothing which runs phones and a server in one process could be checked with them.
 */

declare module 'pouchdb-core' {
	type Rev = { _id: string; _rev: string };
	type Stored<Fields> = Fields & Rev & { _deleted?: boolean };
	type Row<Fields> = { id: string; value: { rev: string }; doc?: Stored<Fields> | null };
	type Change<Fields> = { id: string; seq: number | string; doc?: Stored<Fields> };
	type ReadOptions = { include_docs?: boolean; conflicts?: boolean };
	type Range = { startkey?: string; endkey?: string };

	export type Replicated = {
		ok: boolean;
		docs_written: number;
		doc_write_failures: number;
		errors: unknown[];
		last_seq: number | string;
	};
	export type ReplicationOptions = {
		batch_size?: number;
		batches_limit?: number;
		since?: number | string;
	};

	export type Database<Fields = Record<string, unknown>> = {
		get(
			id: string,
			options: { open_revs: 'all'; revs?: boolean }
		): Promise<{ ok: Stored<Fields> }[]>;
		get(id: string, options?: { rev?: string; revs?: boolean }): Promise<Stored<Fields>>;
		/** With `keys`, a key that is not there answers a row with an error in the place of a value. */
		allDocs(
			options: ReadOptions & { keys: string[] }
		): Promise<{ rows: (Row<Fields> | { key: string; error: string })[] }>;
		allDocs(options?: ReadOptions & Range): Promise<{ rows: Row<Fields>[] }>;
		/** Without results where the database was destroyed meanwhile. */
		changes(
			options: ReadOptions & { since: number; limit: number }
		): Promise<{ results?: Change<Fields>[]; last_seq: number | string }>;
		bulkDocs(
			documents: (Fields & Rev)[],
			options: { new_edits: false }
		): Promise<({ id?: string; rev?: string } | { error: boolean | string })[]>;
		revsDiff(revs: Record<string, string[]>): Promise<Record<string, { missing?: string[] }>>;
		info(): Promise<{ doc_count: number; update_seq: number | string }>;
		/** Drops the bodies of versions that are farther from a leaf than so many steps. */
		compactDocument(id: string, maxHeight: number): Promise<unknown>;
		close(): Promise<void>;
		destroy(): Promise<unknown>;
		replicate: {
			to(target: Database, options?: ReplicationOptions): Promise<Replicated>;
			from(source: Database, options?: ReplicationOptions): Promise<Replicated>;
		};
	};

	export type Plugin = object;

	export type Options = {
		adapter: 'idb' | 'http';
		auto_compaction?: boolean;
		revs_limit?: number;
		skip_setup?: boolean;
		fetch?: (input: string | Request, init?: RequestInit) => Promise<Response>;
	};

	const PouchDB: {
		new <Fields = Record<string, unknown>>(name: string, options: Options): Database<Fields>;
		plugin(plugin: Plugin): typeof PouchDB;
	};
	export default PouchDB;
}

declare module 'pouchdb-adapter-idb' {
	import type { Plugin } from 'pouchdb-core';
	const plugin: Plugin;
	export default plugin;
}
declare module 'pouchdb-adapter-http' {
	import type { Plugin } from 'pouchdb-core';
	const plugin: Plugin;
	export default plugin;
}
declare module 'pouchdb-replication' {
	import type { Plugin } from 'pouchdb-core';
	const plugin: Plugin;
	export default plugin;
}
