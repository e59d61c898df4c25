import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { push, record, replica } from './documents.ts';
import type { World } from './world.ts';
import { openWorld, own } from './world.ts';

const stopping = new AbortController();
let world: World;
/** Signals of the waits at the store, as the gateway passed them. */
const waits: AbortSignal[] = [];
beforeAll(async () => {
	world = await openWorld({ stopping: stopping.signal });
	const { couch } = world;
	const wait = couch.waitForChange.bind(couch);
	couch.waitForChange = (db, since, ms, signal) => {
		if (signal !== undefined) waits.push(signal);
		return wait(db, since, ms, signal);
	};
});
afterAll(async () => {
	await world.close();
	expect(world.faults).toEqual([]);
});

const lastSeq = async (): Promise<string> =>
	Object(await world.json('member', `/db/${own}/_changes`)).last_seq;
const feed = (kind: string, since: string, more = '') =>
	`/db/${own}/_changes?feed=${kind}&since=${encodeURIComponent(since)}${more}`;
async function waiting(count: number): Promise<void> {
	await expect.poll(() => waits.length).toBeGreaterThanOrEqual(count);
}

describe('feeds', () => {
	it('answer a longpoll at the first change', async () => {
		const since = await lastSeq();
		const before = waits.length;
		const answer = world.json('secretary', feed('longpoll', since, '&heartbeat=10000'));
		await waiting(before + 1);
		const made = replica(record('member'));
		await push(world, 'member', own, [made]);
		expect(Object(await answer).results).toMatchObject([{ id: made._id }]);
	});

	it('end a longpoll without a change when its time is up, where it began', async () => {
		const since = await lastSeq();
		const { results, last_seq } = Object(
			await world.json('secretary', feed('longpoll', since, '&timeout=50'))
		);
		expect(results).toEqual([]);
		const path = `/db/${own}/_changes?since=${encodeURIComponent(last_seq)}`;
		expect(Object(await world.json('secretary', path)).results).toEqual([]);
	});

	it('end at once, and well, when the session ends', async () => {
		const since = await lastSeq();
		const before = waits.length;
		const longpoll = world.json('secretary', feed('longpoll', since));
		const continuous = world.ask('secretary', feed('continuous', since, '&heartbeat=5000'));
		await waiting(before + 2);
		world.dismiss('secretary');
		expect(Object(await longpoll).results).toEqual([]);
		expect(await (await continuous).text()).toMatch(/\{"last_seq":.*\}\n$/);
	});

	it('send continuous changes line by line, and where they ended', async () => {
		const since = await lastSeq();
		const made = [record('member'), record('member')].map((one) => replica(one));
		await push(world, 'member', own, made);
		const text = await (
			await world.ask('secretary', feed('continuous', since, '&timeout=50&style=all_docs'))
		).text();
		const lines = text
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line));
		expect(lines.map((line) => line.id ?? 'end')).toEqual([...made.map(({ _id }) => _id), 'end']);
	});

	it('answer a limit of nothing at once, and show where the client stands', async () => {
		const since = await lastSeq();
		await push(world, 'member', own, [replica(record('member'))]);
		const before = waits.length;
		for (const kind of ['normal', 'longpoll']) {
			const answer = Object(await world.json('secretary', feed(kind, since, '&limit=0')));
			expect(answer).toMatchObject({ results: [], pending: 1 });
			const on = Object(await world.json('secretary', feed('normal', answer.last_seq)));
			expect(on.results).toHaveLength(1);
		}
		const lines = await world.ask('secretary', feed('continuous', since, '&limit=0'));
		expect(JSON.parse(await lines.text())).toMatchObject({ pending: 1 });
		expect(waits.length).toBe(before);
	});

	it('let go of the store when the client leaves', async () => {
		const since = await lastSeq();
		const before = waits.length;
		const client = new AbortController();
		const answer = world.ask('secretary', feed('longpoll', since, '&heartbeat=5000'), {
			signal: client.signal
		});
		await waiting(before + 1);
		client.abort();
		await answer.then((response) => response.text()).catch(() => 'gone');
		await expect.poll(() => waits.slice(before).every((signal) => signal.aborted)).toBe(true);
	});

	it('end when the server stops', async () => {
		const since = await lastSeq();
		const before = waits.length;
		const answer = world.json('committee', feed('longpoll', since));
		await waiting(before + 1);
		stopping.abort();
		expect(Object(await answer).results).toEqual([]);
	});
});
