import { expect, it } from 'vitest';
import type { Couch } from '../../../../src/lib/server/couch/couch.ts';
import { freshDatabase, put, replica, replicate, rev, type Subject } from './store.ts';

async function changedIds(couch: Couch, db: string, since?: string): Promise<string[]> {
	const page = await couch.changes(db, since === undefined ? {} : { since });
	return page.results.map(({ id }) => id);
}

/** What changed, since when. */
export function changesCases(subject: Subject): void {
	it('lists each document once, where it changed last', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const first = await put(couch, db, { _id: 'a' });
		await put(couch, db, { _id: 'b' });
		const gone = await put(couch, db, { _id: 'a', _rev: first, _deleted: true });
		const page = await couch.changes(db);
		expect(page.results).toMatchObject([
			{ id: 'b', changes: [{}] },
			{ id: 'a', changes: [{ rev: gone }], deleted: true }
		]);
		expect(page.results[0]).not.toHaveProperty('deleted');
		expect(page.pending).toBe(0);
		expect(await changedIds(couch, db, page.last_seq)).toEqual([]);
		expect(await changedIds(couch, db, page.results[0]?.seq)).toEqual(['a']);
	});

	it('goes on from where a page ended', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const ids = Array.from({ length: 25 }, (_, n) => `n${n}`);
		for (const id of ids) await put(couch, db, { _id: id });
		const seen: string[] = [];
		let since: string | undefined;
		for (let left = 25; left > 0; left -= 10) {
			const page = await couch.changes(db, { ...(since && { since }), limit: 10 });
			seen.push(...page.results.map(({ id }) => id));
			since = page.last_seq;
			expect(page.pending).toBe(Math.max(left - 10, 0));
		}
		expect(seen).toEqual(ids);
	});

	it('answers a limit of nothing with nothing, and stays where it was', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		for (const id of ['a', 'b', 'c']) await put(couch, db, { _id: id });
		const first = await couch.changes(db, { limit: 1 });
		const none = await couch.changes(db, { since: first.last_seq, limit: 0 });
		expect(none).toMatchObject({ results: [], pending: 2 });
		expect(await changedIds(couch, db, none.last_seq)).toEqual(['b', 'c']);
		const backwards = await couch.changes(db, { descending: true, limit: 0 });
		expect(backwards.results).toEqual([]);
		const some = await couch.changes(db, { docIds: ['c'], limit: 0 });
		expect(some.results).toEqual([]);
		expect(await changedIds(couch, db, some.last_seq)).toEqual(['a', 'b', 'c']);
	});

	it('begins at the present when told to', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		await put(couch, db, { _id: 'a' });
		const { last_seq } = await couch.changes(db, { since: 'now' });
		await put(couch, db, { _id: 'b' });
		expect(await changedIds(couch, db, last_seq)).toEqual(['b']);
		expect(await changedIds(couch, db, 'now')).toEqual([]);
		expect(await changedIds(couch, db, '0')).toEqual(['a', 'b']);
	});

	it('names the winner, or every leaf', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		await replicate(couch, db, [
			replica('a', [rev(1, 'x')], { n: 'x' }),
			replica('a', [rev(1, 'y')], { n: 'y' }),
			replica('a', [rev(2, 'z'), rev(1, 'z')], { _deleted: true })
		]);
		const [winner] = (await couch.changes(db, { includeDocs: true })).results;
		expect(winner).toMatchObject({ changes: [{ rev: rev(1, 'y') }], doc: { n: 'y' } });
		const [all] = (await couch.changes(db, { style: 'all_docs' })).results;
		expect(all?.changes).toEqual([
			{ rev: rev(1, 'y') },
			{ rev: rev(1, 'x') },
			{ rev: rev(2, 'z') }
		]);
		expect(all).not.toHaveProperty('deleted');
	});

	it('shows a deleted document as deleted', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		await replicate(couch, db, [replica('a', [rev(1, 'x')], { _deleted: true, why: 1 })]);
		const { results } = await couch.changes(db, { includeDocs: true });
		const doc = { _id: 'a', _rev: rev(1, 'x'), _deleted: true, why: 1 };
		expect(results).toMatchObject([{ id: 'a', deleted: true, doc }]);
	});

	it('reads backwards, and only the documents asked for', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		for (const id of ['a', 'b', 'c', 'd']) await put(couch, db, { _id: id });
		const backwards = await couch.changes(db, { descending: true, limit: 2 });
		expect(backwards.results.map(({ id }) => id)).toEqual(['d', 'c']);
		const some = await couch.changes(db, { docIds: ['d', 'nothing', 'a'] });
		expect(some.results.map(({ id }) => id)).toEqual(['a', 'd']);
		const later = await couch.changes(db, { docIds: ['a', 'd'], since: some.last_seq });
		expect(later.results).toEqual([]);
		// What was passed over counts as read.
		const first = await couch.changes(db, { docIds: ['a'] });
		expect(await couch.waitForChange(db, first.last_seq, 50)).toBe(false);
	});

	it('never lists local documents', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		await couch.putLocal(db, { _id: '_local/checkpoint', seq: 1 });
		expect(await changedIds(couch, db)).toEqual([]);
	});

	it('waits for the first change, and not when there is one already', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const { last_seq } = await couch.changes(db);
		const waiting = couch.waitForChange(db, last_seq, 20_000);
		await put(couch, db, { _id: 'a' });
		expect(await waiting).toBe(true);
		expect(await couch.waitForChange(db, last_seq, 20_000)).toBe(true);
		const { last_seq: now } = await couch.changes(db);
		expect(await couch.waitForChange(db, now, 50)).toBe(false);
	});
}
