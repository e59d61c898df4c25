/** The thread that counts: it reads units' databases and writes the ledger, so that the server's own loop stays free. */
import { parentPort, workerData } from 'node:worker_threads';
import { CouchError, CouchUnavailable } from '../couch/couch.ts';
import { openStore } from '../open-store.ts';
import { Follower } from './follower.ts';
import { Ledger } from './ledger.ts';
import { Turns } from './turns.ts';
import type { Answered, Asked, ThreadSettings } from './thread-messages.ts';

/** Records are read in the order of their ids, and each once. */
const CACHE_KB = 2_048;

// The one who starts this thread is our own code, by `FollowerThread`.
const { store, path, origin, term, turns }: ThreadSettings = workerData;
const opened = openStore(store, { cacheKb: CACHE_KB });
if (!opened.ok) throw new Error(opened.error);
const couch = opened.value;
const ledger = new Ledger(path, origin, 'count', new Turns(turns));
const stopping = new AbortController();
let now = 0;
const { signal } = stopping;
const follower = new Follower({ couch, ledger, term, clock: () => now, signal });
let following: Promise<void> = Promise.resolve();

async function follow(database: string): Promise<Answered> {
	try {
		await follower.follow(database);
		return { kind: 'followed' };
	} catch (error) {
		if (signal.aborted) return { kind: 'unavailable', reason: 'stopping' };
		if (error instanceof CouchUnavailable || error instanceof CouchError)
			return { kind: 'unavailable', reason: error.message };
		return { kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
	}
}

function endBuilding(): Answered {
	try {
		return { kind: 'ended', isBuilt: ledger.endBuilding() };
	} catch (error) {
		return { kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
	}
}

async function stop(): Promise<void> {
	stopping.abort();
	await following;
	ledger.close();
	await couch.close();
	parentPort?.close();
}

parentPort?.on('message', (asked: Asked) => {
	if (asked.kind === 'stop') return void stop();
	if (asked.kind === 'endBuilding') return parentPort?.postMessage(endBuilding());
	now = asked.now;
	following = follow(asked.database).then((answer) => parentPort?.postMessage(answer));
});
