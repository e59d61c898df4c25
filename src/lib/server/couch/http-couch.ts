import type {
	AllDocsOptions,
	AllDocsPage,
	BulkDocsResult,
	BulkGetOptions,
	BulkGetRequest,
	BulkGetResult,
	ChangesOptions,
	ChangesPage,
	Couch,
	CouchInfo,
	DatabaseInfo,
	GetOptions,
	StoredDocument
} from './couch.ts';
import { CouchError } from './couch.ts';
import * as answers from './http-couch-answers.ts';
import { parseAnswer } from './http-couch-answers.ts';
import type { CouchRequest } from './http-couch-connection.ts';
import { CouchConnection } from './http-couch-connection.ts';
import type { CouchLocation } from './http-couch-location.ts';
import {
	allDocsQuery,
	bulkGetQuery,
	changesQuery,
	documentPath,
	getQuery
} from './http-couch-paths.ts';
import { GroupedDiffs } from './http-couch-diffs.ts';
import { Lane } from './lane.ts';
import { mustBeLasting } from './lasting-errors.ts';
import { ReplicatedWrites } from './http-couch-replicated.ts';
import { dbUpdates } from './http-couch-updates.ts';

/** CouchDB's own rule. */
const DATABASE_NAME = /^[a-z][a-z0-9_$()+/-]*$/;
/** CouchDB refuses more keys in one `_dbs_info`. */
const DATABASES_A_CALL = 100;
/** CouchDB answers shortly after a longpoll's end; a longer silence means that it is gone. */
const LONGPOLL_GRACE_MS = 15_000;

/** What phones bring: so many batches, and questions what of them is new, are with CouchDB at a time. */
const UNDER_WAY = 8;

type HttpCouchSettings = CouchLocation & { timeoutMs?: number };

/** Apache CouchDB 3.5, one node or a cluster, over its own HTTP API. */
export class HttpCouch implements Couch {
	readonly #connection: CouchConnection;
	readonly #lane = new Lane(UNDER_WAY);
	readonly #writes = new Map<string, ReplicatedWrites>();
	readonly #diffs = new Map<string, GroupedDiffs>();

	constructor({ timeoutMs, ...location }: HttpCouchSettings) {
		this.#connection = new CouchConnection(location, timeoutMs);
	}

	async info(): Promise<CouchInfo> {
		const answer = await this.#connection.json({ method: 'GET', path: '' });
		return { kind: 'couchdb', version: parseAnswer(answers.Welcome, answer).version };
	}

	async listDatabases(): Promise<string[]> {
		const { prefix } = this.#connection;
		const query =
			prefix === ''
				? {}
				: { startkey: JSON.stringify(prefix), endkey: JSON.stringify(`${prefix}\ufff0`) };
		const answer = await this.#connection.json({ method: 'GET', path: '_all_dbs', query });
		return parseAnswer(answers.Names, answer)
			.filter((name) => name.startsWith(prefix) && !name.startsWith('_'))
			.map((name) => name.slice(prefix.length));
	}

	async createDatabase(db: string): Promise<{ created: boolean }> {
		// Behind a prefix CouchDB would take any name.
		if (!DATABASE_NAME.test(db))
			throw new CouchError(400, 'illegal_database_name', `no database can be called '${db}'`);
		try {
			// One shard: the default of two, and several databases a unit, would pass `max_dbs_open`.
			await this.#connection.done({ method: 'PUT', path: this.#path(db), query: { q: 1 } });
			return { created: true };
		} catch (error) {
			if (error instanceof CouchError && error.status === 412) return { created: false };
			throw error;
		}
	}

	async deleteDatabase(db: string): Promise<void> {
		this.#writes.delete(db);
		this.#diffs.delete(db);
		await this.#connection.done({ method: 'DELETE', path: this.#path(db) });
	}

	async databaseInfo(db: string): Promise<DatabaseInfo> {
		const answer = await this.#connection.json({ method: 'GET', path: this.#path(db) });
		return { ...parseAnswer(answers.Info, answer), db_name: db };
	}

