import { statfsSync } from 'node:fs';
import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';

/** Before this nobody can have this program: a machine without a battery begins in 1970. */
const EARLIEST_MS = Date.UTC(2025, 0, 1);
const MB = 1024 * 1024;
/** With less even the log of a write finds no room. */
const LEAST_MB = 64;

type Surroundings = {
	nowMs: number;
	/** Null: the system does not tell. */
	freeBytes: number | null;
};

/** Whether the machine is fit to serve, or one sentence for the operator. */
export function fitToServe(
	dataDir: string,
	{ nowMs, freeBytes }: Surroundings
): Result<null, string> {
	if (nowMs < EARLIEST_MS)
		return err(
			`the clock of this machine says ${new Date(nowMs).toISOString()}: set it (timedatectl set-ntp true), because days of records and sign-ins go by it`
		);
	if (freeBytes !== null && freeBytes < LEAST_MB * MB)
		return err(
			`DATA_DIR ${dataDir} has ${Math.floor(freeBytes / MB)} MB left: make room for at least ${LEAST_MB} MB, nothing that is there is lost`
		);
	return ok(null);
}

/** What is free where this folder is. */
export function freeBytesOf(folder: string): number | null {
	try {
		const { bavail, bsize } = statfsSync(folder);
		return bavail * bsize;
	} catch {
		// Some systems do not tell; a folder that cannot be used was refused before.
		return null;
	}
}
