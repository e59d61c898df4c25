import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Gzip } from 'node:zlib';
import { constants, createGzip } from 'node:zlib';
import { GZIP_LEVEL, commonHeaders, takesGzip } from './answer.ts';
import type { Exchange } from './answer.ts';
import { ClientGone } from './fault.ts';

/** Rows are small; the line and the compressor like larger pieces. */
const PIECE_CHARS = 32_000;

/** An answer written piece by piece, no faster than the client reads, compressed where the client takes it. */
export class StreamAnswer {
	readonly #exchange: Exchange;
	readonly #packs: boolean;
	#out: Writable | null = null;
	#gzip: Gzip | null = null;
	#piece = '';

	constructor(exchange: Exchange) {
		this.#exchange = exchange;
		this.#packs = takesGzip(exchange.request);
	}

	/** Whether the client has seen anything yet. */
	get begun(): boolean {
		return this.#exchange.response.headersSent;
	}

	/** Adds text; waits while the client is slower than we are. @throws ClientGone */
	async write(text: string): Promise<void> {
		this.#piece += text;
		if (this.#piece.length >= PIECE_CHARS) await this.#send();
	}

	/** Sends what there is, so that the client sees it now. @throws ClientGone */
	async flush(): Promise<void> {
		await this.#send();
		const gzip = this.#gzip;
		if (gzip === null || gzip.destroyed) return;
		await new Promise<void>((done) => {
			// A compressor that is destroyed never calls back.
			gzip.once('close', done);
			gzip.flush(constants.Z_SYNC_FLUSH, () => {
				gzip.off('close', done);
				done();
			});
		});
	}

	/** Sends the rest and ends the answer. @throws ClientGone */
	async end(text = ''): Promise<void> {
		this.#piece += text;
		await this.#send();
		this.#open().end();
	}

	async #send(): Promise<void> {
		const { response } = this.#exchange;
		if (response.destroyed) throw new ClientGone();
		if (this.#piece === '') return;
		const out = this.#open();
		const more = out.write(this.#piece);
		this.#piece = '';
		if (more) return;
		// A client that leaves never drains.
		const left = new AbortController();
		const leave = () => left.abort();
		response.once('close', leave);
		try {
			await once(out, 'drain', { signal: left.signal });
		} catch (error) {
			if (left.signal.aborted) throw new ClientGone();
			throw error;
		} finally {
			response.off('close', leave);
		}
	}

	#open(): Writable {
		if (this.#out !== null) return this.#out;
		const { response } = this.#exchange;
		response.writeHead(200, {
			...commonHeaders,
			'content-type': 'application/json',
			...(this.#packs ? { 'content-encoding': 'gzip' } : {})
		});
		if (!this.#packs) return (this.#out = response);
		const gzip = createGzip({ level: GZIP_LEVEL });
		gzip.pipe(response);
		response.once('close', () => gzip.destroy());
		this.#gzip = gzip;
		return (this.#out = gzip);
	}
}
