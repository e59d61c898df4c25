import { describe, expect, it } from 'vitest';
import type { BulkDocsResult, StoredDocument } from '../../../../src/lib/server/couch/couch.ts';
import { CouchError, CouchUnavailable } from '../../../../src/lib/server/couch/couch.ts';
import { GroupAppend } from '../../../../src/lib/server/couch/group-append.ts';

/** A store that writes when it is told to. */
function slowStore() {
	const writes: string[][] = [];
	const steps: (() => void)[] = [];
	let databases = 0;
	return {
		writes,
		created: () => databases,
		step: async () => {
			await expect.poll(() => steps.length).toBeGreaterThan(0);
			steps.shift()?.();
		},
		faults: [] as Error[],
		async createDatabase() {
			databases++;
			return { created: true };
		},
		async bulkDocs(_db: string, docs: readonly StoredDocument[]): Promise<BulkDocsResult[]> {
			await new Promise<void>((done) => steps.push(done));
			const fault = this.faults.shift();
			if (fault !== undefined) throw fault;
			writes.push(docs.map(({ _id }) => _id));
			return [];
		}
	};
}

describe('GroupAppend', () => {
	it('writes together what comes in while a write is under way', async () => {
		const store = slowStore();
		const append = new GroupAppend(store, 'audit');
		const first = append.append([{ _id: 'a' }]);
		await expect.poll(() => store.writes.length).toBe(0);
		const step = store.step();
		await step;
		const others = ['b', 'c', 'd'].map((_id) => append.append([{ _id }]));
		await first;
		await store.step();
		await Promise.all(others);
		expect(store.writes).toEqual([['a'], ['b', 'c', 'd']]);
	});

	it('makes the database that is missing', async () => {
		const store = slowStore();
		store.faults.push(new CouchError(404, 'not_found', 'no_db_file'));
		const append = new GroupAppend(store, 'audit');
		const written = append.append([{ _id: 'a' }]);
		await store.step();
		await store.step();
		await written;
		expect([store.created(), store.writes]).toEqual([1, [['a']]]);
	});

	it('tells those of a failed write, and writes their documents with the next', async () => {
		const store = slowStore();
		store.faults.push(new CouchUnavailable('down'));
		const append = new GroupAppend(store, 'audit');
		const failing = append.append([{ _id: 'a' }]);
		await store.step();
		await expect(failing).rejects.toThrow('down');
		const next = append.append([{ _id: 'b' }]);
		await store.step();
		await next;
		await append.settled();
		expect(store.writes).toEqual([['a', 'b']]);
	});

	it('writes what a long absence left in parts, the oldest first', async () => {
		const store = slowStore();
		store.faults.push(new CouchUnavailable('down'), new CouchUnavailable('down'));
		const append = new GroupAppend(store, 'audit');
		const many = (letter: string) =>
			Array.from({ length: 700 }, (_, n) => ({ _id: `${letter}${n}` }));
		for (const letter of ['a', 'b']) {
			const failing = append.append(many(letter));
			await store.step();
			await expect(failing).rejects.toThrow('down');
		}
		expect(append.waiting).toBe(1400);
		const next = append.append([{ _id: 'c' }]);
		await store.step();
		await store.step();
		await next;
		expect(store.writes.map((ids) => ids.length)).toEqual([1000, 401]);
		expect(store.writes.flat().at(0)).toBe('a0');
		expect(store.writes.flat().at(-1)).toBe('c');
		expect(append.waiting).toBe(0);
	});

	it('halves what the store finds too large, and blames nobody for a line of its own', async () => {
		const store = slowStore();
		const tooLarge = () => new CouchError(413, 'too_large', 'the request entity is too large');
		store.faults.push(tooLarge());
		const append = new GroupAppend(store, 'audit');
		const written = append.append([{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }]);
		for (let n = 0; n < 3; n++) await store.step();
		await written;
		expect(store.writes).toEqual([['a', 'b'], ['c']]);
		store.faults.push(tooLarge());
		const alone = append.append([{ _id: 'd' }]);
		await store.step();
		// Not 413: the phone would take its own record for too large.
		await expect(alone).rejects.toBeInstanceOf(CouchUnavailable);
	});
});
