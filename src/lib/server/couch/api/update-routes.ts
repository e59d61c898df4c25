import { TextStream } from '../../http/text-stream.ts';
import { methodNotAllowed, type Call } from './call.ts';
import { heartbeatOf, timeoutOf } from './feed-query.ts';

/** `GET /_db_updates`, feeds `normal`, `longpoll` and `continuous`. */
export async function databaseUpdates(call: Call): Promise<void> {
	const { exchange, method, query, updates } = call;
	if (method !== 'GET' && method !== 'HEAD') throw methodNotAllowed('GET');
	const since = query.text('since');
	const from = since === 'now' ? updates.last : since;
	const stream = new TextStream(exchange);
	if (query.text('feed') === 'continuous') return continuous(call, stream, from);
	await stream.write('{"results":[\n');
	if (query.text('feed') === 'longpoll') await untilNews(call, stream, from);
	const rows = updates.after(from).map((update) => JSON.stringify(update));
	await stream.end(`${rows.join(',\n')}\n],\n"last_seq":"${updates.last}"}\n`);
}

async function continuous(call: Call, stream: TextStream, from: string | undefined): Promise<void> {
	const { updates } = call;
	let since = from;
	do {
		const found = updates.after(since);
		since = updates.last;
		for (const update of found) await stream.write(`${JSON.stringify(update)}\n`);
	} while (await untilNews(call, stream, since));
	await stream.end(`${JSON.stringify({ last_seq: since })}\n`);
}

/** Waits with signs of life; false when the time is up or the client left. */
async function untilNews(
	{ query, updates, signal }: Call,
	stream: TextStream,
	since: string | undefined
): Promise<boolean> {
	const heartbeatMs = heartbeatOf(query);
	const until = performance.now() + timeoutOf(query);
	await stream.flush();
	while (updates.after(since).length === 0) {
		const waitMs = heartbeatMs ?? until - performance.now();
		if (signal.aborted || waitMs <= 0) return false;
		if ((await updates.next(waitMs, signal)) || heartbeatMs === null) continue;
		await stream.write('\n');
		await stream.flush();
	}
	return true;
}
