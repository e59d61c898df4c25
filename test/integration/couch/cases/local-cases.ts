import { expect, it } from 'vitest';
import { freshDatabase, type Subject } from './store.ts';

/** Documents that stay where they are: checkpoints. */
export function localCases(subject: Subject): void {
	it('counts the revisions of a local document', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const id = '_local/ck.é+1';
		expect(await couch.putLocal(db, { _id: id, n: 1 })).toBe('0-1');
		expect(await couch.putLocal(db, { _id: id, _rev: '0-1', n: 2 })).toBe('0-2');
		expect(await couch.getLocal(db, id)).toEqual({ _id: id, _rev: '0-2', n: 2 });
	});

	it('deletes a local document', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const rev = await couch.putLocal(db, { _id: '_local/a' });
		await couch.deleteLocal(db, '_local/a', rev);
		const missing = { status: 404, error: 'not_found' };
		await expect(couch.getLocal(db, '_local/a')).rejects.toMatchObject(missing);
		await expect(couch.deleteLocal(db, '_local/a', rev)).rejects.toMatchObject(missing);
		expect(await couch.putLocal(db, { _id: '_local/a' })).toBe('0-1');
	});

	it('keeps local documents out of every list', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		await couch.putLocal(db, { _id: '_local/a' });
		expect((await couch.allDocs(db)).rows).toEqual([]);
		expect(await couch.databaseInfo(db)).toMatchObject({ doc_count: 0, doc_del_count: 0 });
	});

	it('writes local documents among others', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const results = await couch.bulkDocs(db, [{ _id: '_local/a', n: 1 }, { _id: 'b' }]);
		expect(results).toMatchObject([{ ok: true, id: '_local/a', rev: '0-1' }, { id: 'b' }]);
		expect(await couch.getLocal(db, '_local/a')).toMatchObject({ n: 1 });
		expect((await couch.changes(db)).results.map(({ id }) => id)).toEqual(['b']);
	});

	it('takes the last writer of a local document', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		await couch.putLocal(db, { _id: '_local/a', n: 1 });
		await couch.putLocal(db, { _id: '_local/a', _rev: '0-5', n: 2 });
		expect(await couch.getLocal(db, '_local/a')).toMatchObject({ n: 2, _rev: '0-6' });
	});
}
