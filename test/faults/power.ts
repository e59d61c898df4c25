import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SeededRandom } from '../../src/lib/server/seed/random.ts';
import type { StoreOutcome } from './store.ts';
import { integrity, lostOf, writeUntilKilled } from './store.ts';

const DISK_BYTES = 256 * 1024 * 1024;

/** A small file system in a file, mounted. What was not flushed is in the memory of the kernel and not in that file. */
class Disk {
	readonly #folder: string;

	private constructor(folder: string) {
		this.#folder = folder;
	}

	/** @throws where this machine has no loop devices, or may not mount */
	static async make(): Promise<Disk> {
		const disk = new Disk(await mkdtemp(join(tmpdir(), 'faults-power-')));
		await mkdir(disk.mounted);
		await writeFile(disk.#image, '');
		await truncate(disk.#image, DISK_BYTES);
		execFileSync('mkfs.ext4', ['-q', '-F', disk.#image]);
		disk.#mount();
		return disk;
	}

	get #image(): string {
		return join(this.#folder, 'disk');
	}

	/** Where its files are. */
	get mounted(): string {
		return join(this.#folder, 'mounted');
	}

	#mount(): void {
		execFileSync('mount', ['-o', 'loop', this.#image, this.mounted]);
	}

	#unmount(): void {
		execFileSync('umount', [this.mounted]);
	}

	/** The power is cut: of everything written there is what had reached the disk by now. */
	async cut(): Promise<void> {
		const reached = join(this.#folder, 'reached');
		await copyFile(this.#image, reached);
		this.#unmount();
		await rename(reached, this.#image);
		this.#mount();
	}

	async remove(): Promise<void> {
		this.#unmount();
		await rm(this.#folder, { recursive: true });
	}
}

/** A file beside the store that nobody flushes: what a cut takes of it shows that the cut was one. */
class Unflushed {
	readonly #file: string;
	#lines = 0;

	constructor(folder: string) {
		this.#file = join(folder, 'unflushed');
	}

	readonly add = (text: string): void => {
		appendFileSync(this.#file, text);
		this.#lines += text.split('\n').length - 1;
	};

	/** How many lines are gone. */
	settle(): number {
		const text = existsSync(this.#file) ? readFileSync(this.#file, 'utf8') : '';
		const gone = this.#lines - (text.split('\n').length - 1);
		this.#lines -= gone;
		return gone;
	}
}

/**
 * Cuts the power of a disk on which a process writes into the embedded store, again and again; after each cut everything
 * it ever acknowledged must be there, and the file sound. Linux, as root.
 */
export async function cutPower(
	random: SeededRandom,
	cuts: number
): Promise<StoreOutcome & { unflushedLost: number }> {
	const disk = await Disk.make();
	const folder = join(disk.mounted, 'data');
	const unflushed = new Unflushed(disk.mounted);
	const acknowledged = new Map<string, string[]>();
	const outcome: StoreOutcome = { kills: cuts, acknowledged: 0, violations: [] };
	let unflushedLost = 0;
	try {
		for (let round = 0; round < cuts; round++) {
			const count = random.between(1, 250);
			for (const [id, rev] of await writeUntilKilled(folder, round, count, unflushed.add)) {
				acknowledged.set(id, [...(acknowledged.get(id) ?? []), rev]);
				outcome.acknowledged += 1;
			}
			await disk.cut();
			unflushedLost += unflushed.settle();
			const lost = await lostOf(folder, acknowledged);
			if (lost.length > 0)
				outcome.violations.push(
					`cut ${round}: lost ${lost.length}: ${lost.slice(0, 10).join(' ')}`
				);
			const said = integrity(folder);
			if (said !== 'ok') outcome.violations.push(`cut ${round}: integrity_check says ${said}`);
		}
	} finally {
		await disk.remove();
	}
	if (unflushedLost === 0) outcome.violations.push('nothing was lost at all: these were no cuts');
	return { ...outcome, unflushedLost };
}
