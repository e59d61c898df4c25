/**
 * The store behind the gateway, in CouchDB's own terms. Two engines implement it, `SqliteCouch` (embedded, one file)
 * and `HttpCouch` (Apache CouchDB 3.5), and pass one conformance suite. Nothing here knows users or rights.
 */

/** A document as CouchDB keeps it: any JSON object with underscored fields beside it. */
export type StoredDocument = {
	_id: string;
	_rev?: string;
	_deleted?: boolean;
	_revisions?: { start: number; ids: string[] };
	_conflicts?: string[];
	_attachments?: Record<string, AttachmentStub>;
	[field: string]: unknown;
};

export type AttachmentStub = {
	content_type: string;
	digest?: string;
	length?: number;
	revpos?: number;
	stub?: true;
	/** base64, when the body travels inside the document. */
	data?: string;
};

export type CouchKind = 'embedded' | 'couchdb';
export type CouchInfo = { kind: CouchKind; version: string };

export type DatabaseInfo = {
	db_name: string;
	doc_count: number;
	doc_del_count: number;
	update_seq: string;
	sizes: { file: number; external: number; active: number };
	instance_start_time: string;
};

/** A row of `_changes`; `changes` holds the winner, or every leaf with style `all_docs`. */
export type Change = {
	seq: string;
	id: string;
	changes: { rev: string }[];
	deleted?: true;
	doc?: StoredDocument;
};

export type ChangesOptions = {
	/** Opaque; absent or `0` is the beginning, `now` the present. */
	since?: string;
	limit?: number;
	style?: 'main_only' | 'all_docs';
	includeDocs?: boolean;
	descending?: boolean;
	docIds?: string[];
	signal?: AbortSignal;
};
export type ChangesPage = { results: Change[]; last_seq: string; pending: number };

export type AllDocsOptions = {
	keys?: string[];
	startKey?: string;
	endKey?: string;
	inclusiveEnd?: boolean;
	limit?: number;
	skip?: number;
	descending?: boolean;
	includeDocs?: boolean;
	conflicts?: boolean;
	/** With `includeDocs`: a store that can gives documents as `json`, for whoever need not read them whole. */
	unread?: boolean;
};
/** `json`: a document's fields as they are stored, without the underscored ones, of which it then has none but id and revision. */
export type AllDocsRow =
	| {
			id: string;
			key: string;
			value: { rev: string; deleted?: true };
			doc?: StoredDocument | null;
			json?: string;
	  }
	| { key: string; error: 'not_found' };
export type AllDocsPage = { total_rows: number; offset: number | null; rows: AllDocsRow[] };

export type BulkGetRequest = { id: string; rev?: string; atts_since?: string[] };
export type BulkGetOptions = { revs?: boolean; latest?: boolean; attachments?: boolean };
export type BulkGetResult = {
	id: string;
	docs: (
		{ ok: StoredDocument } | { error: { id: string; rev: string; error: string; reason: string } }
	)[];
};

/** The answer for one document of `_bulk_docs`. With `newEdits: false` only failures are answered. */
export type BulkDocsResult =
	| { ok: true; id: string; rev: string }
	| { id: string; rev?: string; error: string; reason: string };

export type GetOptions = {
	rev?: string;
	revs?: boolean;
	conflicts?: boolean;
	latest?: boolean;
	attachments?: boolean;
};

/** An expected failure of the store, with CouchDB's status, `error` and `reason`. */
export class CouchError extends Error {
	readonly status: number;
	readonly error: string;
	readonly reason: string;

	constructor(status: number, error: string, reason: string) {
		super(`${status} ${error}: ${reason}`);
		this.name = 'CouchError';
		this.status = status;
		this.error = error;
		this.reason = reason;
	}
}

/** The store is out of reach (connection refused, timed out, or answering 5xx): callers answer 503 and may retry. */
export class CouchUnavailable extends Error {
	constructor(reason: string, options?: ErrorOptions) {
		super(reason, options);
		this.name = 'CouchUnavailable';
	}
}

/** The store has no room for what is to be written: callers answer 507. What it has is there, and may be read. */
export class CouchFull extends CouchUnavailable {
	constructor(reason: string, options?: ErrorOptions) {
		super(reason, options);
		this.name = 'CouchFull';
	}
}

/** All methods reject with {@link CouchError} (404 `not_found` for a missing database or document) or {@link CouchUnavailable}. */
export interface Couch {
	/** @throws CouchUnavailable while the store does not answer */
	info(): Promise<CouchInfo>;
	listDatabases(): Promise<string[]>;
	/** Creates a database; answers whether it was new. */
	createDatabase(db: string): Promise<{ created: boolean }>;
	deleteDatabase(db: string): Promise<void>;
	databaseInfo(db: string): Promise<DatabaseInfo>;
	/** Present update sequences of the named databases; missing ones are left out. */
	updateSeqs(dbs: readonly string[]): Promise<Map<string, string>>;
	/** Names of databases as they change: best effort, a hint and never a proof. Ends when `signal` aborts. */
	dbUpdates(signal: AbortSignal): AsyncIterable<string>;

	get(db: string, id: string, options?: GetOptions): Promise<StoredDocument>;
	/** Every leaf (`openRevs: 'all'`) or the named revisions of one document. */
	getRevs(
		db: string,
		id: string,
		openRevs: 'all' | readonly string[],
		options?: BulkGetOptions
	): Promise<BulkGetResult['docs']>;
	allDocs(db: string, options?: AllDocsOptions): Promise<AllDocsPage>;
	changes(db: string, options?: ChangesOptions): Promise<ChangesPage>;
	/** Resolves true at the first change after `since`, false when `waitMs` passed without one. */
	waitForChange(db: string, since: string, waitMs: number, signal?: AbortSignal): Promise<boolean>;
	revsDiff(
		db: string,
		revs: Record<string, string[]>
	): Promise<Record<string, { missing: string[]; possible_ancestors?: string[] }>>;
	bulkGet(
		db: string,
		requests: readonly BulkGetRequest[],
		options?: BulkGetOptions
	): Promise<BulkGetResult[]>;
	/** Durable before it resolves. `newEdits: false` stores the given revisions with their `_revisions`. */
	bulkDocs(
		db: string,
		docs: readonly StoredDocument[],
		options?: { newEdits?: boolean }
	): Promise<BulkDocsResult[]>;

	getLocal(db: string, id: string): Promise<StoredDocument>;
	/** @returns the new revision, `0-n` */
	putLocal(db: string, document: StoredDocument): Promise<string>;
	deleteLocal(db: string, id: string, rev: string): Promise<void>;

	getAttachment(
		db: string,
		id: string,
		name: string,
		rev?: string
	): Promise<{ contentType: string; digest: string; body: Uint8Array }>;
	putAttachment(
		db: string,
		id: string,
		name: string,
		rev: string | null,
		contentType: string,
		body: Uint8Array
	): Promise<string>;

	compact(db: string): Promise<void>;
	close(): Promise<void>;
}
