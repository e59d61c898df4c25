import { describe, expect, it } from 'vitest';
import { CouchUnavailable } from '../../../../src/lib/server/couch/couch.ts';
import { GroupRead } from '../../../../src/lib/server/couch/group-read.ts';
import { openSqliteCouch } from '../../../../src/lib/server/couch/sqlite/sqlite-couch.ts';

/** A store with two documents and a deleted one, that notes what it is asked for. */
async function noting() {
	const couch = openSqliteCouch(':memory:');
	await couch.createDatabase('db');
	await couch.bulkDocs('db', [{ _id: 'a', n: 1 }, { _id: 'b', n: 2 }, { _id: 'gone' }]);
	const gone = await couch.get('db', 'gone');
	await couch.bulkDocs('db', [{ ...gone, _deleted: true }]);
	const read = couch.allDocs.bind(couch);
	const questions: (readonly string[] | undefined)[] = [];
	couch.allDocs = (db, options) => {
		questions.push(options?.keys);
		return read(db, options);
	};
	return { couch, questions };
}

describe('a group read', () => {
	it('asks once for all who ask while a question is under way', async () => {
		const { couch, questions } = await noting();
		const read = new GroupRead(couch, 'db');
		const first = read.get('a');
		await Promise.resolve();
		const later = ['b', 'b', 'nothing', 'gone', 'a'].map((id) => read.get(id));
		expect(await first).toMatchObject({ _id: 'a', n: 1 });
		const found = (await Promise.all(later)).map((document) => document?.['n'] ?? null);
		expect(found).toEqual([2, 2, null, null, 1]);
		expect(questions).toEqual([['a'], ['b', 'nothing', 'gone', 'a']]);
		await couch.close();
	});

	it('shows what was written before it was asked, and asks again after a failure', async () => {
		const { couch } = await noting();
		const read = new GroupRead(couch, 'db');
		const early = read.get('a');
		const written = couch.get('db', 'a').then((a) => couch.bulkDocs('db', [{ ...a, n: 9 }]));
		await written;
		expect(await read.get('a')).toMatchObject({ n: 9 });
		await early;
		const { allDocs } = couch;
		couch.allDocs = () => Promise.reject(new CouchUnavailable('away'));
		await expect(read.get('b')).rejects.toThrow(CouchUnavailable);
		couch.allDocs = allDocs;
		expect(await read.get('b')).toMatchObject({ n: 2 });
		await couch.close();
	});
});
