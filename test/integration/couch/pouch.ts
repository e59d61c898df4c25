import { randomUUID } from 'node:crypto';
import { pouchClass } from '../pouch-class.ts';
import { admin } from './server.ts';

type Fields = { _id: string; [field: string]: unknown };

/** PouchDB in the few words these tests need: its own types redefine Node's `Buffer`. */
export type Pouch = {
	get: (id: string, options?: object) => Promise<Fields & { _rev: string }>;
	put: (document: Fields) => Promise<{ rev: string }>;
	bulkDocs: (documents: object[], options?: object) => Promise<unknown[]>;
	allDocs: (options?: object) => Promise<{ rows: { id: string; value: { rev: string } }[] }>;
	getAttachment: (id: string, name: string) => Promise<Buffer>;
	replicate: {
		to: (target: Pouch, options?: object) => Replication;
		from: (source: Pouch, options?: object) => Replication;
	};
};
type Replication = Promise<{ docs_written: number; errors: unknown[] }> & {
	on: (event: string, listener: (value: unknown) => void) => Replication;
	cancel: () => void;
};
const PouchDB = pouchClass<Pouch>();

/** A database as a phone has it. */
export function localPouch(): Pouch {
	return new PouchDB(`phone-${randomUUID()}`, { adapter: 'idb', revs_limit: 1000 });
}

/** A database of a server as PouchDB sees it; the admin's. */
export function remotePouch(url: string): Pouch {
	const auth = { username: admin.name, password: admin.password };
	return new PouchDB(url, { adapter: 'http', skip_setup: true, auth });
}
