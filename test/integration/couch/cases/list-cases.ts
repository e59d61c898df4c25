import { expect, it } from 'vitest';
import type { AllDocsOptions } from '../../../../src/lib/server/couch/couch.ts';
import { freshDatabase, put, replica, replicate, rev, type Subject } from './store.ts';

/** Ids in CouchDB's order, which is bytewise. */
const ids = ['A', 'Z', 'a', 'activity:01', 'activity:02', 'activity;', 'b', 'é', 'ệ', '😀'];

async function filled(subject: Subject): Promise<string> {
	const db = await freshDatabase(subject);
	const gone = await put(subject.couch, db, { _id: 'aa-deleted' });
	await put(subject.couch, db, { _id: 'aa-deleted', _rev: gone, _deleted: true });
	await subject.couch.bulkDocs(
		db,
		ids.toReversed().map((id) => ({ _id: id, of: id }))
	);
	return db;
}

/** Lists by id. */
export function listCases(subject: Subject): void {
	const cases: [string, AllDocsOptions, string[]][] = [
		['everything', {}, ids],
		['from a key', { startKey: 'activity:' }, ids.slice(3)],
		['to a key', { endKey: 'activity:02' }, ids.slice(0, 5)],
		['a range', { startKey: 'activity:', endKey: 'activity:\uffff' }, ids.slice(3, 5)],
		['without its end', { startKey: 'a', endKey: 'b', inclusiveEnd: false }, ids.slice(2, 6)],
		['backwards', { descending: true }, ids.toReversed()],
		[
			'a range backwards',
			{ descending: true, startKey: 'b', endKey: 'activity:02' },
			['b', 'activity;', 'activity:02']
		],
		['a page', { limit: 3, skip: 2 }, ids.slice(2, 5)],
		['no rows', { limit: 0 }, []],
		['an empty range', { startKey: 'c', endKey: 'd' }, []]
	];
	it.each(cases)('lists %s', async (_, options, expected) => {
		const db = await filled(subject);
		const page = await subject.couch.allDocs(db, options);
		expect(page.rows.map((row) => row.key)).toEqual(expected);
		expect(page.total_rows).toBe(ids.length);
	});

	it('lists revisions, and documents where they are wanted', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		await replicate(couch, db, [
			replica('a', [rev(1, 'x')], { n: 1 }),
			replica('a', [rev(1, 'w')])
		]);
		const value = { rev: rev(1, 'x') };
		expect((await couch.allDocs(db)).rows).toEqual([{ id: 'a', key: 'a', value }]);
		const { rows } = await couch.allDocs(db, { includeDocs: true, conflicts: true });
		const doc = { _id: 'a', _rev: rev(1, 'x'), n: 1, _conflicts: [rev(1, 'w')] };
		expect(rows).toEqual([{ id: 'a', key: 'a', value, doc }]);
	});

	it('lists every document as it reads alone, with the attachments it has', async () => {
		const { couch } = subject;
		const db = await filled(subject);
		const data = Buffer.from('ảnh').toString('base64');
		const _attachments = { photo: { content_type: 'image/webp', data } };
		await couch.bulkDocs(db, [{ _id: 'with', text: 'Hội diễn', _attachments }]);
		const { rows } = await couch.allDocs(db, { includeDocs: true });
		expect(rows.map(({ key }) => key)).toContain('with');
		for (const row of rows) expect('doc' in row && row.doc).toEqual(await couch.get(db, row.key));
	});

	it('answers a row for every key, in their order', async () => {
		const { couch } = subject;
		const db = await filled(subject);
		const keys = ['b', 'nothing', 'aa-deleted', 'A', 'b'];
		const { rows } = await couch.allDocs(db, { keys, includeDocs: true });
		expect(rows).toMatchObject([
			{ id: 'b', key: 'b', doc: { of: 'b' } },
			{ key: 'nothing', error: 'not_found' },
			{ id: 'aa-deleted', value: { deleted: true }, doc: null },
			{ id: 'A', doc: { of: 'A' } },
			{ id: 'b', doc: { of: 'b' } }
		]);
	});
}
