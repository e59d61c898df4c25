import { randomUUID } from 'node:crypto';
import { CouchError, CouchUnavailable, type StoredDocument } from '../couch.ts';
import { sendJson } from '../../http/respond.ts';
import type { SqliteCouch } from '../sqlite/sqlite-couch.ts';
import {
	anyBody,
	isObject,
	methodNotAllowed,
	notImplemented,
	objectBody,
	type Call
} from './call.ts';
import { writeDocument } from './document-write.ts';

/** A database in numbers, with the fields CouchDB's clients look for. */
export async function infoAnswer(couch: SqliteCouch, db: string): Promise<Record<string, unknown>> {
	const info = await couch.databaseInfo(db);
	return {
		...info,
		purge_seq: '0',
		compact_running: false,
		disk_format_version: 1,
		props: {},
		cluster: { q: 1, n: 1, w: 1, r: 1 }
	};
}

/** `/db` */
export async function database(call: Call, db: string): Promise<void> {
	const { exchange, couch, method } = call;
	switch (method) {
		case 'GET':
		case 'HEAD':
			return sendJson(exchange, 200, await infoAnswer(couch, db));
		case 'PUT':
			return create(call, db);
		case 'DELETE':
			await couch.deleteDatabase(db);
			return sendJson(exchange, 200, { ok: true });
		case 'POST':
			return post(call, db);
		default:
			throw methodNotAllowed('DELETE', 'GET', 'HEAD', 'POST', 'PUT');
	}
}

async function create({ exchange, couch }: Call, db: string): Promise<void> {
	const { created } = await couch.createDatabase(db);
	if (!created) {
		throw new CouchError(
			412,
			'file_exists',
			'The database could not be created, the file already exists.'
		);
	}
	const headers = { location: `/${encodeURIComponent(db)}` };
	await sendJson(exchange, 201, { ok: true }, headers);
}

/** Stores a document, giving it an id when it has none. */
async function post(call: Call, db: string): Promise<void> {
	const body = await objectBody(call);
	const id = typeof body['_id'] === 'string' ? body['_id'] : newId();
	const document: StoredDocument = { ...body, _id: id };
	await writeDocument(call, db, document, { newEdits: true });
}

/** An id as CouchDB gives it. */
export function newId(): string {
	return randomUUID().replaceAll('-', '');
}

/** `POST /db/_ensure_full_commit`: every answered write is on the disk already. */
export async function ensureFullCommit(
	{ exchange, couch, method }: Call,
	db: string
): Promise<void> {
	if (method !== 'POST') throw methodNotAllowed('POST');
	const { instance_start_time } = await couch.databaseInfo(db);
	await sendJson(exchange, 201, { ok: true, instance_start_time });
}

/** `POST /db/_compact`: answered at once, done in the background as in CouchDB. */
export async function compact({ exchange, couch, method }: Call, db: string): Promise<void> {
	if (method !== 'POST') throw methodNotAllowed('POST');
	await couch.databaseInfo(db);
	couch.compact(db).catch((error: unknown) => {
		// The database was deleted or the store closed meanwhile; compaction can be asked for again at any time.
		if (!(error instanceof CouchError || error instanceof CouchUnavailable)) throw error;
	});
	await sendJson(exchange, 202, { ok: true });
}

/** `/db/_revs_limit` */
export async function revsLimit(call: Call, db: string): Promise<void> {
	const { exchange, couch, method } = call;
	if (method === 'GET' || method === 'HEAD') {
		return sendJson(exchange, 200, await couch.revsLimit(db));
	}
	if (method !== 'PUT') throw methodNotAllowed('GET', 'PUT');
	const limit = await anyBody(call);
	if (typeof limit !== 'number' || !Number.isSafeInteger(limit) || limit < 1) {
		throw new CouchError(400, 'bad_request', '`revs_limit` must be positive integer');
	}
	await couch.setRevsLimit(db, limit);
	await sendJson(exchange, 200, { ok: true });
}

/** `/db/_security`: kept for its clients; the admin alone has rights here. */
export async function security(call: Call, db: string): Promise<void> {
	const { exchange, couch, method } = call;
	if (method === 'GET' || method === 'HEAD') {
		const stored: unknown = JSON.parse(await couch.security(db));
		return sendJson(exchange, 200, isObject(stored) ? stored : {});
	}
	if (method !== 'PUT') throw methodNotAllowed('GET', 'PUT');
	await couch.setSecurity(db, JSON.stringify(await objectBody(call)));
	await sendJson(exchange, 200, { ok: true });
}

/** What CouchDB has and this store does not: views, queries, purging. */
export async function unsupported({ couch }: Call, db: string): Promise<void> {
	await couch.databaseInfo(db);
	throw notImplemented();
}
