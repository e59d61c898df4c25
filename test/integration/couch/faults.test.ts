import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CouchUnavailable } from '../../../src/lib/server/couch/couch.ts';
import { connect } from '../../../src/lib/server/couch/sqlite/connection.ts';
import { openSqliteCouch, SqliteCouch } from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';

let folder = '';
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'couch-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** What opening the store says. */
function fault(path: string): string {
	try {
		openSqliteCouch(path);
		return 'opened';
	} catch (error) {
		return error instanceof CouchUnavailable ? error.message : `not in words: ${String(error)}`;
	}
}

describe('a store that cannot be opened says why', () => {
	it('when its place is no folder', async () => {
		await writeFile(join(folder, 'file'), '');
		expect(fault(join(folder, 'file'))).toMatch(/data folder .* cannot be written/);
		expect(fault(join(folder, 'file', 'below'))).toMatch(/data folder .* cannot be written/);
	});

	it.skipIf(process.getuid?.() === 0)('when it has no right to write there', async () => {
		const { chmod } = await import('node:fs/promises');
		await chmod(folder, 0o500);
		expect(fault(folder)).toMatch(/data folder .* cannot be written/);
		await chmod(folder, 0o700);
	});

	it('when its file is something else', async () => {
		await writeFile(join(folder, 'couch.sqlite'), 'not a database '.repeat(1000));
		expect(fault(folder)).toMatch(/not a database/);
	});

	it('when a newer version wrote it', async () => {
		await openSqliteCouch(folder).close();
		const file = new DatabaseSync(join(folder, 'couch.sqlite'));
		file.exec('PRAGMA user_version = 99');
		file.close();
		expect(fault(folder)).toMatch(/newer version/);
	});
});

describe('a store that cannot write', () => {
	it('says that the disk is full, keeps what it had, and goes on when there is room', async () => {
		const connection = connect(folder);
		const couch = new SqliteCouch(connection);
		await couch.createDatabase('a');
		await couch.bulkDocs('a', [{ _id: 'before' }]);
		const pages = Object(connection.one('PRAGMA page_count'))['page_count'];
		connection.exec(`PRAGMA max_page_count = ${pages + 5}`);
		const large = Array.from({ length: 50 }, (_, n) => ({ _id: `n${n}`, text: 'x'.repeat(5000) }));
		const [one, two] = await Promise.allSettled([
			couch.bulkDocs('a', large),
			couch.putLocal('a', { _id: '_local/with-it' })
		]);
		expect(one).toMatchObject({ status: 'rejected', reason: { message: 'the disk is full' } });
		expect(one).toMatchObject({ reason: expect.any(CouchUnavailable) });
		// What shared its transaction is refused too, never acknowledged and lost.
		const kept = await couch.getLocal('a', '_local/with-it').then(
			() => 'fulfilled',
			() => 'rejected'
		);
		expect(two.status).toBe(kept);
		expect((await couch.allDocs('a')).rows.map((row) => row.key)).toEqual(['before']);
		expect(await couch.databaseInfo('a')).toMatchObject({ doc_count: 1 });
		connection.exec('PRAGMA max_page_count = 1000000');
		expect(await couch.bulkDocs('a', large)).toHaveLength(50);
		expect(await couch.databaseInfo('a')).toMatchObject({ doc_count: 51 });
		await couch.close();
	});

	it('acknowledges nothing that could not be committed', async () => {
		const connection = connect(folder);
		const couch = new SqliteCouch(connection);
		await couch.createDatabase('a');
		const exec = connection.exec.bind(connection);
		const broken = vi.spyOn(connection, 'exec').mockImplementation((sql) => {
			// What SQLite says when the flush at the end of a transaction fails.
			if (sql === 'COMMIT') throw Object.assign(new Error('disk I/O error'), { errcode: 10 });
			exec(sql);
		});
		const outcomes = await Promise.allSettled([
			couch.bulkDocs('a', [{ _id: 'one' }]),
			couch.bulkDocs('a', [{ _id: 'two', _rev: '1-conflict' }]),
			couch.putLocal('a', { _id: '_local/three' })
		]);
		expect(outcomes).toEqual(
			outcomes.map(() => ({
				status: 'rejected',
				reason: expect.objectContaining({ message: 'the disk reports a read or write error' })
			}))
		);
		broken.mockRestore();
		expect((await couch.allDocs('a')).rows).toEqual([]);
		expect(await couch.bulkDocs('a', [{ _id: 'one' }])).toMatchObject([{ ok: true }]);
		expect(await couch.databaseInfo('a')).toMatchObject({ doc_count: 1 });
		await couch.close();
	});

	it('waits for another process, and says so when that takes too long', async () => {
		const couch = openSqliteCouch(folder, { patienceMs: 50 });
		await couch.createDatabase('a');
		const other = new DatabaseSync(join(folder, 'couch.sqlite'));
		other.exec('BEGIN IMMEDIATE');
		const refused = couch.bulkDocs('a', [{ _id: 'late' }]);
		await expect(refused).rejects.toThrow(/locked by another process/);
		await expect(refused).rejects.toBeInstanceOf(CouchUnavailable);
		// Readers are not held up.
		expect((await couch.allDocs('a')).rows).toEqual([]);
		await couch.close();
		const patient = openSqliteCouch(folder, { patienceMs: 20_000 });
		const written = patient.bulkDocs('a', [{ _id: 'b' }]);
		await patient.allDocs('a');
		other.exec('COMMIT');
		expect(await written).toMatchObject([{ ok: true }]);
		other.close();
		await patient.close();
	});

	it('answers nothing any more when it is closed', async () => {
		const couch = openSqliteCouch(folder);
		await couch.createDatabase('a');
		const waiting = couch.waitForChange('a', 'now', 60_000);
		await couch.close();
		expect(await waiting).toBe(false);
		await expect(couch.get('a', 'x')).rejects.toBeInstanceOf(CouchUnavailable);
		await expect(couch.bulkDocs('a', [{ _id: 'x' }])).rejects.toBeInstanceOf(CouchUnavailable);
		await couch.close();
	});
});
