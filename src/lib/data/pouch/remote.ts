import type { Answer } from '../wire/exchange.ts';
import { WireFault, exchange, faultOf } from '../wire/exchange.ts';
import type { ServerDatabase } from '../wire/server-database.ts';
import type { Seal } from '../lock/vault.ts';
import type { RawDocument } from '../store/schema.ts';
import type { Database } from 'pouchdb-core';
import { NotesWatch, WentBack } from './notes-watch.ts';
import { PouchDB } from './pouch.ts';

/** Statuses whose Response may carry no body. */
const WITHOUT_BODY = new Set([204, 304]);

/**
 * A server database as PouchDB's replicator sees it. Five things are ours: the identity is the pinned uuid, so that a
 * strange answer never starts a comparison from zero; every request is read whole, watched for a standstill and
 * checked to be JSON; what the replicator asks to count its progress, and does not listen when it fails, is not asked
 * of the server at all; `_bulk_get` is always asked for in one POST, because one that failed makes PouchDB fetch
 * document by document until the page is loaded again; and what is private is sealed before PouchDB has it.
 */
export class Remote {
	readonly pouch: Database;
	/** The first thing that went wrong on the wire; PouchDB's own errors do not tell it. */
	fault: WireFault | null = null;
	/** The server is not as far as it once said. */
	wentBack: WentBack | null = null;
	readonly #notes: NotesWatch;

	/**
	 * @param seal what is replicated with it is a copy on this phone: sealed on the way in, opened on the way out
	 * @param noted how often the server confirmed that it noted how far this replication got; 0: not known
	 */
	constructor(server: ServerDatabase, uuid: string, seal: Seal, noted = 0) {
		this.#notes = new NotesWatch(noted);
		const url = new URL(`/db/${server.name}`, location.origin).href;
		const pouch = new PouchDB(url, {
			adapter: 'http',
			skip_setup: true,
			fetch: (input: string | Request, init?: RequestInit) => this.#fetch(input, init)
		});
		const send = pouch.bulkDocs.bind(pouch);
		this.pouch = Object.assign(pouch, {
			id: () => Promise.resolve(`${uuid}/${server.name}`),
			info: () => Promise.resolve({ db_name: server.name, doc_count: 0, update_seq: 0 }),
			bulkGet: async ({ docs }: { docs: { id: string; rev: string }[] }) => {
				const found = await this.#watched(() => server.bulkGet(docs));
				const kept = await Promise.all(found.map((doc) => seal.seal(server.name, doc)));
				return { results: kept.map((ok) => ({ id: ok._id, docs: [{ ok }] })) };
			},
			bulkDocs: async ({ docs }: { docs: RawDocument[] }) => {
				const opened = await Promise.all(docs.map((doc) => seal.open(server.name, doc)));
				return send(opened, { new_edits: false });
			}
		});
	}

	/** How often the server has confirmed by now that it noted how far this replication got. */
	get noted(): number {
		return this.#notes.count;
	}

	async #fetch(input: string | Request, init?: RequestInit): Promise<Response> {
		const url = typeof input === 'string' ? input : input.url;
		const answer = await this.#watched(() => exchange(url, init));
		const fault = faultOf(answer);
		this.fault ??= fault;
		if (fault?.kind === 'notOurServer') throw fault;
		if (fault === null) this.#mustBeWhole(answer);
		if (fault === null && url.includes('/_local/')) this.#readNote(init?.method ?? 'GET', answer);
		const { status, headers, text } = answer;
		return new Response(WITHOUT_BODY.has(status) ? null : text, { status, headers });
	}

	/** PouchDB reads the text by itself, and what it makes of half of one is no fault of the wire any more. */
	#mustBeWhole({ status, text }: Answer): void {
		if (WITHOUT_BODY.has(status)) return;
		try {
			JSON.parse(text);
		} catch (error) {
			this.fault ??= new WireFault('unreachable', null, { cause: error });
			throw this.fault;
		}
	}

	#readNote(method: string, answer: Answer): void {
		try {
			this.#notes.take(method, answer);
		} catch (error) {
			if (error instanceof WentBack) this.wentBack = error;
			throw error;
		}
	}

	async #watched<T>(work: () => Promise<T>): Promise<T> {
		try {
			return await work();
		} catch (error) {
			if (error instanceof WireFault) this.fault ??= error;
			throw error;
		}
	}
}
