import type { RawDocument } from '../store/schema.ts';
import { WireFault } from '../wire/exchange.ts';
import type { ServerDatabase } from '../wire/server-database.ts';

/** Small, so that there is something to see at once on a phone that has nothing. */
const FIRST_PAGE = 200;
/** Measured: pages of 1,000 take a third of the time that pages of 100 take; larger ones gain nothing. */
const PAGE = 1000;
/** Below this a page cannot be cut further; the line is too bad for now. */
const SMALLEST_PAGE = 25;
/** Pages on the way while one is stored: the next one is there when it is wanted, and few lie in memory. */
const AHEAD = 2;

type Since = string | number | null;
type Listing = {
	wanted: { id: string; rev: string }[];
	since: string | number;
	changes: number;
	pending: number;
};

/** Documents of a database in the order of its changes, up to `since`; `pending`: how many changes come after. */
export type Page = Pick<Listing, 'since' | 'changes' | 'pending'> & { docs: RawDocument[] };

async function list(server: ServerDatabase, after: Since, limit: number): Promise<Listing> {
	const { results, last_seq: since, pending } = await server.changes(after, limit);
	// What is deleted as a whole needs no place on a phone that never had it.
	const wanted = results
		.filter((change) => !change.deleted)
		.flatMap(({ id, changes }) => changes.map(({ rev }) => ({ id, rev })));
	return { wanted, since, changes: results.length, pending };
}

async function fetchPage(server: ServerDatabase, { wanted, ...listing }: Listing): Promise<Page> {
	const docs = (await server.bulkGet(wanted)).filter((doc) => doc._deleted !== true);
	return { ...listing, docs };
}

/** Lists and fetches pages before they are asked for: the lists one after the other, and so the documents. */
class Ahead {
	readonly #server: ServerDatabase;
	readonly #size: number;
	#list: Promise<Listing | null>;
	#last: Promise<Page | null> = Promise.resolve(null);
	readonly #begun: Promise<Page | null>[] = [];

	constructor(server: ServerDatabase, after: Since, first: number, size: number) {
		this.#server = server;
		this.#size = size;
		this.#list = list(server, after, first);
	}

	/** The next page; null after the last one. @throws WireFault */
	async next(): Promise<Page | null> {
		while (this.#begun.length <= AHEAD) this.#begin();
		return (await this.#begun.shift()) ?? null;
	}

	#begin(): void {
		const listing = this.#list;
		this.#list = listing.then((one) =>
			one !== null && one.changes > 0 && one.pending > 0
				? list(this.#server, one.since, this.#size)
				: null
		);
		this.#last = Promise.all([listing, this.#last]).then(([one]) =>
			one === null ? null : fetchPage(this.#server, one)
		);
		this.#begun.push(this.#last);
		// Their failures are met by whoever takes the page.
		for (const begun of [this.#list, this.#last]) begun.catch(() => undefined);
	}
}

/**
 * All pages after a sequence, the next ones fetched while one is stored; smaller ones from where the line broke off or
 * something on the way found them too large.
 * @throws WireFault
 */
export async function* pagesAfter(server: ServerDatabase, since: Since): AsyncGenerator<Page> {
	let [reached, size] = [since, PAGE];
	let ahead = new Ahead(server, reached, since === null ? FIRST_PAGE : size, size);
	for (;;) {
		let page: Page | null;
		try {
			page = await ahead.next();
		} catch (error) {
			size = Math.floor(size / 4);
			if (!isCut(error) || size < SMALLEST_PAGE) throw error;
			ahead = new Ahead(server, reached, size, size);
			page = await ahead.next();
		}
		if (page === null) return;
		reached = page.since;
		yield page;
	}
}

function isCut(error: unknown): boolean {
	return error instanceof WireFault && ['unreachable', 'tooLarge'].includes(error.kind);
}
