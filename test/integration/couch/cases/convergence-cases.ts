import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Couch, StoredDocument } from '../../../../src/lib/server/couch/couch.ts';
import { freshDatabase, leavesOf, replica, replicate, rev, type Subject } from './store.ts';

/** A history: each revision stands on an earlier one (or is a root), and may be a deletion. */
type Step = { parent: number; deleted: boolean };

const histories = fc.array(fc.record({ parent: fc.nat({ max: 6 }), deleted: fc.boolean() }), {
	minLength: 1,
	maxLength: 12
});

/** The revisions of a history as a node would send them, each with its whole ancestry. */
function revisionsOf(id: string, steps: readonly Step[]): StoredDocument[] {
	const paths: string[][] = [];
	return steps.map(({ parent, deleted }, at) => {
		// A parent is one of the last few revisions; beyond the first one it is a root of its own.
		const above = at - 1 - parent >= 0 ? (paths[at - 1 - parent] ?? []) : [];
		const path = [rev(above.length + 1, `r${at}`), ...above];
		paths.push(path);
		return replica(id, path, { at, ...(deleted && { _deleted: true }) });
	});
}

async function pushAll(
	couch: Couch,
	db: string,
	revisions: readonly StoredDocument[],
	order: readonly number[]
): Promise<void> {
	const shuffled = revisions
		.map((revision, at) => ({ revision, rank: order[at % order.length] ?? 0 }))
		.sort((a, b) => a.rank - b.rank)
		.map(({ revision }) => revision);
	const half = Math.ceil(shuffled.length / 2);
	await replicate(couch, db, shuffled.slice(0, half));
	await replicate(couch, db, shuffled.slice(half));
}

async function stateOf(couch: Couch, db: string, id: string): Promise<unknown> {
	const [row] = (await couch.allDocs(db, { keys: [id], includeDocs: true })).rows;
	const [change] = (await couch.changes(db, { style: 'all_docs' })).results;
	const { doc_count, doc_del_count } = await couch.databaseInfo(db);
	return {
		leaves: await leavesOf(couch, db, id),
		row,
		changes: change?.changes.map((item) => item.rev).sort(),
		deleted: change?.deleted,
		counts: [doc_count, doc_del_count]
	};
}

/** Whatever the order in which it arrives, the same history ends in the same state, and every change is seen. */
export function convergenceCases(subject: Subject): void {
	// Fewer runs over a network; the embedded store is quick.
	const runs = { numRuns: process.env['COUCH_RUNS'] ? Number(process.env['COUCH_RUNS']) : 25 };

	it('ends in the same leaves and winner in whatever order revisions arrive', async () => {
		const orders = fc.array(fc.nat(), { minLength: 12, maxLength: 12 });
		await fc.assert(
			fc.asyncProperty(histories, orders, orders, async (steps, one, two) => {
				const { couch } = subject;
				const revisions = revisionsOf('a', steps);
				const [first, second] = [await freshDatabase(subject), await freshDatabase(subject)];
				await pushAll(couch, first, revisions, one);
				await pushAll(couch, second, revisions, two);
				await replicate(couch, second, revisions);
				expect(await stateOf(couch, second, 'a')).toEqual(await stateOf(couch, first, 'a'));
				await couch.deleteDatabase(first);
				await couch.deleteDatabase(second);
			}),
			runs
		);
	}, 120_000);

	it('shows the final state of every document to a reader who pages while others write', async () => {
		const steps = fc.array(fc.record({ id: fc.nat({ max: 8 }), read: fc.boolean() }), {
			minLength: 5,
			maxLength: 40
		});
		await fc.assert(
			fc.asyncProperty(steps, fc.integer({ min: 1, max: 4 }), async (moves, limit) => {
				const { couch } = subject;
				const db = await freshDatabase(subject);
				const reader = new Reader(couch, db, limit);
				const written = new Map<string, string>();
				const writes: Promise<void>[] = [];
				for (const { id, read } of moves) {
					const writing = write(couch, db, `n${id}`, written);
					// Some writes and readings overlap, some do not.
					if (read) await Promise.all([writing, reader.page()]);
					else writes.push(writing);
					if (writes.length > 2) await Promise.all(writes.splice(0));
				}
				await Promise.all(writes);
				while (await reader.page());
				expect(reader.seen).toEqual(written);
				await couch.deleteDatabase(db);
			}),
			runs
		);
	}, 120_000);
}

/** Writes what the document becomes; a conflict with an overlapping write leaves it as the other one made it. */
async function write(
	couch: Couch,
	db: string,
	id: string,
	written: Map<string, string>
): Promise<void> {
	const before = written.get(id);
	const [result] = await couch.bulkDocs(db, [{ _id: id, ...(before && { _rev: before }) }]);
	if (result !== undefined && 'ok' in result) written.set(id, result.rev);
}

class Reader {
	readonly seen = new Map<string, string>();
	readonly #couch: Couch;
	readonly #db: string;
	readonly #limit: number;
	#since = '0';

	constructor(couch: Couch, db: string, limit: number) {
		this.#couch = couch;
		this.#db = db;
		this.#limit = limit;
	}

	/** Reads a page; false when there was nothing. */
	async page(): Promise<boolean> {
		const { results, last_seq } = await this.#couch.changes(this.#db, {
			since: this.#since,
			limit: this.#limit
		});
		for (const { id, changes } of results) this.seen.set(id, changes[0]?.rev ?? '');
		this.#since = last_seq;
		return results.length > 0;
	}
}
