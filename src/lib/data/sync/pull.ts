import type { Seal } from '../lock/vault.ts';
import type { LocalDatabase } from '../pouch/local-databases.ts';
import { Remote } from '../pouch/remote.ts';
import { StorageFull, isQuotaError } from '../store/fault.ts';
import { WireFault } from '../wire/exchange.ts';
import type { ServerDatabase } from '../wire/server-database.ts';

/** Measured: pages of 100 make a first sync three times as long, larger ones gain nothing and hold more memory. */
const BATCH = 1000;
/** Sending, a proxy on the way may allow less than our server does. */
const SENDING_BATCHES = [BATCH, 100, 10];

/** What went wrong in a replication, in our terms: PouchDB wraps what it meets. */
function inOurTerms(error: unknown, remote: Remote): unknown {
	if (remote.wentBack !== null) return remote.wentBack;
	if (remote.fault !== null) return remote.fault;
	if (isQuotaError(error)) return new StorageFull({ cause: error });
	return error;
}

/** Where a pull got to, and how often the server has confirmed that it noted that. */
export type Pulled = { since: string | number; noted: number };

/**
 * Pulls what is new of a database, once.
 * @param noted how often the server confirmed that it noted where earlier pulls got to
 * @param since where to begin instead of at the checkpoint; both checkpoints are then written
 * @throws WireFault, StorageFull; WentBack before anything is pulled
 */
export async function pull(
	local: LocalDatabase,
	server: ServerDatabase,
	uuid: string,
	seal: Seal,
	noted: number,
	since?: string | number
): Promise<Pulled> {
	const remote = new Remote(server, uuid, seal, noted);
	const options = { batch_size: BATCH, batches_limit: 1 };
	try {
		const done = await local.use((pouch) =>
			pouch.replicate.from(remote.pouch, since === undefined ? options : { ...options, since })
		);
		return { since: done.last_seq, noted: remote.noted };
	} catch (error) {
		throw inOurTerms(error, remote);
	}
}

/**
 * Compares a database with a server that may lack some of it, from the last checkpoint with that server, and sends
 * what it lacks. What the server refuses is not this phone's to explain: own records have the outbox.
 * @throws WireFault
 */
export async function sendAll(
	local: LocalDatabase,
	server: ServerDatabase,
	uuid: string,
	seal: Seal
): Promise<void> {
	for (const batch_size of SENDING_BATCHES) {
		const remote = new Remote(server, uuid, seal);
		try {
			await local.use((pouch) =>
				pouch.replicate.to(remote.pouch, { batch_size, batches_limit: 1 })
			);
			return;
		} catch (error) {
			const fault = inOurTerms(error, remote);
			if (!(fault instanceof WireFault)) throw fault;
			// A right to write that is gone: there is nothing this phone could bring back.
			if (fault.kind === 'forbidden') return;
			if (fault.kind !== 'tooLarge') throw fault;
		}
	}
}
