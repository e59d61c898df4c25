import { expect, it } from 'vitest';
import { freshDatabase, leavesOf, put, replica, replicate, rev, type Subject } from './store.ts';

/** Revisions that other nodes made: `new_edits: false`. */
export function replicationCases(subject: Subject): void {
	it('stores revisions under their own names, with their ancestry', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const path = [rev(3, 'c'), rev(2, 'b'), rev(1, 'a')];
		expect(await replicate(couch, db, [replica('a', path, { n: 3 })])).toEqual([]);
		const document = await couch.get(db, 'a', { revs: true });
		expect(document).toEqual(replica('a', path, { n: 3 }));
		expect(await couch.revsDiff(db, { a: path })).toEqual({});
	});

	it('takes a revision it knows as a success that changes nothing', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const path = [rev(2, 'b'), rev(1, 'a')];
		await replicate(couch, db, [replica('a', path, { n: 2 })]);
		const before = await couch.databaseInfo(db);
		expect(await replicate(couch, db, [replica('a', path, { n: 'other' })])).toEqual([]);
		expect((await couch.databaseInfo(db)).update_seq).toBe(before.update_seq);
		expect((await couch.get(db, 'a'))['n']).toBe(2);
	});

	it('knows an ancestor by name, and takes its body when it comes later', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const [newer, older] = [rev(2, 'b'), rev(1, 'a')];
		await replicate(couch, db, [replica('a', [newer, older], { n: 2 })]);
		await expect(couch.get(db, 'a', { rev: older })).rejects.toMatchObject({ status: 404 });
		expect(await replicate(couch, db, [replica('a', [older], { n: 1 })])).toEqual([]);
		expect(await couch.get(db, 'a', { rev: older })).toMatchObject({ n: 1 });
		expect(await leavesOf(couch, db, 'a')).toEqual([newer]);
	});

	it('takes a revision without ancestry', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		await replicate(couch, db, [{ _id: 'a', _rev: rev(7, 'g'), n: 7 }]);
		const { _revisions } = await couch.get(db, 'a', { revs: true });
		expect(_revisions).toEqual({ start: 7, ids: [rev(7, 'g').slice(2)] });
		await replicate(couch, db, [replica('a', [rev(8, 'h'), rev(7, 'g')])]);
		expect(await leavesOf(couch, db, 'a')).toEqual([rev(8, 'h')]);
	});

	it('refuses a revision without a name', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		await expect(replicate(couch, db, [{ _id: 'a' }])).rejects.toMatchObject({
			status: 400,
			error: 'bad_request'
		});
	});

	it('keeps conflicts, and chooses the winner as every node does', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const root = rev(1, 'r');
		const leaves = [rev(2, 'b'), rev(2, 'd'), rev(2, 'c')];
		await replicate(
			couch,
			db,
			leaves.map((leaf) => replica('a', [leaf, root], { of: leaf }))
		);
		const winner = await couch.get(db, 'a', { conflicts: true });
		expect(winner).toMatchObject({ _rev: rev(2, 'd'), of: rev(2, 'd') });
		expect(winner._conflicts).toEqual([rev(2, 'c'), rev(2, 'b')]);
		for (const leaf of leaves) {
			expect(await couch.get(db, 'a', { rev: leaf })).toMatchObject({ of: leaf });
		}
		// The longer branch wins; a deleted one only loses.
		await replicate(couch, db, [replica('a', [rev(3, 'a'), rev(2, 'b')])]);
		expect((await couch.get(db, 'a'))._rev).toBe(rev(3, 'a'));
		await replicate(couch, db, [replica('a', [rev(4, 'x'), rev(3, 'a')], { _deleted: true })]);
		expect((await couch.get(db, 'a'))._rev).toBe(rev(2, 'd'));
		expect(await leavesOf(couch, db, 'a')).toEqual([rev(2, 'c'), rev(2, 'd'), rev(4, 'x')]);
	});

	it('counts a document as deleted only when every leaf is', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		await replicate(couch, db, [
			replica('a', [rev(2, 'b'), rev(1, 'r')], { _deleted: true }),
			replica('a', [rev(2, 'a'), rev(1, 'r')])
		]);
		expect(await couch.databaseInfo(db)).toMatchObject({ doc_count: 1, doc_del_count: 0 });
		await replicate(couch, db, [replica('a', [rev(3, 'a'), rev(2, 'a')], { _deleted: true })]);
		expect(await couch.databaseInfo(db)).toMatchObject({ doc_count: 0, doc_del_count: 1 });
		await expect(couch.get(db, 'a')).rejects.toMatchObject({ reason: 'deleted' });
	});

	it('says which revisions it lacks, and what they could stand on', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		await replicate(couch, db, [
			replica('a', [rev(3, 'c'), rev(2, 'b'), rev(1, 'a')]),
			replica('a', [rev(2, 'z'), rev(1, 'a')])
		]);
		const difference = await couch.revsDiff(db, {
			a: [rev(3, 'x'), rev(2, 'b'), rev(1, 'a')],
			b: [rev(1, 'b'), rev(4, 'd')],
			c: []
		});
		expect(difference['a']).toEqual({
			missing: [rev(3, 'x')],
			possible_ancestors: [rev(2, 'z')]
		});
		expect(difference['b']?.missing.toSorted()).toEqual([rev(1, 'b'), rev(4, 'd')]);
		expect(difference['c']).toBeUndefined();
	});

	it('answers named revisions, the leaves above them, and what is missing', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const first = await put(couch, db, { _id: 'a', n: 1 });
		const second = await put(couch, db, { _id: 'a', _rev: first, n: 2 });
		const unknown = rev(9, 'q');
		const gone = { id: 'a', rev: unknown, error: 'not_found', reason: 'missing' };
		expect(await couch.getRevs(db, 'a', [first, unknown])).toEqual([
			{ ok: { _id: 'a', _rev: first, n: 1 } },
			{ error: gone }
		]);
		expect(await couch.getRevs(db, 'a', [first], { latest: true })).toEqual([
			{ ok: { _id: 'a', _rev: second, n: 2 } }
		]);
		const results = await couch.bulkGet(
			db,
			[{ id: 'a', rev: second }, { id: 'a', rev: unknown }, { id: 'b', rev: first }, { id: 'a' }],
			{ revs: true }
		);
		expect(results.map(({ id }) => id)).toEqual(['a', 'a', 'b', 'a']);
		expect(results[0]?.docs).toMatchObject([{ ok: { _rev: second, _revisions: { start: 2 } } }]);
		expect(results[1]?.docs).toEqual([{ error: gone }]);
		expect(results[2]?.docs).toMatchObject([{ error: { error: 'not_found', reason: 'missing' } }]);
		expect(results[3]?.docs).toMatchObject([{ ok: { _rev: second } }]);
	});

	it('answers every leaf, the deleted ones too, or 404', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		await replicate(couch, db, [
			replica('a', [rev(2, 'b'), rev(1, 'r')], { _deleted: true }),
			replica('a', [rev(2, 'a'), rev(1, 'r')])
		]);
		expect(await leavesOf(couch, db, 'a')).toEqual([rev(2, 'a'), rev(2, 'b')]);
		await expect(couch.getRevs(db, 'nothing', 'all')).rejects.toMatchObject({ status: 404 });
	});

	it('drops the bodies of superseded revisions by compaction, and nothing else', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const first = await put(couch, db, { _id: 'a', n: 1 });
		const second = await put(couch, db, { _id: 'a', _rev: first, n: 2 });
		await replicate(couch, db, [replica('a', [rev(2, '0'), first], { n: 'loser' })]);
		expect(await couch.get(db, 'a', { rev: first })).toMatchObject({ n: 1 });
		await couch.compact(db);
		// CouchDB compacts after it has answered.
		await expect
			.poll(() => couch.get(db, 'a', { rev: first }).catch(() => 'gone'), { timeout: 20_000 })
			.toBe('gone');
		expect(await leavesOf(couch, db, 'a')).toEqual([rev(2, '0'), second].sort());
		expect(await couch.get(db, 'a', { revs: true })).toMatchObject({ _revisions: { start: 2 } });
		expect(await couch.revsDiff(db, { a: [first] })).toEqual({});
	});
}
