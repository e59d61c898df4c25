import { CouchError } from '../couch.ts';
import { attachment } from './attachment-routes.ts';
import { bulkDocs, bulkGet, missingRevs, revsDiff } from './bulk-routes.ts';
import { methodNotAllowed, type Call } from './call.ts';
import type { Credentials } from './credentials.ts';
import * as databases from './database-routes.ts';
import { document } from './document-routes.ts';
import { allDocs, changes } from './list-routes.ts';
import * as server from './server-routes.ts';
import { databaseUpdates } from './update-routes.ts';

type Answer = (call: Call) => Promise<void>;
type DatabaseAnswer = (call: Call, db: string) => Promise<void>;

const serverRoutes = new Map<string, Answer>([
	['_all_dbs', reading(server.allDatabases)],
	['_dbs_info', server.databaseInfos],
	['_db_updates', databaseUpdates],
	['_uuids', reading(server.uuids)]
]);

const databaseRoutes = new Map<string, DatabaseAnswer>([
	['_bulk_docs', bulkDocs],
	['_bulk_get', bulkGet],
	['_revs_diff', revsDiff],
	['_missing_revs', missingRevs],
	['_all_docs', allDocs],
	['_changes', changes],
	['_ensure_full_commit', databases.ensureFullCommit],
	['_compact', databases.compact],
	['_revs_limit', databases.revsLimit],
	['_security', databases.security],
	['_purge', databases.unsupported],
	['_purged_infos_limit', databases.unsupported],
	['_find', databases.unsupported],
	['_index', databases.unsupported],
	['_explain', databases.unsupported],
	['_local_docs', databases.unsupported],
	['_design_docs', databases.unsupported],
	['_view_cleanup', databases.unsupported],
	['_shards', databases.unsupported],
	['_partition', databases.unsupported]
]);

/**
 * Answers a request.
 * @throws CouchError, CouchUnavailable, ClientLeft
 */
export async function route(call: Call, credentials: Credentials): Promise<void> {
	const [first = '', ...rest] = call.path;
	if (first === '') return reading(server.welcome)(call);
	if (first === '_up') return reading(server.up)(call);
	if (first === '_session') return server.session(call, credentials);
	if (credentials.proof(call.exchange.request.headers) === null) {
		throw new CouchError(401, 'unauthorized', 'You are not authorized to access this db.');
	}
	const found = serverRoutes.get(first);
	if (found !== undefined && rest.length === 0) return found(call);
	// A trailing slash names the database too, as CouchDB's replicator does.
	const below = rest.at(-1) === '' ? rest.slice(0, -1) : rest;
	return inDatabase(call, first, below);
}

function inDatabase(call: Call, db: string, rest: string[]): Promise<void> {
	const [name, ...below] = rest;
	if (name === undefined) return databases.database(call, db);
	const found = databaseRoutes.get(name);
	if (found !== undefined) return found(call, db);
	if (name === '_local' || name.startsWith('_local/')) return local(call, db, rest.join('/'));
	if (name === '_design') return design(call, db, below);
	if (below.length > 0) return attachment(call, db, name, below.join('/'));
	return document(call, db, name);
}

/** The slash of `_local/name` comes as it is or encoded; what follows is the name. */
function local(call: Call, db: string, id: string): Promise<void> {
	if (id === '_local' || id === '_local/') {
		throw new CouchError(400, 'bad_request', 'Invalid _local document id.');
	}
	return document(call, db, id);
}

/** Design documents are kept and replicated; what they would do is not done here. */
function design(call: Call, db: string, [name = '', ...below]: string[]): Promise<void> {
	const id = `_design/${name}`;
	if (below.length === 0) return document(call, db, id);
	if (below[0]?.startsWith('_')) return databases.unsupported(call, db);
	return attachment(call, db, id, below.join('/'));
}

function reading(answer: Answer): Answer {
	return async (call) => {
		if (call.method !== 'GET' && call.method !== 'HEAD') throw methodNotAllowed('GET', 'HEAD');
		await answer(call);
	};
}
