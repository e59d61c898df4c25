import HttpAdapter from 'pouchdb-adapter-http';
import IdbAdapter from 'pouchdb-adapter-idb';
import PouchDB from 'pouchdb-core';
import Replication from 'pouchdb-replication';

/*
 * The `idb` adapter and not the newer `indexeddb` one, which loses writes when two tabs write; no find, no map/reduce.
 * The only place that loads PouchDB: import it lazily.
 */
PouchDB.plugin(IdbAdapter).plugin(HttpAdapter).plugin(Replication);

export { PouchDB };
