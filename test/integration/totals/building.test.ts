import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Ledger } from '../../../src/lib/server/totals/ledger.ts';
import { ownUnit } from '../../fixtures/builders.ts';

const step = { unit: ownUnit, seq: '7-a', records: new Map(), arrivedAt: null };
let folder = '';
let path = '';
const marked = () => existsSync(`${path}-building`);

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'building-'));
	path = join(folder, 'totals.sqlite');
});
afterEach(() => rm(folder, { recursive: true }));

/** The server and its thread as they are when a ledger is counted from nothing. */
function begin() {
	const server = new Ledger(path, 'here', 'own');
	const thread = new Ledger(path, 'here', 'count');
	thread.take(step);
	return { server, thread };
}

function close(...ledgers: Ledger[]): void {
	for (const ledger of ledgers) ledger.close();
}

function indexes(): string[] {
	const database = new DatabaseSync(path);
	const rows = database.prepare("SELECT name FROM sqlite_master WHERE type = 'index'").all();
	database.close();
	return rows.map(({ name }) => String(name));
}

describe('a ledger that is counted from nothing', () => {
	it('is thrown away at the next start if that never ended', () => {
		const { server, thread } = begin();
		close(server, thread);
		const next = new Ledger(path, 'here', 'own');
		expect(next.checkpoint(ownUnit)).toBeNull();
		expect(marked()).toBe(true);
		close(next);
	});

	it('is kept once it ended, with the order of its lists', () => {
		const { server, thread } = begin();
		expect(indexes()).not.toContain('listed_day');
		expect(thread.endBuilding()).toBe(true);
		expect(marked()).toBe(false);
		close(server, thread);
		expect(indexes()).toContain('listed_day');
		const next = new Ledger(path, 'here', 'own');
		expect(next.checkpoint(ownUnit)).toBe('7-a');
		close(next);
	});

	it('is not taken for kept while somebody reads an older state of it', () => {
		const { server, thread } = begin();
		const reader = new DatabaseSync(path);
		reader.exec('BEGIN; SELECT * FROM meta');
		reader.prepare('SELECT count(*) FROM checkpoint').get();
		expect(thread.endBuilding()).toBe(false);
		expect(marked()).toBe(true);
		reader.exec('COMMIT');
		reader.close();
		expect(thread.endBuilding()).toBe(true);
		close(server, thread);
	});

	it('is another one for another store, and one that was kept for this store stays', () => {
		const { server, thread } = begin();
		thread.endBuilding();
		close(server, thread);
		close(new Ledger(path, 'here', 'own'));
		expect(marked()).toBe(false);
		const other = new Ledger(path, 'elsewhere', 'own');
		expect(other.checkpoint(ownUnit)).toBeNull();
		expect(marked()).toBe(true);
		close(other);
	});
});
