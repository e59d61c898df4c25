import { randomBytes } from 'node:crypto';
import type {
	BulkDocsResult,
	Couch,
	StoredDocument
} from '../../../../src/lib/server/couch/couch.ts';

/** The store under test, opened once a suite. */
export type Subject = {
	couch: Couch;
	/** Databases made by the suite, to be removed after it. */
	made: string[];
};

/** A database of its own for a test, so that suites can share one CouchDB. */
export async function freshDatabase({ couch, made }: Subject): Promise<string> {
	const db = `test-${randomBytes(8).toString('hex')}`;
	await couch.createDatabase(db);
	made.push(db);
	return db;
}

/** Writes one edit and answers its revision. */
export async function put(couch: Couch, db: string, document: StoredDocument): Promise<string> {
	const [result] = await couch.bulkDocs(db, [document]);
	return revOf(result);
}

export function revOf(result: BulkDocsResult | undefined): string {
	if (result !== undefined && 'ok' in result) return result.rev;
	throw new Error(`not written: ${JSON.stringify(result)}`);
}

/** A revision with its ancestry, newest first, as another node would send it. */
export function replica(
	id: string,
	path: readonly string[],
	fields: Record<string, unknown> = {}
): StoredDocument {
	const [newest = ''] = path;
	const start = Number.parseInt(newest, 10);
	const ids = path.map((rev) => rev.slice(rev.indexOf('-') + 1));
	return { _id: id, _rev: newest, _revisions: { start, ids }, ...fields };
}

/** Stores revisions under the names they have. */
export async function replicate(
	couch: Couch,
	db: string,
	documents: readonly StoredDocument[]
): Promise<BulkDocsResult[]> {
	return couch.bulkDocs(db, documents, { newEdits: false });
}

/** The revisions of all leaves, sorted. */
export async function leavesOf(couch: Couch, db: string, id: string): Promise<string[]> {
	const results = await couch.getRevs(db, id, 'all');
	return results.map((result) => ('ok' in result ? String(result.ok._rev) : '?')).sort();
}

/** Revision ids as CouchDB itself makes them: 32 hexadecimal digits that begin with what is given. */
export function rev(generation: number, name: string): string {
	return `${generation}-${Buffer.from(name).toString('hex').padEnd(32, '0')}`;
}
