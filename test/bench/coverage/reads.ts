import { Agent, get, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import type { Reader } from './messages.ts';

const Health = v.object({ totals: v.object({ lagMs: v.number() }) });
const Rows = v.object({ rows: v.array(v.unknown()) });
const POLL_MS = 50;
/** Not the pool that everything else shares: a question waits for the server alone. */
const agent = new Agent({ keepAlive: true });

/** Each reader asks again after so long, answered or not: a slow server does not slow the question. */
const EVERY_MS = 50;

/** What others do while the phones send, by the name of the figure. */
export type Reads = Record<'totals' | 'records' | 'changes', number[]>;

/**
 * Reads as other users do, until `work` is done: the committee its figures and the records behind one, a member the
 * changes of the unit. Milliseconds until each answer was read.
 * @throws {Error} for an answer that is no success
 */
export async function readsDuring(
	url: string,
	{ committee, member }: { committee: Reader; member: Reader },
	work: Promise<unknown>
): Promise<Reads> {
	const reads: Reads = { totals: [], records: [], changes: [] };
	const open: Promise<void>[] = [];
	let running = true;
	const done = work.finally(() => (running = false));
	const ask = async (into: number[], reader: Reader, path: string) => {
		const began = performance.now();
		await read(`${url}/${path}`, reader);
		into.push(performance.now() - began);
	};
	while (running) {
		open.push(
			ask(reads.totals, committee, 'db/totals/totals:block:2021'),
			ask(reads.records, committee, 'api/records?scope=block&period=2021&side=approved'),
			ask(reads.changes, member, `db/${member.database}/_changes?limit=100&style=all_docs`)
		);
		await Promise.race([pause(EVERY_MS), done, ...open.slice(-3).map(failure)]);
	}
	await Promise.all([done, ...open]);
	return reads;
}

/** Never resolves before it rejects: a failed question ends the measuring. */
function failure(asked: Promise<void>): Promise<never> {
	return asked.then(() => new Promise<never>(() => undefined));
}

/** An answer's text. @throws {Error} for a status that is no success */
async function read(url: string, { cookie }: Reader): Promise<string> {
	const answer = await new Promise<IncomingMessage>((resolve, reject) => {
		get(url, { agent, headers: { cookie } }, resolve).once('error', reject);
	});
	const text = (await buffer(answer)).toString();
	if (answer.statusCode !== 200) throw new Error(`${url} was answered ${answer.statusCode}`);
	return text;
}

/** Resolves when the totals are counted and published: nothing of what was sent before is still at work. */
export async function totalsLevel(url: string, committee: Reader): Promise<void> {
	for (;;) {
		const health = v.parse(Health, JSON.parse(await read(`${url}/healthz`, committee)));
		const board = await read(`${url}/db/totals/_all_docs?limit=1`, committee);
		if (health.totals.lagMs === 0 && v.parse(Rows, JSON.parse(board)).rows.length > 0) return;
		await pause(POLL_MS);
	}
}
