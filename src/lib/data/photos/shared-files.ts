import type { DBSchema } from 'idb';
import { openStore } from '../store/open.ts';
import { SHARED_FILES } from '../store/phone-store.ts';

interface SharedSchema extends DBSchema {
	files: { key: number; value: File };
}

async function withFiles<T>(
	use: (store: {
		getAll: () => Promise<File[]>;
		add: (file: File) => Promise<unknown>;
		clear: () => Promise<void>;
	}) => Promise<T>
): Promise<T | null> {
	const opened = await openStore<SharedSchema>(
		SHARED_FILES,
		1,
		(db) => void db.createObjectStore('files', { autoIncrement: true }),
		() => undefined
	);
	if (!opened.ok) return null;
	try {
		const tx = (await opened.value.db).transaction('files', 'readwrite');
		const { store } = tx;
		const done = await use({
			getAll: () => store.getAll(),
			add: (file) => store.add(file),
			clear: () => store.clear()
		});
		await tx.done;
		return done;
	} finally {
		await opened.value.close();
	}
}

/** Keeps what another app shared until a record takes it; what was shared before and never taken goes. */
export async function keepShared(files: readonly File[]): Promise<void> {
	await withFiles(async (store) => {
		await store.clear();
		for (const file of files) await store.add(file);
	});
}

/** Takes what was shared, once. */
export async function takeShared(): Promise<File[]> {
	const taken = await withFiles(async (store) => {
		const files = await store.getAll();
		await store.clear();
		return files;
	});
	return taken ?? [];
}
