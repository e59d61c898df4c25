import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Activity } from '../../../src/lib/domain/activity/activity.ts';
import { own } from '../../integration/gateway/world.ts';
import { record, replica } from '../../integration/gateway/documents.ts';
import { basic } from '../../integration/server/app.ts';
import { exchange } from './exchange.ts';
import { loginOf } from './people.ts';
import type { Subject } from './subject.ts';
import type { Figures } from './wire.ts';

/** Feeds opened at the same time. */
const AT_ONCE = 100;
/** How long the server may take to notice that clients left. */
const NOTICED_MS = 10_000;
/** What a process's memory wavers by, whatever it does. */
const WAVERS_MB = 16;
/** Slow clients at the same time, of each kind. */
const SLOW = 12;
/** How often one record of 5 KB is asked for: 25 MB are more than the sockets on both sides hold. */
const TIMES = 5000;
/** What slow readers may hold together: a page each, far less than their answers, which are 300 MB. */
const SLOW_READERS_MB = 100;

const headers = basic(loginOf('member'));
const feeds = [
	`/db/${own}/_changes?feed=longpoll&since=now`,
	`/db/${own}/_changes?feed=continuous&since=now&heartbeat=10000`,
	'/api/doorbell'
];

type Opened = { sent: ClientRequest; answer: IncomingMessage };

/** A request whose answer has begun and is not read. */
function begin(url: string, path: string, body?: string): Promise<Opened> {
	const method = body === undefined ? 'GET' : 'POST';
	return new Promise((resolve, reject) => {
		const sent = request(`${url}${path}`, { method, headers, agent: false }, (answer) => {
			answer.on('error', () => undefined);
			resolve({ sent, answer });
		});
		sent.on('error', reject).end(body);
	});
}

async function abandonSome(url: string, count: number): Promise<void> {
	for (let done = 0; done < count; done += AT_ONCE) {
		const opened = await Promise.all(
			Array.from({ length: Math.min(AT_ONCE, count - done) }, (_, i) =>
				begin(url, feeds[i % feeds.length] ?? '')
			)
		);
		for (const { sent } of opened) sent.destroy();
	}
}

/** What is held now and was not before, by kind; waits until it is gone, or long enough. */
async function leftBehind(subject: Subject, before: Figures): Promise<string[]> {
	const end = performance.now() + NOTICED_MS;
	for (;;) {
		const now = await subject.figures();
		const more = Object.entries(now.resources).flatMap(([kind, count]) => {
			const known = before.resources[kind] ?? 0;
			// A timer or two of the server's own come and go.
			return count > known + 3 ? [`${count - known} more of ${kind}`] : [];
		});
		if (now.memoryMb > before.memoryMb + WAVERS_MB)
			more.push(`${Math.round(now.memoryMb - before.memoryMb)} MB more memory`);
		if (more.length === 0 || performance.now() > end) return [...more, ...now.warnings];
		await pause(50);
	}
}

/** Opens feeds and leaves them, so many; names what the server still holds of them afterwards. */
export async function abandonFeeds(subject: Subject, count: number): Promise<string[]> {
	const before = await subject.figures();
	await abandonSome(subject.url, count);
	return leftBehind(subject, before);
}

/** Makes a record and the question that is answered by it thousands of times: one long answer. */
async function longQuestion(url: string): Promise<string> {
	const made = record('member');
	const result = 'Đã trao quà cho các cháu. '.repeat(180);
	const long: Activity = { ...made, content: { ...made.content, result } };
	const { status, text } = await exchange(url, {
		method: 'POST',
		path: `/db/${own}/_bulk_docs`,
		headers: { ...headers, 'content-type': 'application/json' },
		body: JSON.stringify({ docs: [replica(long)], new_edits: false })
	});
	if (status !== 201 || text.trim() !== '[]') throw new Error(`not stored: ${status} ${text}`);
	return JSON.stringify({ docs: Array.from({ length: TIMES }, () => ({ id: long._id })) });
}

/** A batch of which the second half never comes. */
function halfSent(url: string): ClientRequest {
	const sent = request(`${url}/db/${own}/_bulk_docs`, {
		method: 'POST',
		headers: { ...headers, 'content-type': 'application/json', 'content-length': 100_000 },
		agent: false
	});
	sent.on('error', () => undefined);
	sent.write(`{"docs":[${'1,'.repeat(20_000)}`);
	return sent;
}

/** Clients that neither read nor finish sending, while others ask; names what was wrong with the others' answers. */
export async function meetSlowOnes(subject: Subject): Promise<string[]> {
	const { url } = subject;
	const question = await longQuestion(url);
	const before = await subject.figures();
	const readers = await Promise.all(
		Array.from({ length: SLOW }, () => begin(url, `/db/${own}/_bulk_get`, question))
	);
	const writers = Array.from({ length: SLOW }, () => halfSent(url));
	const found: string[] = [];
	const made = replica(record('member'));
	const others = [
		{ path: `/db/${own}/_changes?limit=5`, body: null },
		{ path: '/api/session', body: null },
		{ path: `/db/${own}/_bulk_docs`, body: JSON.stringify({ docs: [made], new_edits: false }) }
	];
	for (const { path, body } of others) {
		const method = body === null ? 'GET' : 'POST';
		const asked = {
			method,
			path,
			body,
			headers: { ...headers, 'content-type': 'application/json' }
		};
		const { status } = await exchange(url, asked);
		if (status >= 300) found.push(`${path} was answered ${status} beside slow clients`);
	}
	const { memoryMb } = await subject.figures();
	if (memoryMb > before.memoryMb + SLOW_READERS_MB)
		found.push(`${Math.round(memoryMb - before.memoryMb)} MB are kept for slow readers`);
	const answers = readers.filter(({ answer }) => answer.statusCode !== 200);
	if (answers.length > 0) found.push(`${answers.length} slow readers got no answer`);
	for (const { sent } of readers) sent.destroy();
	for (const sent of writers) sent.destroy();
	return [...found, ...(await leftBehind(subject, before))];
}
