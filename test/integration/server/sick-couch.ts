import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpCouch } from '../../../src/lib/server/couch/http-couch.ts';
import { couchLocation } from '../../../src/lib/server/couch/http-couch-location.ts';
import type { TestStore } from './app.ts';
import { sharedStore } from './several.ts';

/** A request on its way to CouchDB. */
export type Passing = { method: string; path: string; body: string };
/** What is answered in CouchDB's place; `hang`: nothing; null: CouchDB itself answers. */
export type Illness = (passing: Passing) => { status: number; body: unknown } | 'hang' | null;

const FAULT = { error: 'internal_server_error', reason: 'No DB shards could be opened.' };
export const wellAgain: Illness = () => null;
export const sick: Illness = () => ({ status: 500, body: FAULT });

/** A CouchDB that can fall ill: a proxy before the store that several processes share. */
export class SickCouch {
	/** The store itself, past the illness: what somebody does to CouchDB by hand. */
	readonly store: TestStore;
	readonly url: string;
	#illness: Illness = wellAgain;
	#hanging: (() => void)[] = [];
	/** How many requests came. */
	asked = 0;
	/** How many are unanswered, now and at most. */
	open = 0;
	mostOpen = 0;
	readonly #end: () => Promise<void>;

	private constructor(url: string, store: TestStore, end: () => Promise<void>) {
		this.url = url;
		this.store = store;
		this.#end = end;
	}

	static async start(): Promise<SickCouch> {
		const shared = await sharedStore();
		const target = new URL(shared.url);
		const dataDir = await mkdtemp(join(tmpdir(), 'sick-'));
		const holder: { sick: SickCouch | null } = { sick: null };
		const server = createServer((request, response) => {
			void holder.sick?.answer(target, request, response);
		});
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		const address = server.address();
		const port = typeof address === 'object' && address !== null ? address.port : 0;
		const url = new URL(target);
		url.port = String(port);
		const location = couchLocation(url.href);
		if (!location.ok) throw new Error(location.error);
		const end = async () => {
			server.closeAllConnections();
			server.close();
			await shared.close();
			await rm(dataDir, { recursive: true });
		};
		const store: TestStore = {
			kind: 'couchdb',
			dataDir,
			location: location.value,
			open: () => new HttpCouch(location.value),
			remove: async () => undefined
		};
		const made = new SickCouch(url.href, store, end);
		made.#direct = shared.couch;
		holder.sick = made;
		return made;
	}

	#direct: HttpCouch | null = null;
	/** CouchDB as its administrator has it. */
	get direct(): HttpCouch {
		if (this.#direct === null) throw new Error('not started');
		return this.#direct;
	}

	/** From now on; what hangs goes on its way. */
	set illness(illness: Illness) {
		this.#illness = illness;
		for (const go of this.#hanging.splice(0)) go();
	}

	async answer(target: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
		this.asked += 1;
		this.open += 1;
		this.mostOpen = Math.max(this.mostOpen, this.open);
		response.once('close', () => (this.open -= 1));
		const parts: Buffer[] = [];
		for await (const part of request) parts.push(Buffer.from(part));
		const body = Buffer.concat(parts);
		const { method = 'GET', url: path = '/' } = request;
		const passing = { method, path, body: body.toString() };
		let ill = this.#illness(passing);
		while (ill === 'hang') {
			await new Promise<void>((go) => this.#hanging.push(go));
			ill = this.#illness(passing);
		}
		if (ill !== null) {
			const headers = { 'content-type': 'application/json' };
			response.writeHead(ill.status, headers).end(JSON.stringify(ill.body));
			return;
		}
		const { hostname, port } = target;
		const onward = ask({ hostname, port, path, method, headers: request.headers }, (answer) => {
			response.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(response);
		});
		onward.once('error', () => response.destroy());
		response.once('close', () => onward.destroy());
		onward.end(body);
	}

	async close(): Promise<void> {
		await this.#end();
	}
}
