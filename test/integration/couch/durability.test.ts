import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connect } from '../../../src/lib/server/couch/sqlite/connection.ts';
import { openSqliteCouch } from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';

let folder = '';
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'couch-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Lets a process write and kills it, without warning, after so many acknowledgements. */
async function killedAfter(acknowledgements: number, round: number): Promise<[string, string][]> {
	const script = fileURLToPath(new URL('writer.ts', import.meta.url));
	const child = spawn(process.execPath, [script, folder, String(round)], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let text = '';
	for await (const chunk of child.stdout) {
		text += chunk;
		if (text.split('\n').length > acknowledgements) child.kill('SIGKILL');
	}
	const whole = text.slice(0, text.lastIndexOf('\n'));
	return whole.split('\n').map((line) => {
		const [id = '', rev = ''] = line.split(' ');
		return [id, rev];
	});
}

it('keeps every acknowledged write of a process that is killed in the middle of writing', async () => {
	const acknowledged = new Map<string, string[]>();
	for (const [round, count] of [150, 400, 90, 700].entries()) {
		for (const [id, rev] of await killedAfter(count, round)) {
			acknowledged.set(id, [...(acknowledged.get(id) ?? []), rev]);
		}
		const couch = openSqliteCouch(folder);
		expect(await couch.revsDiff('unit-a', Object.fromEntries(acknowledged))).toEqual({});
		const { rows } = await couch.allDocs('unit-a', { includeDocs: true });
		const changes = await couch.changes('unit-a');
		const { doc_count, update_seq } = await couch.databaseInfo('unit-a');
		expect(rows.every((row) => 'doc' in row && row.doc !== null)).toBe(true);
		expect([rows.length, changes.results.length]).toEqual([doc_count, doc_count]);
		expect(changes.last_seq).toBe(update_seq);
		await couch.close();
	}
	expect(acknowledged.size).toBeGreaterThan(500);
}, 120_000);

it('flushes every commit to the disk', () => {
	const connection = connect(folder);
	expect(connection.one('PRAGMA synchronous')).toMatchObject({ synchronous: 2 });
	expect(connection.one('PRAGMA journal_mode')).toMatchObject({ journal_mode: 'wal' });
	expect(connection.one('PRAGMA integrity_check')).toMatchObject({ integrity_check: 'ok' });
	connection.close();
});

it('finds everything again after it was closed', async () => {
	const couch = openSqliteCouch(folder);
	await couch.createDatabase('unit-a');
	await couch.bulkDocs('unit-a', [{ _id: 'a', n: 1 }]);
	const [uuid, info] = [await couch.uuid(), await couch.databaseInfo('unit-a')];
	// Not awaited: closing waits for what was asked before.
	const late = couch.bulkDocs('unit-a', [{ _id: 'b' }]).then(
		() => 'written',
		() => 'refused'
	);
	await couch.close();
	const outcome = await late;
	const again = openSqliteCouch(folder);
	expect(await again.uuid()).toBe(uuid);
	expect(await again.get('unit-a', 'a')).toMatchObject({ n: 1 });
	expect(await again.allDocs('unit-a', { keys: ['b'] })).toMatchObject({
		rows: [outcome === 'written' ? { id: 'b' } : { error: 'not_found' }]
	});
	expect((await again.changes('unit-a', { since: info.update_seq })).results).toHaveLength(
		outcome === 'written' ? 1 : 0
	);
	await again.close();
});
