import { setTimeout as pause } from 'node:timers/promises';
import { CouchError, CouchUnavailable } from './couch.ts';
import { parseAnswer, Updates } from './http-couch-answers.ts';
import type { CouchConnection } from './http-couch-connection.ts';

/** Below any proxy's idle limit; the next question follows at once. */
const LONGPOLL_MS = 50_000;
/** CouchDB answers shortly after the longpoll's end; a longer silence means that it is gone. */
const GRACE_MS = 15_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Names of databases as they change, by `_db_updates`: best effort. While CouchDB is away it waits and asks again:
 * what happened meanwhile is found by whoever sweeps the update sequences.
 */
export async function* dbUpdates(
	connection: CouchConnection,
	signal: AbortSignal
): AsyncGenerator<string> {
	const stop = AbortSignal.any([signal, connection.closed]);
	let since = 'now';
	let pauseMs = FIRST_PAUSE_MS;
	while (!stop.aborted) {
		try {
			const page = await ask(connection, since, stop);
			since = page.last_seq;
			pauseMs = FIRST_PAUSE_MS;
			yield* namesOf(page.results, connection.prefix);
		} catch (error) {
			if (stop.aborted) return;
			if (!(error instanceof CouchUnavailable || error instanceof CouchError)) throw error;
			// What was refused may be the place: `_global_changes` can have been made anew.
			if (error instanceof CouchError) since = 'now';
			await createGlobalChanges(connection, stop);
			await sleep(pauseMs, stop);
			pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
		}
	}
}

async function ask(connection: CouchConnection, since: string, signal: AbortSignal) {
	const answer = await connection.json({
		method: 'GET',
		path: '_db_updates',
		query: { feed: 'longpoll', since, timeout: LONGPOLL_MS },
		timeoutMs: LONGPOLL_MS + GRACE_MS,
		signal
	});
	return parseAnswer(Updates, answer);
}

function namesOf(results: { db_name: string }[], prefix: string): Set<string> {
	const own = results.filter((row) => row.db_name.startsWith(prefix));
	return new Set(own.map((row) => row.db_name.slice(prefix.length)));
}

/** A single node that nobody has set up lacks the database that `_db_updates` reads from. */
async function createGlobalChanges(connection: CouchConnection, signal: AbortSignal) {
	try {
		await connection.done({ method: 'PUT', path: '_global_changes', signal });
	} catch (error) {
		// There already (412), or CouchDB is away: the loop asks again in either case.
		if (!(error instanceof CouchError || error instanceof CouchUnavailable || signal.aborted))
			throw error;
	}
}

async function sleep(ms: number, signal: AbortSignal) {
	try {
		await pause(ms, undefined, { signal });
	} catch (error) {
		if (!signal.aborted) throw error;
	}
}
