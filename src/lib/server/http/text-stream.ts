import { once } from 'node:events';
import type { Writable } from 'node:stream';
import {
	constants,
	createBrotliCompress,
	createGzip,
	type BrotliCompress,
	type Gzip
} from 'node:zlib';
import { encodingFor, type Encoding } from './accept.ts';
import { ClientLeft } from './body.ts';
import { brotliOptions, commonHeaders, gzipOptions, type Exchange } from './respond.ts';

/** Rows are small; the line and the compressor like larger pieces. */
const pieceChars = 32_000;

type Packer = { stream: Gzip | BrotliCompress; flushKind: number };

/** A JSON answer written piece by piece, no faster than the client reads, compressed where the client takes it. */
export class TextStream {
	readonly #exchange: Exchange;
	#packer: Packer | null = null;
	#open = false;
	#piece = '';

	constructor(exchange: Exchange) {
		this.#exchange = exchange;
	}

	/** Whether the client has seen anything yet: an error can no longer have its own status. */
	get begun(): boolean {
		return this.#exchange.response.headersSent;
	}

	/** Adds text; waits while the client is slower than we are. @throws ClientLeft */
	async write(text: string): Promise<void> {
		this.#piece += text;
		if (this.#piece.length >= pieceChars) await this.#send();
	}

	/** Sends what there is, so that the client sees it now. @throws ClientLeft */
	async flush(): Promise<void> {
		await this.#send();
		const packer = this.#packer;
		if (packer === null) return;
		await new Promise<void>((done) => packer.stream.flush(packer.flushKind, done));
	}

	/** Sends the rest and ends the answer. @throws ClientLeft */
	async end(text = ''): Promise<void> {
		this.#piece += text;
		await this.#send();
		this.#out().end();
	}

	async #send(): Promise<void> {
		const { response } = this.#exchange;
		if (response.destroyed) throw new ClientLeft();
		const out = this.#out();
		if (this.#piece === '') return;
		const more = out.write(this.#piece);
		this.#piece = '';
		if (!more) await this.#drained(out);
	}

	/** A client that leaves never drains. */
	async #drained(out: Writable): Promise<void> {
		const { response } = this.#exchange;
		const left = new AbortController();
		const leave = () => left.abort();
		response.once('close', leave);
		try {
			await once(out, 'drain', { signal: left.signal });
		} catch (error) {
			if (left.signal.aborted) throw new ClientLeft();
			throw error;
		} finally {
			response.off('close', leave);
		}
	}

	#out(): Writable {
		const { request, response } = this.#exchange;
		if (!this.#open) {
			this.#open = true;
			const encoding = encodingFor(request);
			response.writeHead(200, {
				...commonHeaders,
				'content-type': 'application/json',
				...(encoding !== null && { 'content-encoding': encoding })
			});
			response.flushHeaders();
			if (encoding !== null) this.#packer = pack(encoding, this.#exchange);
		}
		return this.#packer?.stream ?? response;
	}
}

/** A sync flush ends a block and keeps the dictionary, so that later rows still compress well. */
function pack(encoding: Encoding, { response }: Exchange): Packer {
	const packer: Packer =
		encoding === 'br'
			? {
					stream: createBrotliCompress(brotliOptions),
					flushKind: constants.BROTLI_OPERATION_FLUSH
				}
			: { stream: createGzip(gzipOptions), flushKind: constants.Z_SYNC_FLUSH };
	packer.stream.pipe(response);
	response.once('close', () => packer.stream.destroy());
	return packer;
}
