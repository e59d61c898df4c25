import type { PersonStore } from '../store/person-store.ts';
import type { LockRow } from '../store/schema.ts';

export async function lockOf(store: PersonStore): Promise<LockRow | null> {
	const row = await (await store.db).get('settings', 'lock');
	return row?.name === 'lock' ? row : null;
}

export async function putLock(store: PersonStore, row: LockRow): Promise<void> {
	const tx = (await store.db).transaction('settings', 'readwrite', { durability: 'strict' });
	await tx.store.put(row);
	await tx.done;
}

/** Changes a lock that is there. @returns how it stands after */
export async function changeLock(
	store: PersonStore,
	change: (row: LockRow) => LockRow
): Promise<LockRow | null> {
	const tx = (await store.db).transaction('settings', 'readwrite', { durability: 'strict' });
	const row = await tx.store.get('lock');
	const next = row?.name === 'lock' ? change(row) : null;
	if (next !== null) await tx.store.put(next);
	await tx.done;
	return next;
}

export async function dropLock(store: PersonStore): Promise<void> {
	const tx = (await store.db).transaction('settings', 'readwrite', { durability: 'strict' });
	await tx.store.delete('lock');
	await tx.done;
}
