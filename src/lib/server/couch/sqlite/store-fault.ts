import { CouchError, CouchFull, CouchUnavailable } from '../couch.ts';

/** SQLite's primary result code where the disk has no room. */
const FULL = 13;

/** SQLite's primary result codes that a machine, not a bug, can cause. */
const faults: Record<number, string> = {
	3: 'the store may not be written: permission denied',
	5: 'the store is locked by another process',
	6: 'the store is locked',
	7: 'the store is out of memory',
	8: 'the store is read-only: no right to write its file or folder',
	10: 'the disk reports a read or write error',
	11: 'the store file is damaged',
	14: 'the store file cannot be opened',
	26: 'the store file is not a database'
};

function sqliteCode(error: unknown): number | null {
	if (!(error instanceof Error) || !('errcode' in error)) return null;
	// The low byte is the primary code; the rest says more than anybody here acts on.
	return typeof error.errcode === 'number' ? error.errcode & 0xff : null;
}

/** A long read that the closing of the store overtook. */
function isClosed(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'ERR_INVALID_STATE';
}

/** Whether another connection holds the lock just now, so that trying again makes sense. */
export function isBusy(error: unknown): boolean {
	const code = sqliteCode(error);
	return code === 5 || code === 6;
}

/** What a caller is told: the fault in words, never a success that is not one. Bugs pass unchanged. */
export function storeFault(error: unknown): unknown {
	if (error instanceof CouchError || error instanceof CouchUnavailable) return error;
	if (isClosed(error)) return new CouchUnavailable('the store is closed', { cause: error });
	const code = sqliteCode(error);
	if (code === null) return error;
	if (code === FULL) return new CouchFull('the disk is full', { cause: error });
	return new CouchUnavailable(faults[code] ?? `the store failed (SQLite ${code})`, {
		cause: error
	});
}
