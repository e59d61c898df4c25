import type { Seal } from '../lock/vault.ts';
import type { LocalDatabase } from '../pouch/local-databases.ts';
import type { RawDocument } from '../store/schema.ts';
import type { ServerDatabase } from '../wire/server-database.ts';
import { pagesAfter } from './pages.ts';
import type { Pulled } from './pull.ts';
import { pull } from './pull.ts';

export type FirstSyncSteps = {
	/** How the copy on this phone is kept. */
	seal: Seal;
	/** Where an earlier attempt got to. */
	since: string | number | null;
	/** Keeps the documents of a page. */
	keep: (docs: readonly RawDocument[]) => Promise<void>;
	/** Stored after each page, with the last one of it: from there the next attempt goes on. */
	reached: (since: string | number, last: RawDocument | undefined) => Promise<void>;
	/** Documents received of about how many. */
	progress: (received: number, total: number) => Promise<void>;
};

/**
 * Fills a database for the first time, page by page. At the end one short replication writes PouchDB's checkpoints, and
 * from then on there is only that.
 * @throws WireFault, StorageFull; what was stored stays, and the next attempt goes on from there
 */
export async function firstSync(
	local: LocalDatabase,
	server: ServerDatabase,
	uuid: string,
	steps: FirstSyncSteps
): Promise<Pulled> {
	let received = 0;
	let last = steps.since ?? 0;
	for await (const page of pagesAfter(server, steps.since)) {
		await steps.keep(page.docs);
		await steps.reached(page.since, page.docs.at(-1));
		last = page.since;
		received += page.changes;
		await steps.progress(received, received + page.pending);
	}
	return pull(local, server, uuid, steps.seal, 0, last);
}
