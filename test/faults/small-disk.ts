import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Room for the store and the totals of one world, and little more. */
const SIZE = '96m';
const PIECE = Buffer.alloc(64 * 1024);

/** A small file system in memory where a server keeps its data, so that its disk can be full. */
export class SmallDisk {
	readonly #folder: string;

	private constructor(folder: string) {
		this.#folder = folder;
	}

	/** Mounts one over an empty folder; null where this machine or this user may not. */
	static over(folder: string): SmallDisk | null {
		if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
		try {
			execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder], {
				stdio: 'ignore'
			});
			return new SmallDisk(folder);
		} catch {
			// In a container without the right: then this fault is left out.
			return null;
		}
	}

	get #ballast(): string {
		return join(this.#folder, 'ballast');
	}

	/** Takes all the room there is. */
	fill(): void {
		const file = openSync(this.#ballast, 'w');
		try {
			for (let piece = PIECE; piece.length > 0;) {
				try {
					writeSync(file, piece);
				} catch (error) {
					if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
					piece = piece.subarray(0, Math.floor(piece.length / 2));
				}
			}
		} finally {
			closeSync(file);
		}
	}

	makeRoom(): void {
		rmSync(this.#ballast, { force: true });
	}

	unmount(): void {
		execFileSync('umount', [this.#folder]);
	}
}
