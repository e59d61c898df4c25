import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

export const IN_MEMORY = ':memory:';

/**
 * A file beside the ledger: it is being counted from nothing, and what is written meanwhile does not wait for the disk. A
 * ledger beside which it lies at the start was cut off, and may be torn if the power failed: it is thrown away unread.
 */
function markOf(path: string): string {
	return `${path}-building`;
}

/** Whether a ledger is being counted from nothing, or was when its server ended. */
export function isBuilding(path: string): boolean {
	return path !== IN_MEMORY && existsSync(markOf(path));
}

/** Throws a ledger away and notes that another is being built; the note is on the disk before anything else is. */
export function beginBuilding(path: string): void {
	const mark = openSync(markOf(path), 'w');
	fsyncSync(mark);
	closeSync(mark);
	flushFolder(path);
	for (const ending of ['', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true });
}

/** Notes that the ledger can be relied on. Where a power cut takes the note back, it is counted once more. */
export function markBuilt(path: string): void {
	rmSync(markOf(path), { force: true });
}

/** A name in a folder is on the disk when the folder is. Windows cannot open a folder, and needs none of this. */
function flushFolder(path: string): void {
	if (process.platform === 'win32') return;
	const folder = openSync(dirname(path), 'r');
	fsyncSync(folder);
	closeSync(folder);
}
