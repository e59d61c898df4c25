import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { backUp } from '../../../src/lib/server/backup/back-up.ts';
import { BackupFault, checkBackup } from '../../../src/lib/server/backup/backup-file.ts';
import { restore } from '../../../src/lib/server/backup/restore.ts';
import { readIdentity } from '../../../src/lib/server/identity.ts';
import { newActivityId } from '../../../src/lib/domain/ids.ts';
import { PhotoBytes } from '../../../src/lib/server/photos/photo-bytes.ts';
import { NOON, bytes as random, ownUnit } from '../../fixtures/builders.ts';
import { jpeg, photoOf } from '../../fixtures/photo-builders.ts';
import type { TestPlace } from './places.ts';
import { embedded, events, happen, leavesOf, takingDocs } from './places.ts';

const ACTIVITY = newActivityId(NOON, random(1));
const AT = '2021-06-15T05:00:00.000Z';
const into = { replace: false, otherInstallation: false };

const open: TestPlace[] = [];
afterEach(async () => {
	for (const place of open.splice(0)) await place.remove();
});
async function place(started: boolean): Promise<TestPlace> {
	const made = await embedded(started);
	open.push(made);
	return made;
}

/** A store with a record and an account, and a backup of it. */
async function backedUp() {
	const store = await place(true);
	await happen(store.couch, [
		{ database: 'unit-khoi', id: 'activity:a', what: 'edit', words: 'một' },
		{ database: 'unit-khoi', id: 'activity:a', what: 'edit', words: 'hai' },
		{ database: 'accounts', id: 'account:an', what: 'edit', words: 'An' }
	]);
	const file = join(store.dataDir, 'backup.gz');
	await backUp(store, file, AT);
	return { store, file };
}

