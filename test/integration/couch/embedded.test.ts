import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connect, type Connection } from '../../../src/lib/server/couch/sqlite/connection.ts';
import { SqliteCouch, openSqliteCouch } from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';
import { put, replica, replicate, rev } from './cases/store.ts';

let folder = '';
let connection: Connection;
let couch: SqliteCouch;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'couch-'));
	connection = connect(folder);
	couch = new SqliteCouch(connection);
	await couch.createDatabase('a');
});
afterEach(async () => {
	await couch.close();
	await rm(folder, { recursive: true });
});

function count(table: string): number {
	return Object(connection.one(`SELECT COUNT(*) AS count FROM ${table}`))['count'];
}

describe('many writers at once', () => {
	it('share commits, and each gets its own answer', async () => {
		const exec = vi.spyOn(connection, 'exec');
		const writes = Array.from({ length: 400 }, (_, n) =>
			couch.bulkDocs('a', [{ _id: `n${n % 200}`, n }])
		);
		const results = (await Promise.all(writes)).flat();
		const commits = exec.mock.calls.filter(([sql]) => sql === 'COMMIT').length;
		expect(commits).toBeLessThan(100);
		expect(results.map(({ id }) => id)).toEqual(writes.map((_, n) => `n${n % 200}`));
		expect(results.filter((result) => 'ok' in result)).toHaveLength(200);
		expect(results.filter((result) => 'error' in result)).toHaveLength(200);
	});

	it('do not suffer from the one that is refused', async () => {
		const stub = { x: { content_type: 'a/b', stub: true as const } };
		const outcomes = await Promise.allSettled([
			couch.bulkDocs('a', [{ _id: 'one' }]),
			couch.bulkDocs('a', [{ _id: 'two', _attachments: stub }]),
			couch.bulkDocs('nowhere', [{ _id: 'three' }]),
			couch.putLocal('nowhere', { _id: '_local/x' }),
			couch.bulkDocs('a', [{ _id: 'four' }])
		]);
		expect(outcomes.map(({ status }) => status)).toEqual([
			'fulfilled',
			'rejected',
			'rejected',
			'rejected',
			'fulfilled'
		]);
		expect((await couch.allDocs('a')).rows.map((row) => row.key)).toEqual(['four', 'one']);
	});

	it('are not held up by a large batch', async () => {
		const finished: string[] = [];
		const large = Array.from({ length: 20_000 }, (_, n) => ({
			_id: `n${n}`,
			text: 'x'.repeat(200)
		}));
		await Promise.all([
			couch.bulkDocs('a', large).then(() => finished.push('large')),
			couch.bulkDocs('a', [{ _id: 'small' }]).then(() => finished.push('small'))
		]);
		expect(finished).toEqual(['small', 'large']);
	});
});

describe('long lists', () => {
	it.each(['allDocs', 'changes', 'revsDiff', 'bulkGet'] as const)(
		'let others run while %s reads',
		async (list) => {
			const ids = Array.from({ length: 10_000 }, (_, n) => `n${n}`);
			await couch.bulkDocs(
				'a',
				ids.map((_id) => ({ _id, text: 'x'.repeat(500) }))
			);
			let turns = 0;
			let reading = true;
			const others = (async () => {
				for (; reading; turns++) await new Promise((resolve) => setImmediate(resolve));
			})();
			if (list === 'allDocs') await couch.allDocs('a', { includeDocs: true });
			if (list === 'changes') await couch.changes('a', { includeDocs: true });
			if (list === 'bulkGet')
				await couch.bulkGet(
					'a',
					ids.map((id) => ({ id }))
				);
			if (list === 'revsDiff') {
				const named = ids.map((id): [string, string[]] => [id, [rev(1, 'a')]]);
				await couch.revsDiff('a', Object.fromEntries(named));
			}
			reading = false;
			await others;
			expect(turns).toBeGreaterThan(1);
		}
	);
});

describe('space', () => {
	const photo = (byte: number) => ({
		x: { content_type: 'image/jpeg', data: Buffer.alloc(5000, byte).toString('base64') }
	});

	it('keeps equal attachments once, and lets go of those that nobody needs', async () => {
		const first = await put(couch, 'a', { _id: 'one', _attachments: photo(1) });
		await put(couch, 'a', { _id: 'two', _attachments: photo(1) });
		expect(count('blobs')).toBe(1);
		await put(couch, 'a', { _id: 'one', _rev: first, _attachments: photo(2) });
		expect(count('blobs')).toBe(2);
		const { _rev = '' } = await couch.get('a', 'two');
		await put(couch, 'a', { _id: 'two', _rev, _deleted: true });
		await put(couch, 'a', { _id: 'three', _attachments: photo(1) });
		await couch.compact('a');
		expect([count('blobs'), count('blob_uses'), count('revs')]).toEqual([2, 2, 3]);
		expect((await couch.getAttachment('a', 'one', 'x')).body[0]).toBe(2);
		expect((await couch.getAttachment('a', 'three', 'x')).body[0]).toBe(1);
		const three = await couch.get('a', 'three');
		await put(couch, 'a', { _id: 'three', _rev: String(three._rev) });
		await couch.compact('a');
		expect([count('blobs'), count('blob_uses')]).toEqual([1, 1]);
	});

	it('forgets revisions beyond the limit, bodies and all', async () => {
		await couch.setRevsLimit('a', 3);
		let last = await put(couch, 'a', { _id: 'x' });
		for (let n = 0; n < 6; n++) last = await put(couch, 'a', { _id: 'x', _rev: last, n });
		const { _revisions } = await couch.get('a', 'x', { revs: true });
		expect(_revisions?.ids).toHaveLength(3);
		expect(count('revs')).toBe(3);
	});

	it('sweeps a deleted database, also one that a crash left half swept', async () => {
		const documents = Array.from({ length: 700 }, (_, n) => ({ _id: `n${n}` }));
		await couch.bulkDocs('a', documents);
		await couch.putLocal('a', { _id: '_local/x' });
		await couch.createDatabase('b');
		await put(couch, 'b', { _id: 'stays', _attachments: photo(1) });
		await couch.deleteDatabase('b');
		// As if the process had been killed right after the name was taken away.
		connection.exec("UPDATE databases SET name = NULL WHERE name = 'a'");
		await couch.close();
		connection = connect(folder);
		couch = new SqliteCouch(connection);
		await expect.poll(() => count('databases')).toBe(0);
		const left = ['docs', 'revs', 'locals', 'blobs', 'blob_uses'].map(count);
		expect(left).toEqual([0, 0, 0, 0, 0]);
	});
});

