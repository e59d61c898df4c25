import 'fake-indexeddb/auto';
import { createRequire } from 'node:module';

type PouchClass<Pouch> = {
	new (name: string, options: object): Pouch;
	plugin: (plugin: unknown) => PouchClass<Pouch>;
	/** There once the plugins are. */
	replicate?: unknown;
};

const load = createRequire(import.meta.url);

/** PouchDB as a phone has it, in the words `Pouch` has for it. Node keeps it over test files, so it is furnished once. */
export function pouchClass<Pouch>(): PouchClass<Pouch> {
	const PouchDB: PouchClass<Pouch> = load('pouchdb-core');
	if (PouchDB.replicate !== undefined) return PouchDB;
	for (const plugin of ['pouchdb-adapter-idb', 'pouchdb-adapter-http', 'pouchdb-replication'])
		PouchDB.plugin(load(plugin));
	return PouchDB;
}
