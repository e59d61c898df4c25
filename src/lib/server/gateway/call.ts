import type { Actor } from '../../domain/access.ts';
import type { Database } from '../../domain/database.ts';
import { databaseName } from '../../domain/database.ts';
import type { Couch } from '../couch/couch.ts';
import type { Query } from '../http/query.ts';
import type { Exchange } from '../http/respond.ts';
import type { Turns } from '../turns.ts';

/** Who asks: a session, or a login by Basic. */
export type Caller = {
	/** The session's id, or what stands for it: one line of the audit names it. */
	key: string;
	login: string;
	actor: Actor;
	/** Fires when the session ends or the rights change: feeds end at once. */
	signal: AbortSignal;
};

/** What a deployment may want otherwise; the defaults hold for the block. */
export type Limits = {
	/** The longest canonical JSON of one document, in UTF-16 units, as the phone counts. */
	documentChars: number;
	requestBytes: number;
	/** Documents of one `_bulk_docs`, ids of one `_revs_diff` or `_bulk_get`, keys of one `_all_docs`. */
	requestItems: number;
	localBytes: number;
	/** Local documents of one person in one database. */
	localDocuments: number;
	/** The longest a feed waits without a change. */
	waitMs: number;
};

export const defaultLimits: Limits = {
	documentChars: 512_000,
	requestBytes: 16 * 1024 * 1024,
	requestItems: 10_000,
	localBytes: 64 * 1024,
	localDocuments: 64,
	waitMs: 60_000
};

/** One request to one database, let in and with the right to what it asks. */
export type Call = Exchange & {
	couch: Couch;
	caller: Caller;
	database: Database;
	query: Query;
	limits: Limits;
	/** Where heavy work waits for its turn. */
	turns: Turns;
	/** Told how many documents the answer gives. */
	given: (documents: number) => void;
	/** Fires when the client leaves, its session ends, or the server stops. */
	ended: AbortSignal;
};

/** The name of the call's database. */
export function nameOf({ database }: Pick<Call, 'database'>): string {
	return databaseName(database);
}