describe('sequences', () => {
	it('of a database that was made anew begin at the beginning, and skip nothing', async () => {
		for (let n = 0; n < 5; n++) await put(couch, 'a', { _id: `n${n}` });
		const { last_seq } = await couch.changes('a');
		await couch.deleteDatabase('a');
		await couch.createDatabase('a');
		await put(couch, 'a', { _id: 'new' });
		const { results } = await couch.changes('a', { since: last_seq });
		expect(results.map(({ id }) => id)).toEqual(['new']);
		expect(await couch.waitForChange('a', last_seq, 1000)).toBe(true);
	});

	it('are the same for everybody, and never those of another document', async () => {
		await replicate(couch, 'a', [replica('x', [rev(1, 'a')]), replica('y', [rev(1, 'a')])]);
		const sequences = (await couch.changes('a')).results.map(({ seq }) => seq);
		expect(new Set(sequences).size).toBe(2);
		expect((await couch.changes('a')).results.map(({ seq }) => seq)).toEqual(sequences);
	});
});

describe('news of databases', () => {
	it('are heard from the moment they are asked for', async () => {
		const stop = new AbortController();
		const updates = couch.dbUpdates(stop.signal);
		await put(couch, 'a', { _id: 'x' });
		await couch.createDatabase('b');
		const heard: string[] = [];
		for await (const name of updates) {
			heard.push(name);
			if (name === 'b') stop.abort();
		}
		expect(heard).toEqual(['a', 'b']);
	});

	it('end with the signal, and with the store', async () => {
		const ended = couch.dbUpdates(AbortSignal.abort());
		const open = couch.dbUpdates(new AbortController().signal);
		await couch.close();
		const heard: string[] = [];
		for await (const name of ended) heard.push(name);
		for await (const name of open) heard.push(name);
		expect(heard).toEqual([]);
	});
});

describe('two processes with one file', () => {
	it('see and hear each other', async () => {
		const other = openSqliteCouch(folder);
		const stop = new AbortController();
		const heard = (async () => {
			for await (const name of couch.dbUpdates(stop.signal)) if (name === 'a') return name;
			return 'nothing';
		})();
		const waiting = couch.waitForChange('a', 'now', 20_000);
		const first = await put(other, 'a', { _id: 'x', n: 1 });
		expect(await waiting).toBe(true);
		expect(await heard).toBe('a');
		await put(couch, 'a', { _id: 'x', _rev: first, n: 2 });
		expect(await other.get('a', 'x')).toMatchObject({ n: 2 });
		const both = await Promise.all(
			Array.from({ length: 40 }, (_, n) => put(n % 2 ? couch : other, 'a', { _id: `n${n}` }))
		);
		expect(new Set((await couch.changes('a')).results.map(({ seq }) => seq)).size).toBe(41);
		expect(both).toHaveLength(40);
		stop.abort();
		await other.close();
	});
});

describe('documents that need not be read', () => {
	it('come as they are stored, but for what has more to tell', async () => {
		const data = Buffer.from('x').toString('base64');
		await put(couch, 'a', { _id: 'plain', said: 'Ễ' });
		await put(couch, 'a', { _id: 'picture', _attachments: { x: { content_type: 'a/b', data } } });
		await replicate(couch, 'a', [
			replica('two', [rev(2, 'b'), rev(1, 'a')], { n: 1 }),
			replica('two', [rev(2, 'c'), rev(1, 'a')], { n: 2 })
		]);
		const asked = { includeDocs: true, unread: true, conflicts: true };
		const { rows } = await couch.allDocs('a', asked);
		const of = (id: string) => rows.find(({ key }) => key === id);
		expect(of('plain')).toMatchObject({ json: '{"said":"Ễ"}' });
		expect(of('plain')).not.toHaveProperty('doc');
		expect(of('picture')).toMatchObject({ doc: { _attachments: { x: { stub: true } } } });
		expect(of('two')).toMatchObject({ doc: { _conflicts: [expect.any(String)] } });
		const keyed = await couch.allDocs('a', { ...asked, keys: ['two', 'plain', 'none'] });
		expect(keyed.rows).toMatchObject([
			{ key: 'two', doc: { _conflicts: [expect.any(String)] } },
			{ key: 'plain' },
			{ key: 'none', error: 'not_found' }
		]);
	});
});
