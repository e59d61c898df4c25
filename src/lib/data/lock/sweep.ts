import { isPrivate } from '../../domain/database.ts';
import type { Parts } from '../parts.ts';
import { whileWriting } from '../parts.ts';
import type { Feed } from '../records/feed.ts';
import { actorOf } from '../parts.ts';
import type { DenialRow, OutboxRow } from '../store/schema.ts';
import { databaseRows, noteDatabase, unsentIn, wantedDatabases } from '../sync/kept-databases.ts';
import { removeDatabase } from '../sync/removed-databases.ts';
import { changeLock, lockOf } from './lock-row.ts';
import { isSealed } from './sealed.ts';

/** The private databases of which something may be on this phone. */
export async function guardedDatabases(parts: Parts): Promise<string[]> {
	const db = await parts.store.db;
	const [outbox, denials] = [await db.getAllKeys('outbox'), await db.getAllKeys('denials')];
	const names = new Set([
		...wantedDatabases(actorOf(parts.session()), []).filter(isPrivate),
		...(await databaseRows(parts.store)).map(({ database }) => database),
		...[...outbox, ...denials].map(([database]) => database)
	]);
	return [...names].filter((name) => parts.vault.guards(name));
}

/** Seals what an earlier version of the app kept in the clear, and removes that. Safe to repeat; needs no network. */
export function sweep(parts: Parts): Promise<void> {
	return whileWriting(parts.session().person, async () => {
		const databases = await parts.databases();
		for (const name of await guardedDatabases(parts)) {
			const old = await databases.inTheClear(name).startingWith('');
			await databases.get(name).keep(old);
			// Another copy for PouchDB: the next pull begins anew, and finds most of it here.
			const known = (await databaseRows(parts.store)).some(({ database }) => database === name);
			const anew = { announced: null, noted: 0, witness: null };
			if (known) await noteDatabase(parts.store, name, anew);
			await databases.destroy(name, 'clear');
			await sealRows(parts, name);
		}
		await sealTexts(parts);
		await changeLock(parts.store, (row) => ({ ...row, swept: true }));
	});
}

/** What waits, and what was refused. */
async function sealRows(parts: Parts, database: string): Promise<void> {
	const db = await parts.store.db;
	const range = IDBKeyRange.bound([database], [database, []]);
	const seal = async <R extends OutboxRow | DenialRow>({ beside, ...row }: R) => ({
		...row,
		doc: await parts.vault.seal(database, row.doc),
		...(beside && {
			beside: await Promise.all(beside.map((doc) => parts.vault.seal(database, doc)))
		})
	});
	const outbox = await Promise.all((await db.getAll('outbox', range)).map(seal));
	const denials = await Promise.all((await db.getAll('denials', range)).map(seal));
	const tx = db.transaction(['outbox', 'denials'], 'readwrite');
	for (const row of outbox) await tx.objectStore('outbox').put(row);
	for (const row of denials) await tx.objectStore('denials').put(row);
	await tx.done;
}

/** What is typed for a private database and was not saved. */
async function sealTexts(parts: Parts): Promise<void> {
	const db = await parts.store.db;
	const kept = await db.get('settings', 'texts');
	if (kept?.name !== 'texts') return;
	const texts = await Promise.all(
		Object.entries(kept.texts).map(async ([of, { text, since }]) => {
			const [database = ''] = of.split(':');
			return [of, { text: await parts.vault.sealText(database, of, text), since }] as const;
		})
	);
	await db.put('settings', { name: 'texts', texts: Object.fromEntries(texts) });
}

/** Removes what was sealed with a key that is gone: a process that died while it threw it away left it. */
export async function dropSealed(parts: Parts): Promise<void> {
	const databases = await parts.databases();
	for (const name of await guardedDatabases(parts)) {
		await databases.destroy(name, 'sealed');
		const db = await parts.store.db;
		const range = IDBKeyRange.bound([name], [name, []]);
		const tx = db.transaction(['outbox', 'denials'], 'readwrite');
		for (const store of ['outbox', 'denials'] as const)
			for (const row of await tx.objectStore(store).getAll(range))
				if (isSealed(row.doc)) await tx.objectStore(store).delete([name, row.id]);
		await tx.done;
	}
}

/**
 * What an earlier version of the app received of private databases goes from a phone on which nobody has set a code
 * since: it can be fetched again when somebody does. Not before what waits is sent.
 */
export async function leaveClear(parts: Parts, feed: Feed): Promise<void> {
	if (parts.vault.isOpen) return;
	for (const { database } of await databaseRows(parts.store)) {
		if (!parts.vault.guards(database) || (await lockOf(parts.store)) !== null) continue;
		if ((await unsentIn(parts.store, database)) === 0) await removeDatabase(parts, feed, database);
	}
}

/** Removes all that is private from this phone, the unsent too. */
export async function removePrivate(parts: Parts, feed: Feed): Promise<void> {
	for (const name of await guardedDatabases(parts)) await removeDatabase(parts, feed, name);
}
