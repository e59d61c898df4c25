import { expect, it } from 'vitest';
import type { StoredDocument } from '../../../../src/lib/server/couch/couch.ts';
import {
	freshDatabase,
	leavesOf,
	put,
	replica,
	replicate,
	rev,
	revOf,
	type Subject
} from './store.ts';

const conflict = { error: 'conflict', reason: 'Document update conflict.' };

/** Clients' edits: each stands on a leaf, or is a conflict. */
export function editCases(subject: Subject): void {
	it('keeps a document as it was given', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const fields = {
			text: 'Đoàn thanh niên 🌱',
			nested: { list: [1, -0.5, 1e21, null, true, { deep: [] }] },
			empty: {},
			constructor: 'a field like any other'
		};
		const first = await put(couch, db, { _id: 'a/b c+é', ...fields });
		expect(first).toMatch(/^1-[0-9a-f]{32}$/);
		expect(await couch.get(db, 'a/b c+é')).toEqual({ _id: 'a/b c+é', _rev: first, ...fields });
	});

	it('gives the same revision to the same edit', async () => {
		const { couch } = subject;
		const [one, two] = [await freshDatabase(subject), await freshDatabase(subject)];
		const document = { _id: 'a', n: 1, list: ['x'] };
		const first = await put(couch, one, document);
		expect(await put(couch, two, document)).toBe(first);
		expect(await put(couch, one, { ...document, _rev: first, n: 2 })).toBe(
			await put(couch, two, { ...document, _rev: first, n: 2 })
		);
	});

	it('refuses an edit of what is not a leaf', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const first = await put(couch, db, { _id: 'a', n: 1 });
		const second = await put(couch, db, { _id: 'a', _rev: first, n: 2 });
		const results = await couch.bulkDocs(db, [
			{ _id: 'a', n: 3 },
			{ _id: 'a', _rev: first, n: 3 },
			{ _id: 'a', _rev: rev(2, 'unknown'), n: 3 },
			{ _id: 'fine' }
		]);
		expect(results.slice(0, 3)).toEqual([
			expect.objectContaining({ id: 'a', ...conflict }),
			expect.objectContaining({ id: 'a', ...conflict }),
			expect.objectContaining({ id: 'a', ...conflict })
		]);
		expect(results[3]).toMatchObject({ ok: true, id: 'fine' });
		expect((await couch.get(db, 'a'))._rev).toBe(second);
	});

	it('refuses to begin a document with a revision that nobody knows', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		// Alone in its call: CouchDB 3.5 overlooks the second of two conflicts in one call.
		const results = await couch.bulkDocs(db, [{ _id: 'new', _rev: rev(1, 'unknown') }]);
		expect(results).toMatchObject([{ id: 'new', ...conflict }]);
		await expect(couch.get(db, 'new')).rejects.toMatchObject({ reason: 'missing' });
	});

	it('lets one of two edits of one revision win within a batch', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const results = await couch.bulkDocs(db, [
			{ _id: 'a', n: 1 },
			{ _id: 'a', n: 2 }
		]);
		expect(results.map((result) => 'ok' in result).sort()).toEqual([false, true]);
	});

	it('deletes by a revision and begins again on it', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const first = await put(couch, db, { _id: 'a', n: 1 });
		const gone = await put(couch, db, { _id: 'a', _rev: first, _deleted: true, why: 'kept' });
		await expect(couch.get(db, 'a')).rejects.toMatchObject({ status: 404, reason: 'deleted' });
		expect(await couch.get(db, 'a', { rev: gone })).toEqual({
			_id: 'a',
			_rev: gone,
			_deleted: true,
			why: 'kept'
		});
		expect(await couch.bulkDocs(db, [{ _id: 'a', _deleted: true }])).toMatchObject([conflict]);
		expect(await couch.bulkDocs(db, [{ _id: 'a', _rev: first, n: 2 }])).toMatchObject([conflict]);
		const again = await put(couch, db, { _id: 'a', n: 2 });
		expect(again).toMatch(/^3-/);
		expect(await leavesOf(couch, db, 'a')).toEqual([again]);
	});

	it('does not build on a deleted leaf that is named', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const first = await put(couch, db, { _id: 'a' });
		const gone = await put(couch, db, { _id: 'a', _rev: first, _deleted: true });
		expect(await couch.bulkDocs(db, [{ _id: 'a', _rev: gone, n: 2 }])).toMatchObject([conflict]);
		expect(await leavesOf(couch, db, 'a')).toEqual([gone]);
	});

	it('edits and deletes a losing leaf without touching the winner', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const [root, winner, loser] = [rev(1, 'r'), rev(2, 'w'), rev(2, 'a')];
		await replicate(couch, db, [replica('a', [winner, root]), replica('a', [loser, root])]);
		const [edited] = await couch.bulkDocs(db, [{ _id: 'a', _rev: loser, _deleted: true }]);
		expect(await couch.get(db, 'a', { conflicts: true })).toEqual({ _id: 'a', _rev: winner });
		expect(await leavesOf(couch, db, 'a')).toEqual([winner, revOf(edited)].sort());
	});

	it.each([
		['an unknown underscored field', { _id: 'a', _odd: 1 }, 'doc_validation'],
		['a deletion that is no boolean', { _id: 'a', _deleted: 1 }, 'doc_validation'],
		['an id of the system', { _id: '_odd' }, 'illegal_docid'],
		['a revision without a generation', { _id: 'a', _rev: 'x' }, 'bad_request']
	])('refuses the whole call for %s', async (_, document, error) => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		// The types forbid it; what comes from a network is not typed.
		const malformed: StoredDocument[] = JSON.parse(JSON.stringify([{ _id: 'fine' }, document]));
		await expect(couch.bulkDocs(db, malformed)).rejects.toMatchObject({ status: 400, error });
		expect((await couch.allDocs(db)).rows).toEqual([]);
	});
}
