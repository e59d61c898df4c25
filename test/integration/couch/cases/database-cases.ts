import { expect, it } from 'vitest';
import { freshDatabase, put, type Subject } from './store.ts';

/** Databases: making, listing, describing, deleting. */
export function databaseCases(subject: Subject): void {
	it('says what kind of store it is', async () => {
		const info = await subject.couch.info();
		expect(['embedded', 'couchdb']).toContain(info.kind);
		expect(info.version).not.toBe('');
	});

	it('creates a database once', async () => {
		const db = await freshDatabase(subject);
		expect(await subject.couch.createDatabase(db)).toEqual({ created: false });
		expect(await subject.couch.listDatabases()).toContain(db);
	});

	it.each(['Upper', '1st', '', 'a b', '_system', 'ä'])('refuses the name "%s"', async (name) => {
		await expect(subject.couch.createDatabase(name)).rejects.toThrow();
	});

	it('describes a database in numbers', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const rev = await put(couch, db, { _id: 'a' });
		await put(couch, db, { _id: 'b' });
		await put(couch, db, { _id: 'a', _rev: rev, _deleted: true });
		const info = await couch.databaseInfo(db);
		expect(info).toMatchObject({ db_name: db, doc_count: 1, doc_del_count: 1 });
		expect((await couch.updateSeqs([db, 'test-nowhere'])).size).toBe(1);
		expect(info.sizes.file).toBeGreaterThan(0);
	});

	it('forgets a deleted database, and what was in it', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		await put(couch, db, { _id: 'a' });
		await couch.putLocal(db, { _id: '_local/c' });
		await couch.deleteDatabase(db);
		expect(await couch.listDatabases()).not.toContain(db);
		await couch.createDatabase(db);
		expect((await couch.allDocs(db)).rows).toEqual([]);
		expect((await couch.changes(db)).results).toEqual([]);
		await expect(couch.getLocal(db, '_local/c')).rejects.toMatchObject({ status: 404 });
	});

	it('answers 404 for a database that is not there, whatever is asked', async () => {
		const { couch } = subject;
		const missing = { status: 404, error: 'not_found', reason: 'Database does not exist.' };
		const asked = [
			couch.databaseInfo('test-nowhere'),
			couch.deleteDatabase('test-nowhere'),
			couch.get('test-nowhere', 'a'),
			couch.allDocs('test-nowhere'),
			couch.changes('test-nowhere'),
			couch.bulkDocs('test-nowhere', [{ _id: 'a' }]),
			couch.bulkGet('test-nowhere', [{ id: 'a' }]),
			couch.revsDiff('test-nowhere', { a: ['1-a'] }),
			couch.getLocal('test-nowhere', '_local/a'),
			couch.putLocal('test-nowhere', { _id: '_local/a' }),
			couch.waitForChange('test-nowhere', '0', 10),
			couch.compact('test-nowhere')
		];
		const answers = await Promise.all(asked.map((one) => one.catch((error: unknown) => error)));
		for (const answer of answers) expect(answer).toMatchObject(missing);
	});

	it('tells of databases as they change', async () => {
		const { couch } = subject;
		const db = await freshDatabase(subject);
		const stop = new AbortController();
		const seen = new Promise<string>((resolve, reject) => {
			(async () => {
				for await (const name of couch.dbUpdates(stop.signal)) {
					if (name === db) return resolve(name);
				}
				reject(new Error('ended without news'));
			})().catch(reject);
		});
		// A hint may come late or not at all at the beginning: write until it is heard.
		let writing = true;
		const writer = (async () => {
			for (let n = 0; writing; n++) await put(couch, db, { _id: `n${n}` });
		})();
		expect(await seen).toBe(db);
		writing = false;
		await writer;
		stop.abort();
	});
}
