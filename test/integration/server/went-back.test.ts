import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { TotalsDocument, unpackBoard } from '../../../src/lib/domain/totals/totals-document.ts';
import { parseBy } from '../../../src/lib/domain/issue.ts';
import { CouchError } from '../../../src/lib/server/couch/couch.ts';
import { activity, ownUnit } from '../../fixtures/builders.ts';
import { bodyOf, startApp, testStore, until } from './app.ts';
import type { App } from './app.ts';

const database = unitDatabase(ownUnit);

/** Writes records as they come from phones, and waits until so many are counted. */
async function add(app: App, numbers: readonly number[], counted: number): Promise<void> {
	const documents = numbers.map((n) => {
		const { _rev, ...fresh } = activity({}, n);
		void _rev;
		return fresh;
	});
	await app.couch.bulkDocs(database, documents);
	await until(async () => (await waitingOn(app)) === counted);
}

/** How many records wait for a decision, by the block's board; null: none was published. */
async function waitingOn(app: App): Promise<number | null> {
	try {
		const parsed = parseBy(TotalsDocument, await app.couch.get('totals', 'totals:block:term'));
		return parsed.ok ? unpackBoard(parsed.value).all.waiting.activities : null;
	} catch (error) {
		if (error instanceof CouchError && error.status === 404) return null;
		throw error;
	}
}

const nameOf = async (app: App) => (await bodyOf(fetch(`${app.url}/db/`)))['uuid'];

test.skipIf(process.env.COUCHDB_URL)(
	'a server whose store was put back to an older one takes another name, and counts what is there',
	async () => {
		const store = await testStore();
		const backup = await mkdtemp(join(tmpdir(), 'backup-'));
		const first = await startApp(store);
		await first.couch.createDatabase(database);
		await add(first, [1], 1);
		const name = await nameOf(first);
		await first.close();
		await cp(store.dataDir, backup, { recursive: true });

		const second = await startApp(store);
		expect(await nameOf(second)).toBe(name);
		await add(second, [2, 3, 4], 4);
		await second.close();

		for (const file of await readdir(store.dataDir))
			if (file.startsWith('couch.sqlite')) await rm(join(store.dataDir, file));
		await cp(join(backup, 'couch.sqlite'), join(store.dataDir, 'couch.sqlite'));
		const third = await startApp(store);
		expect(await nameOf(third)).not.toBe(name);
		await add(third, [5, 6], 3);
		const renamed = await nameOf(third);
		await third.close();

		const fourth = await startApp(store);
		expect(await nameOf(fourth)).toBe(renamed);
		await fourth.close();
		await rm(backup, { recursive: true });
		await store.remove();
	}
);
