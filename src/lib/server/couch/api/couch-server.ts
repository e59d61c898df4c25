import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { CouchError } from '../couch.ts';
import { ClientLeft } from '../../http/body.ts';
import { Query } from '../../http/query.ts';
import { sendError } from '../../http/respond.ts';
import type { SqliteCouch } from '../sqlite/sqlite-couch.ts';
import type { Call } from './call.ts';
import { Credentials, type Admin } from './credentials.ts';
import { route } from './route.ts';
import { UpdateLog } from './update-log.ts';

const idleSweepMs = 25;
/** A request that takes longer to finish is cut off when the server stops. */
const graceMs = 10_000;

type CouchServerSettings = {
	couch: SqliteCouch;
	admin: Admin;
	/** 0 takes any free port. */
	port: number;
	/** Loopback: there is no TLS here. */
	host?: string;
	/** Told of faults of this program; requests that are merely wrong are not faults. */
	onFault?: (error: unknown) => void;
};

/** CouchDB's database API over HTTP for one admin, on the embedded store. */
export class CouchServer {
	readonly #settings: CouchServerSettings;
	readonly #credentials: Credentials;
	readonly #updates: UpdateLog;
	readonly #stopping = new AbortController();
	readonly #server: Server;
	#following: Promise<void> = Promise.resolve();

	constructor(settings: CouchServerSettings) {
		this.#settings = settings;
		this.#credentials = new Credentials(settings.admin);
		this.#updates = new UpdateLog(settings.couch);
		this.#server = createServer((request, response) => void this.#answer(request, response));
		this.#server.on('clientError', refuse);
	}

	/**
	 * Begins to listen.
	 * @returns the URL
	 * @throws the system's error, with `code` such as EADDRINUSE
	 */
	async start(): Promise<string> {
		const { host = '127.0.0.1', port, onFault } = this.#settings;
		this.#following = this.#updates.follow(this.#stopping.signal).catch((error: unknown) => {
			if (!this.#stopping.signal.aborted) onFault?.(error);
		});
		await new Promise<void>((resolve, reject) => {
			this.#server.once('error', reject);
			this.#server.listen(port, host, () => {
				this.#server.off('error', reject);
				resolve();
			});
		});
		const address = this.#server.address();
		const listening = typeof address === 'object' && address !== null ? address.port : port;
		return `http://${host}:${listening}`;
	}

	/** Lets requests under way finish, ends feeds, and closes. The store stays open: it is the caller's. */
	async stop(): Promise<void> {
		this.#stopping.abort();
		await this.#following;
		if (!this.#server.listening) return;
		const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
		// A connection becomes idle when its answer is written; until then it is let alone.
		const sweep = setInterval(() => this.#server.closeIdleConnections(), idleSweepMs);
		const cut = setTimeout(() => this.#server.closeAllConnections(), graceMs);
		await closed;
		clearInterval(sweep);
		clearTimeout(cut);
	}

	async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const exchange = { request, response };
		const left = new AbortController();
		response.once('close', () => left.abort());
		try {
			await route(
				this.#call(request, response, AbortSignal.any([left.signal, this.#stopping.signal])),
				this.#credentials
			);
		} catch (error) {
			if (error instanceof ClientLeft || left.signal.aborted) return;
			if (isFault(error)) this.#settings.onFault?.(error);
			// An answer that has begun cannot become an error: the client sees it break off and asks again.
			if (response.headersSent) response.destroy();
			else await sendError(exchange, error);
		}
	}

	#call(request: IncomingMessage, response: ServerResponse, signal: AbortSignal): Call {
		const [path = '', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
		return {
			exchange: { request, response },
			method: request.method ?? 'GET',
			path: path.split('/').slice(1).map(decoded),
			query: new Query(new URLSearchParams(query)),
			couch: this.#settings.couch,
			updates: this.#updates,
			signal
		};
	}
}

function decoded(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		throw new CouchError(400, 'bad_request', 'the path is not UTF-8');
	}
}

function isFault(error: unknown): boolean {
	return !(error instanceof CouchError);
}

function refuse(_error: Error, socket: Socket): void {
	const body = '{"error":"bad_request","reason":"not an HTTP request"}\n';
	if (!socket.writable) return;
	socket.end(
		`HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`
	);
}
