import { once } from 'node:events';
import { createServer, request as forward } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/**
 * What happens to a request on its way. `pass`: nothing; `html`: a page of the proxy's own answers; `cutRequest`,
 * `cutAnswer`: the line breaks after so many bytes of the body (of a request: below zero, so many before its end);
 * `holdRequest`: so many bytes of the body arrive, no more; `hold`: the request arrives, its answer is kept back.
 */
export type Fault =
	| { kind: 'pass' }
	| { kind: 'html' }
	| { kind: 'cutRequest' | 'cutAnswer'; afterBytes: number }
	| { kind: 'holdRequest'; afterBytes: number; arrived: () => void }
	| { kind: 'hold'; arrived: () => void };

export type Weather = (request: { method: string; path: string }) => Fault;

const fair: Weather = () => ({ kind: 'pass' });

/** A proxy between a phone and the server, with weather. Phones open the app at its address. */
export class FaultProxy {
	readonly url: string;
	/** Every request that came, as `POST /db/unit-a/_bulk_docs`. */
	readonly requests: string[] = [];
	weather: Weather = fair;
	/** Every byte of every answer since {@link listen}, as the browser would read it: nothing of it is compressed. */
	heard: { path: string; bytes: Buffer }[] | null = null;
	/** Requests whose answers are not over; the doorbell's never is. */
	open = 0;
	readonly #server: Server;
	#target: URL | null = null;

	private constructor(server: Server, port: number) {
		this.#server = server;
		this.url = `http://localhost:${port}`;
	}

	static async start(port: number): Promise<FaultProxy> {
		const server = createServer();
		server.listen(port, '127.0.0.1');
		await once(server, 'listening');
		const proxy = new FaultProxy(server, port);
		server.on('request', (request, response) => proxy.#take(request, response));
		return proxy;
	}

	/** Where requests go. */
	leadTo(url: string): void {
		this.#target = new URL(url);
	}

	fair(): void {
		this.weather = fair;
	}

	/** From now on what browsers receive is kept. */
	listen(): void {
		this.heard = [];
	}

	/** Every open line breaks, as when the machine behind it dies. */
	breakLines(): void {
		this.#server.closeAllConnections();
	}

	async close(): Promise<void> {
		this.#server.closeAllConnections();
		this.#server.close();
		await once(this.#server, 'close');
	}

	#take(request: IncomingMessage, response: ServerResponse): void {
		const { method = 'GET', url = '/' } = request;
		const path = url.split('?')[0] ?? url;
		this.requests.push(`${method} ${path}`);
		const fault = this.weather({ method, path });
		if (fault.kind === 'html') {
			response.writeHead(200, { 'content-type': 'text/html' });
			response.end('<!doctype html><title>Wi-Fi</title>');
			return;
		}
		if (this.#target === null) throw new Error('Lead the proxy to a server first.');
		this.#pass(request, response, this.#target, fault);
	}

	#pass(request: IncomingMessage, response: ServerResponse, target: URL, fault: Fault): void {
		const { method, url: path } = request;
		const plain = this.heard === null ? {} : { 'accept-encoding': 'identity' };
		const headers = { ...request.headers, ...plain };
		const counts = path?.startsWith('/api/doorbell') ? 0 : 1;
		this.open += counts;
		response.on('close', () => (this.open -= counts));
		const outgoing = forward({ host: '127.0.0.1', port: target.port, method, path, headers });
		const cut = () => {
			outgoing.destroy();
			request.destroy();
			response.destroy();
		};
		// The other side is gone: so is this one.
		outgoing.on('error', cut);
		response.on('close', () => outgoing.destroy());
		outgoing.on('response', (answer) => {
			if (fault.kind === 'hold') {
				fault.arrived();
				answer.resume();
				return;
			}
			answer.on('data', (bytes: Buffer) => this.heard?.push({ path: path ?? '', bytes }));
			response.writeHead(answer.statusCode ?? 502, answer.headers);
			const limit = fault.kind === 'cutAnswer' ? fault.afterBytes : null;
			pipeUpTo(answer, response, limit, cut);
		});
		const limited = fault.kind === 'cutRequest' || fault.kind === 'holdRequest';
		const size = Number(headers['content-length'] ?? 0);
		const limit = limited ? fault.afterBytes + (fault.afterBytes < 0 ? size : 0) : null;
		pipeUpTo(request, outgoing, limit, fault.kind === 'holdRequest' ? fault.arrived : cut);
	}
}

type Writer = { write: (chunk: Buffer) => boolean; end: () => void };

/** Hands bytes on, `limit` of them at most, and says when these are on their way or the line broke. */
function pipeUpTo(from: IncomingMessage, to: Writer, limit: number | null, over: () => void): void {
	let left = limit ?? Number.POSITIVE_INFINITY;
	if (left === 0) return over();
	from.on('data', (chunk: Buffer) => {
		if (left <= 0) return;
		to.write(chunk.length > left ? chunk.subarray(0, left) : chunk);
		left -= chunk.length;
		if (left <= 0) setImmediate(over);
	});
	from.on('end', () => {
		if (left > 0) to.end();
	});
	from.on('error', over);
}
