import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';

export type Asked = {
	method: string;
	/** As it goes over the line: nothing tidies it up. */
	path: string;
	headers: Record<string, string>;
	body: string | Buffer | null;
};

export type Answer = { status: number; headers: IncomingHttpHeaders; text: string };

/** A feed never ends by itself: what it said in this time is its answer. Everything else ends, however late. */
const FEED_MS = 60;

/** An answer that has not ended by now never will; what there is of it is judged. */
const END_MS = 20_000;

const isFeed = (path: string, { headers }: IncomingMessage) =>
	path.includes('feed=') || headers['content-type']?.startsWith('text/event-stream') === true;

/** Sends a request as it is, on a connection of its own. @throws {Error} when it is cut off without an answer */
export function exchange(url: string, asked: Asked): Promise<Answer> {
	const { hostname, port } = new URL(url);
	const { method, path, body } = asked;
	// Said by ourselves: Node leaves it out where a method usually has no body, and the rest is then another request.
	const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
	const headers = { ...asked.headers, ...length };
	return new Promise((resolve, reject) => {
		let answered = false;
		const sent = request({ hostname, port, method, path, headers, agent: false }, (response) => {
			answered = true;
			const { statusCode: status = 0 } = response;
			let text = '';
			const done = () => {
				clearTimeout(late);
				resolve({ status, headers: response.headers, text });
			};
			const late = setTimeout(
				() => {
					done();
					sent.destroy();
				},
				isFeed(path, response) ? FEED_MS : END_MS
			);
			response.setEncoding('utf8');
			response.on('data', (chunk: string) => (text += chunk));
			response.once('end', done);
			response.once('error', done);
		});
		sent.on('error', (error) => {
			if (!answered) reject(new Error(`no answer to ${method} ${path}`, { cause: error }));
		});
		sent.end(body ?? undefined);
	});
}
