import { CouchError } from '../couch.ts';
import { readBody } from '../../http/body.ts';
import { sendBody, sendJson } from '../../http/respond.ts';
import { methodNotAllowed, mostBodyBytes, type Call } from './call.ts';
import { statedRevision } from './document-write.ts';

/** `/db/id/name` */
export async function attachment(call: Call, db: string, id: string, name: string): Promise<void> {
	switch (call.method) {
		case 'GET':
		case 'HEAD':
			return read(call, db, id, name);
		case 'PUT':
			return put(call, db, id, name);
		case 'DELETE':
			return remove(call, db, id, name);
		default:
			throw methodNotAllowed('DELETE', 'GET', 'HEAD', 'PUT');
	}
}

async function read(
	{ exchange, couch, query }: Call,
	db: string,
	id: string,
	name: string
): Promise<void> {
	const { body, contentType, digest } = await couch.getAttachment(db, id, name, query.text('rev'));
	const md5 = digest.replace(/^md5-/, '');
	await sendBody(exchange, 200, Buffer.from(body), {
		'content-type': contentType,
		// What somebody attached must not run with this server's name.
		'content-security-policy': 'sandbox',
		'content-md5': md5,
		etag: `"${md5}"`
	});
}

async function put(call: Call, db: string, id: string, name: string): Promise<void> {
	const { exchange, couch } = call;
	const rev = statedRevision(call, undefined) ?? null;
	const type = exchange.request.headers['content-type'] ?? 'application/octet-stream';
	const body = await readBody(exchange.request, mostBodyBytes);
	const written = await couch.putAttachment(db, id, name, rev, type, body);
	await sendJson(exchange, 201, { ok: true, id, rev: written }, { etag: `"${written}"` });
}

async function remove(call: Call, db: string, id: string, name: string): Promise<void> {
	const { exchange, couch } = call;
	const rev = statedRevision(call, undefined);
	if (rev === undefined) throw new CouchError(409, 'conflict', 'Document update conflict.');
	const written = await couch.deleteAttachment(db, id, name, rev);
	await sendJson(exchange, 200, { ok: true, id, rev: written });
}