describe('a backup', () => {
	it('brings back every leaf with its revisions, deletions and branches, whatever happened', async () => {
		await fc.assert(
			fc.asyncProperty(events, async (all) => {
				const store = await place(true);
				await happen(store.couch, all);
				const file = join(store.dataDir, 'backup.gz');
				const size = await backUp(store, file, AT);
				const empty = await place(false);
				expect(await restore(empty, file, into)).toEqual(size);
				expect(await leavesOf(empty.couch)).toMatchObject(await leavesOf(store.couch));
			}),
			{ numRuns: 25 }
		);
	});

	it('carries photos, and nothing of those that were withdrawn', async () => {
		const store = await place(true);
		const bytes = new PhotoBytes(store.couch);
		const [kept, gone] = [
			photoOf(ACTIVITY, jpeg()),
			photoOf(ACTIVITY, jpeg({ seed: 2 }), { seed: 2 })
		];
		await bytes.keep(ownUnit, kept._id, kept.sha256, jpeg());
		await bytes.keep(ownUnit, gone._id, gone.sha256, jpeg({ seed: 2 }));
		await bytes.erase(ownUnit, [gone._id]);
		const file = join(store.dataDir, 'backup.gz');
		await backUp(store, file, AT);
		const empty = await place(false);
		await restore(empty, file, into);
		const restored = new PhotoBytes(empty.couch);
		expect(await restored.ids(ownUnit)).toEqual([kept._id]);
		expect(await restored.read(ownUnit, kept._id, kept.sha256)).toEqual(jpeg());
	});

	it('holds all that was stored when it began, while more is written', async () => {
		const store = await place(true);
		await store.couch.createDatabase('unit-khoi');
		const written: string[] = [];
		const write = async (n: number) => {
			const _id = `activity:${String(n).padStart(5, '0')}`;
			await store.couch.bulkDocs('unit-khoi', [{ _id, n }]);
			written.push(_id);
		};
		for (let n = 0; n < 300; n++) await write(n);
		const before = [...written];
		const file = join(store.dataDir, 'backup.gz');
		let done = false;
		const writing = (async () => {
			for (let n = 300; !done; n++) await write(n);
		})();
		await backUp(store, file, AT).finally(() => (done = true));
		await writing;
		const empty = await place(false);
		await restore(empty, file, into);
		const { rows } = await empty.couch.allDocs('unit-khoi');
		expect(rows.map(({ key }) => key)).toEqual(expect.arrayContaining(before));
	});

	it('that is cut off at any byte, or changed in one, is refused, and nothing is touched', async () => {
		const { store, file } = await backedUp();
		const whole = await readFile(file);
		const target = await place(false);
		const refused = async (bytes: Buffer) => {
			const spoiled = join(target.dataDir, 'spoiled.gz');
			await writeFile(spoiled, bytes);
			await expect(restore(target, spoiled, into)).rejects.toThrow(BackupFault);
		};
		const offset = fc.integer({ min: 0, max: whole.length - 1 });
		await fc.assert(
			fc.asyncProperty(offset, (at) => refused(whole.subarray(0, at))),
			{ numRuns: 40 }
		);
		await fc.assert(
			// The ten bytes of gzip's own head say when and where it was made, which is nobody's concern.
			fc.asyncProperty(fc.integer({ min: 10, max: whole.length - 1 }), async (at) => {
				const changed = Buffer.from(whole);
				changed[at] = (changed[at] ?? 0) ^ 0x55;
				await refused(changed);
			}),
			{ numRuns: 40 }
		);
		expect(await target.couch.listDatabases()).toEqual([]);
		expect(await readIdentity(target)).toBeNull();
		expect(await checkBackup(file)).toMatchObject({ documents: 2, at: AT });
		expect(await readIdentity(store)).toMatchObject({ restoring: false });
	});

	it('of a store that is replaced takes its place only when told to', async () => {
		const { store, file } = await backedUp();
		await happen(store.couch, [
			{ database: 'unit-khoi', id: 'activity:b', what: 'edit', words: 'sau' },
			{ database: 'unit-so-moi', id: 'activity:c', what: 'edit', words: 'sau' },
			{ database: 'audit', id: 'read:1', what: 'edit', words: 'đã xem' },
			{ database: 'accounts', id: 'account:an', what: 'delete', words: '' },
			{ database: 'accounts', id: 'account:binh', what: 'edit', words: 'Bình' }
		]);
		await expect(restore(store, file, into)).rejects.toThrow('--replace');
		const name = (await readIdentity(store))?.uuid;
		await restore(store, file, { ...into, replace: true });
		const present = async (database: string) =>
			(await store.couch.allDocs(database)).rows.map(({ key }) => key);
		expect(await present('unit-khoi')).toEqual(['activity:a']);
		expect(await store.couch.listDatabases()).not.toContain('unit-so-moi');
		expect(await present('accounts')).toEqual(['account:an']);
		// What was read stays read.
		expect(await present('audit')).toEqual(['read:1']);
		expect((await readIdentity(store))?.uuid).not.toBe(name);
	});

	it('of another installation takes the place of this one only when told twice', async () => {
		const { file } = await backedUp();
		const other = await place(true);
		await happen(other.couch, [{ database: 'programme', id: 'unit:x', what: 'edit', words: '' }]);
		await expect(restore(other, file, { ...into, replace: true })).rejects.toThrow(
			'--other-installation'
		);
		await restore(other, file, { replace: true, otherInstallation: true });
		expect(await readIdentity(other)).toMatchObject({
			installation: (await checkBackup(file)).installation
		});
	});

	it('whose restore was cut off is served to nobody until it is run again', async () => {
		const { file } = await backedUp();
		const target = await place(false);
		const cut = takingDocs(target.couch, () => Promise.reject(new Error('power cut')));
		await expect(restore({ ...target, couch: cut }, file, into)).rejects.toThrow('power cut');
		expect(await readIdentity(target)).toMatchObject({ restoring: true });
		const unserved = join(target.dataDir, 'second.gz');
		await expect(backUp(target, unserved, AT)).rejects.toThrow('being restored');
		await restore(target, file, into);
		expect(await readIdentity(target)).toMatchObject({ restoring: false });
	});

	it('is not made of a store that nobody ever started', async () => {
		const store = await place(false);
		await expect(backUp(store, join(store.dataDir, 'b.gz'), AT)).rejects.toThrow('never started');
	});
});
