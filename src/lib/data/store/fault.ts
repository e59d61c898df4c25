/** The phone has no room left for a write. The form keeps what was typed. */
export class StorageFull extends Error {
	constructor(options?: ErrorOptions) {
		super('storage full', options);
		this.name = 'StorageFull';
	}
}

/** The database was closed under us: by a newer version of the app in another tab, or because its data were removed. */
export class StoreClosed extends Error {
	constructor() {
		super('store closed');
		this.name = 'StoreClosed';
	}
}

const QUOTA = /quota|disk.?full|no space/i;

function texts(error: unknown): string[] {
	if (typeof error !== 'object' || error === null) return [String(error)];
	return ['name', 'message', 'reason', 'error'].flatMap((key) => {
		const text: unknown = Reflect.get(error, key);
		return typeof text === 'string' ? [text] : [];
	});
}

/** Whether an error of IndexedDB, or of PouchDB which wraps it, says that there is no room. */
export function isQuotaError(error: unknown): boolean {
	return error instanceof StorageFull || texts(error).some((text) => QUOTA.test(text));
}

/** Runs a write and rejects with {@link StorageFull} where there was no room; other errors pass. */
export async function orStorageFull<T>(write: () => Promise<T>): Promise<T> {
	try {
		return await write();
	} catch (error) {
		throw isQuotaError(error) && !(error instanceof StorageFull)
			? new StorageFull({ cause: error })
			: error;
	}
}

/**
 * Waits for the writes of a transaction and for its end. Where several say that they failed, the one that says that there
 * was no room is heard: browsers say it of a write, or of the end alone.
 */
export async function allWritten(writes: readonly (Promise<unknown> | undefined)[]): Promise<void> {
	const ends = await Promise.allSettled(writes);
	const faults = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
	if (faults.length > 0) throw faults.find(isQuotaError) ?? faults[0];
}
