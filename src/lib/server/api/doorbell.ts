import type { IncomingMessage, ServerResponse } from 'node:http';
import { canRead, type Actor } from '../../domain/access.ts';
import { parseDatabase } from '../../domain/database.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { Beat, Pulse } from '../pulse.ts';
import { ApiError } from './answer.ts';
import { refusal } from './session.ts';

/** Proxies and phones drop a line that is silent for a minute. */
const HEARTBEAT_MS = 20_000;
/** One phone holds one stream; a few more while tabs change hands. */
const MOST_STREAMS_A_PERSON = 8;
/** A reader that has so much unread is gone, and only costs memory. */
const MOST_UNREAD_BYTES = 64_000;

export type DoorbellSettings = {
	authenticator: Authenticator;
	pulse: Pulse;
	uuid: () => string;
	clock: () => number;
	/**
	 * Stands in every announced sequence. A store that went back counts on from an older number: where it reaches one that
	 * a phone was told before, the phone must not take it for the same.
	 */
	mark: string;
	heartbeatMs?: number;
};

function mayHear(actor: Actor, database: string): boolean {
	const parsed = parseDatabase(database);
	return parsed !== null && canRead(actor, parsed);
}

/** `GET /api/doorbell`: tells a phone which of its databases changed, as they change. */
export class Doorbell {
	readonly #settings: DoorbellSettings;
	readonly #open = new Map<string, Set<ServerResponse>>();

	constructor(settings: DoorbellSettings) {
		this.#settings = settings;
	}

	/** How many streams are open. */
	get streams(): number {
		return [...this.#open.values()].reduce((sum, streams) => sum + streams.size, 0);
	}

	async ring(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { authenticator, pulse, uuid, clock, mark } = this.#settings;
		if (request.method !== 'GET') throw new ApiError(405, 'method_not_allowed', 'method');
		const found = await authenticator.authenticate(request);
		if (found.kind === 'refused') throw refusal(found);
		const { key, actor, signal } = found.principal;
		const server = uuid();
		await pulse.look([...pulse.seqs.keys()].filter((name) => mayHear(actor, name)));
		if (signal.aborted || response.destroyed) return;
		this.#begin(key, response);
		const tell = (event: string, data: unknown) => send(response, event, data);
		const unlisten = pulse.listen(({ database, seq }: Beat) => {
			if (mayHear(actor, database)) tell('change', { database, seq: seq + mark });
		});
		const heartbeat = setInterval(
			() => response.write(': \n\n'),
			this.#settings.heartbeatMs ?? HEARTBEAT_MS
		);
		const rightsChanged = () => {
			tell('rights', {});
			response.end();
		};
		signal.addEventListener('abort', rightsChanged, { once: true });
		response.once('close', () => {
			unlisten();
			clearInterval(heartbeat);
			signal.removeEventListener('abort', rightsChanged);
			this.#end(key, response);
		});
		const present = [...pulse.seqs].filter(([name]) => mayHear(actor, name));
		const databases = Object.fromEntries(present.map(([name, seq]) => [name, seq + mark]));
		tell('hello', { uuid: server, now: new Date(clock()).toISOString(), databases });
	}

	#begin(key: string, response: ServerResponse): void {
		const streams = this.#open.get(key) ?? new Set();
		// The phone opened a new one because it lost an old one: the oldest goes.
		const [oldest] = streams;
		if (streams.size >= MOST_STREAMS_A_PERSON) oldest?.end();
		this.#open.set(key, streams.add(response));
		response.writeHead(200, {
			'content-type': 'text/event-stream; charset=utf-8',
			'cache-control': 'no-store',
			// Some proxies keep a stream back until it is full.
			'x-accel-buffering': 'no'
		});
	}

	#end(key: string, response: ServerResponse): void {
		const streams = this.#open.get(key);
		streams?.delete(response);
		if (streams?.size === 0) this.#open.delete(key);
	}

	/** Ends every stream: the server stops, and phones come back by themselves. */
	close(): void {
		for (const streams of [...this.#open.values()])
			for (const response of [...streams]) response.end();
	}
}

function send(response: ServerResponse, event: string, data: unknown): void {
	if (response.destroyed || response.writableEnded) return;
	if (response.writableLength > MOST_UNREAD_BYTES) {
		response.destroy();
		return;
	}
	response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}