	async updateSeqs(dbs: readonly string[]): Promise<Map<string, string>> {
		const { prefix } = this.#connection;
		const found = new Map<string, string>();
		for (let from = 0; from < dbs.length; from += DATABASES_A_CALL) {
			const keys = dbs.slice(from, from + DATABASES_A_CALL).map((db) => prefix + db);
			const answer = await this.#connection.json({
				method: 'POST',
				path: '_dbs_info',
				json: { keys }
			});
			for (const row of parseAnswer(answers.Infos, answer))
				if ('info' in row) found.set(row.key.slice(prefix.length), row.info.update_seq);
		}
		return found;
	}

	dbUpdates(signal: AbortSignal): AsyncIterable<string> {
		return dbUpdates(this.#connection, signal);
	}

	async get(db: string, id: string, options: GetOptions = {}): Promise<StoredDocument> {
		const path = this.#path(db, documentPath(id));
		const answer = await this.#connection.json({ method: 'GET', path, query: getQuery(options) });
		return parseAnswer(answers.Document, answer);
	}

	async getRevs(
		db: string,
		id: string,
		openRevs: 'all' | readonly string[],
		options: BulkGetOptions = {}
	): Promise<BulkGetResult['docs']> {
		if (openRevs !== 'all') {
			// By POST: a long list of revisions would not fit into a URL.
			const requests = openRevs.map((rev) => ({ id, rev }));
			return (await this.bulkGet(db, requests, options)).flatMap((result) => result.docs);
		}
		const query = { ...bulkGetQuery(options), open_revs: 'all' };
		const path = this.#path(db, documentPath(id));
		const answer = await this.#connection.json({ method: 'GET', path, query });
		return parseAnswer(answers.OpenRevs, answer).map((row) =>
			'ok' in row ? row : { error: { id, rev: row.missing, error: 'not_found', reason: 'missing' } }
		);
	}

	async allDocs(db: string, options: AllDocsOptions = {}): Promise<AllDocsPage> {
		const { keys } = options;
		const path = this.#path(db, '_all_docs');
		const query = allDocsQuery(options);
		const answer = await this.#connection.json(
			keys === undefined
				? { method: 'GET', path, query }
				: { method: 'POST', path, query, json: { keys } }
		);
		return parseAnswer(answers.AllDocs, answer);
	}

	async changes(db: string, options: ChangesOptions = {}): Promise<ChangesPage> {
		const { docIds, signal } = options;
		const path = this.#path(db, '_changes');
		const query = changesQuery(options);
		const request: CouchRequest =
			docIds === undefined
				? { method: 'GET', path, query, signal }
				: { method: 'POST', path, query, signal, json: { doc_ids: docIds } };
		const page = parseAnswer(answers.Changes, await this.#connection.json(request));
		return { ...page, pending: page.pending ?? 0 };
	}

	async waitForChange(
		db: string,
		since: string,
		waitMs: number,
		signal?: AbortSignal
	): Promise<boolean> {
		const timeout = Math.max(1, Math.ceil(waitMs));
		const answer = await this.#connection.json({
			method: 'GET',
			path: this.#path(db, '_changes'),
			query: { feed: 'longpoll', since, limit: 1, timeout },
			timeoutMs: timeout + LONGPOLL_GRACE_MS,
			signal
		});
		return parseAnswer(answers.Changes, answer).results.length > 0;
	}

	revsDiff(db: string, revs: Record<string, string[]>) {
		const path = this.#path(db, '_revs_diff');
		const diffs = this.#diffs.get(db) ?? new GroupedDiffs(this.#connection, path, this.#lane);
		this.#diffs.set(db, diffs);
		return diffs.ask(revs);
	}

	async bulkGet(
		db: string,
		requests: readonly BulkGetRequest[],
		options: BulkGetOptions = {}
	): Promise<BulkGetResult[]> {
		if (requests.length === 0) return [];
		const path = this.#path(db, '_bulk_get');
		const query = bulkGetQuery(options);
		const answer = await this.#connection.json({
			method: 'POST',
			path,
			query,
			json: { docs: requests }
		});
		return parseAnswer(answers.BulkGet, answer).results.map(({ id, docs }) => ({
			id: id ?? '',
			docs: docs.map((row) =>
				'ok' in row
					? row
					: { error: { ...row.error, id: row.error.id ?? '', rev: row.error.rev ?? 'undefined' } }
			)
		}));
	}

	async bulkDocs(
		db: string,
		docs: readonly StoredDocument[],
		{ newEdits = true }: { newEdits?: boolean } = {}
	): Promise<BulkDocsResult[]> {
		if (!newEdits) return this.#replicated(db).write(docs);
		const path = this.#path(db, '_bulk_docs');
		const answer = await this.#connection.json({ method: 'POST', path, json: { docs } });
		return mustBeLasting(parseAnswer(answers.BulkDocs, answer));
	}

	#replicated(db: string): ReplicatedWrites {
		const path = this.#path(db, '_bulk_docs');
		const writes = this.#writes.get(db) ?? new ReplicatedWrites(this.#connection, path, this.#lane);
		this.#writes.set(db, writes);
		return writes;
	}

	getLocal(db: string, id: string): Promise<StoredDocument> {
		return this.get(db, id);
	}

	async putLocal(db: string, document: StoredDocument): Promise<string> {
		const path = this.#path(db, documentPath(document._id));
		const answer = await this.#connection.json({ method: 'PUT', path, json: document });
		return parseAnswer(answers.Written, answer).rev;
	}

	async deleteLocal(db: string, id: string, rev: string): Promise<void> {
		const path = this.#path(db, documentPath(id));
		await this.#connection.done({ method: 'DELETE', path, query: { rev } });
	}

	async getAttachment(db: string, id: string, name: string, rev?: string) {
		const path = this.#path(db, documentPath(id), encodeURIComponent(name));
		const { headers, body } = await this.#connection.bytes({
			method: 'GET',
			path,
			query: { rev },
			accept: '*/*'
		});
		const md5 = headers.etag?.replaceAll('"', '') ?? '';
		const contentType = headers['content-type'] ?? 'application/octet-stream';
		return { contentType, digest: `md5-${md5}`, body };
	}

	async putAttachment(
		db: string,
		id: string,
		name: string,
		rev: string | null,
		contentType: string,
		body: Uint8Array
	): Promise<string> {
		const answer = await this.#connection.json({
			method: 'PUT',
			path: this.#path(db, documentPath(id), encodeURIComponent(name)),
			query: { rev: rev ?? undefined },
			binary: { contentType, body }
		});
		return parseAnswer(answers.Written, answer).rev;
	}

	async compact(db: string): Promise<void> {
		await this.#connection.done({ method: 'POST', path: this.#path(db, '_compact'), json: {} });
	}

	async close(): Promise<void> {
		this.#connection.close();
	}

	#path(db: string, ...below: string[]): string {
		return [encodeURIComponent(this.#connection.prefix + db), ...below].join('/');
	}
}
