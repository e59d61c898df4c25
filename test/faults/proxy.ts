import { once } from 'node:events';
import { createServer, request as forward } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Tally } from './tally.ts';
import type { Fault, Weather } from './weather.ts';
import { answers } from './weather.ts';

type Asked = { method: string; path: string; headers: IncomingMessage['headers']; body: Buffer };

/** The way between one phone and the server, with its weather. */
export class Way {
	readonly url: string;
	readonly #server: Server;
	readonly #weather: Weather;
	readonly #tally: Tally;
	#target: URL | null = null;

	private constructor(server: Server, port: number, weather: Weather, tally: Tally) {
		this.#server = server;
		this.url = `http://127.0.0.1:${port}`;
		this.#weather = weather;
		this.#tally = tally;
	}

	static async open(weather: Weather, tally: Tally): Promise<Way> {
		const server = createServer();
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const address = server.address();
		if (address === null || typeof address === 'string') throw new Error('No port was given.');
		const way = new Way(server, address.port, weather, tally);
		server.on('request', (request, response) => void way.#take(request, response));
		return way;
	}

	/** Where requests go; null: there is no server at the moment. */
	leadTo(url: string | null): void {
		this.#target = url === null ? null : new URL(url);
	}

	clear(): void {
		this.#weather.clear();
	}

	breakLines(): void {
		this.#server.closeAllConnections();
	}

	async close(): Promise<void> {
		this.breakLines();
		this.#server.close();
		await once(this.#server, 'close');
	}

	async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const fault = this.#weather.next();
		if (fault.kind !== 'pass') this.#tally.add(fault.kind === 'answer' ? fault.name : fault.kind);
		const body = await bodyOf(request);
		// The phone is gone already.
		if (body === null) return;
		const { method = 'GET', url: path = '/', headers } = request;
		await this.#meet(fault, { method, path, headers, body }, response);
	}

	async #meet(fault: Fault, asked: Asked, response: ServerResponse): Promise<void> {
		switch (fault.kind) {
			case 'dropRequest':
				return void response.destroy();
			case 'swap':
				return this.breakLines();
			case 'answer':
				return answerInstead(response, answers[fault.name]);
			case 'delay':
				await pause(fault.ms);
				return this.#pass(asked, response, fault);
			case 'repeat':
				await this.#sendUnheard(asked, 1);
				return this.#pass(asked, response, fault);
			case 'cutRequest':
				await this.#sendUnheard(asked, fault.part);
				return void response.destroy();
			default:
				return this.#pass(asked, response, fault);
		}
	}

	/** Sends a request, or the first part of one, whose answer nobody hears. */
	async #sendUnheard(asked: Asked, part: number): Promise<void> {
		const target = this.#target;
		if (target === null || asked.path === '/api/doorbell') return;
		const outgoing = send(target, asked);
		const heard = new Promise<void>((resolve) => {
			outgoing.on('error', () => resolve());
			outgoing.on('close', () => resolve());
			outgoing.on('response', (answer) => answer.resume().on('close', () => resolve()));
		});
		if (part === 1) outgoing.end(asked.body);
		else writeThenBreak(outgoing, asked.body, part);
		await heard;
	}

	#pass(asked: Asked, response: ServerResponse, fault: Fault): void {
		const target = this.#target;
		if (target === null) return void response.destroy();
		const outgoing = send(target, asked);
		// The other side is gone: so is this one.
		outgoing.on('error', () => response.destroy());
		response.on('close', () => outgoing.destroy());
		outgoing.on('response', (answer) => bring(answer, response, fault));
		outgoing.end(asked.body);
	}
}

function send(target: URL, { method, path, headers }: Asked) {
	return forward({ host: '127.0.0.1', port: target.port, method, path, headers, agent: false });
}

/** Brings an answer to the phone, as far as the fault lets it. */
function bring(answer: IncomingMessage, response: ServerResponse, fault: Fault): void {
	answer.on('error', () => response.destroy());
	if (fault.kind === 'dropAnswer') {
		// The server has done its part before the line breaks.
		answer.resume().on('end', () => response.destroy());
		return;
	}
	if (fault.kind === 'cutHead') {
		response.socket?.write('HTTP/1.1 200 O', () => response.destroy());
		return;
	}
	const head = () => response.writeHead(answer.statusCode ?? 502, answer.headers);
	if (fault.kind === 'hold') {
		answer.resume();
		setTimeout(() => response.destroy(), fault.ms);
		return;
	}
	if (fault.kind !== 'cutAnswer') {
		head();
		response.flushHeaders();
		answer.pipe(response);
		return;
	}
	cutAnswer(answer, response, head, fault.part);
}

/** A stream that does not end, such as the doorbell, is cut after what came first. */
function cutAnswer(
	answer: IncomingMessage,
	response: ServerResponse,
	head: () => void,
	part: number
): void {
	const chunks: Buffer[] = [];
	const stream = answer.headers['content-type']?.startsWith('text/event-stream') ?? false;
	const cut = () => {
		head();
		response.flushHeaders();
		writeThenBreak(response, Buffer.concat(chunks), part);
	};
	answer.on('data', (chunk: Buffer) => {
		chunks.push(chunk);
		if (stream && chunks.length === 1) cut();
	});
	if (!stream) answer.on('end', cut);
}

function answerInstead(
	response: ServerResponse,
	{ status, type, body, headers }: (typeof answers)[keyof typeof answers]
): void {
	response.writeHead(status, { 'content-type': type, ...headers });
	response.end(body);
}

type Breakable = { write: (bytes: Buffer, written: () => void) => boolean; destroy: () => unknown };

/** Writes the first part of the bytes; then the line breaks. */
function writeThenBreak(line: Breakable, bytes: Buffer, part: number): void {
	const first = bytes.subarray(0, Math.floor(bytes.length * part));
	const over = () => void setImmediate(() => line.destroy());
	// Nobody says when nothing was written.
	if (first.length === 0) over();
	else line.write(first, over);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
	const chunks: Buffer[] = [];
	try {
		for await (const chunk of request) chunks.push(chunk);
		return Buffer.concat(chunks);
	} catch {
		// Cut off by the phone itself.
		return null;
	}
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, ms);
	});
}
