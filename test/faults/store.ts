import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect } from '../../src/lib/server/couch/sqlite/connection.ts';
import { openSqliteCouch } from '../../src/lib/server/couch/sqlite/sqlite-couch.ts';
import type { SeededRandom } from '../../src/lib/server/seed/random.ts';

const writer = fileURLToPath(new URL('../integration/couch/writer.ts', import.meta.url));
const DATABASE = 'unit-a';
/** Revisions asked for at once. */
const PORTION = 2000;

export type StoreOutcome = { kills: number; acknowledged: number; violations: string[] };

/** Lets a process write and kills it, without warning, after so many acknowledgements; answers what it acknowledged. */
export async function writeUntilKilled(
	folder: string,
	round: number,
	acknowledgements: number,
	heard: (text: string) => void = () => undefined
): Promise<[string, string][]> {
	const child = spawn(process.execPath, [writer, folder, String(round)], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let text = '';
	let lines = 0;
	for await (const chunk of child.stdout) {
		const piece = String(chunk);
		heard(piece);
		text += piece;
		lines += piece.split('\n').length - 1;
		if (lines > acknowledgements) child.kill('SIGKILL');
	}
	return text
		.slice(0, text.lastIndexOf('\n'))
		.split('\n')
		.map((line) => {
			const [id = '', rev = ''] = line.split(' ');
			return [id, rev];
		});
}

/** Which of the acknowledged revisions the store has no more. */
export async function lostOf(
	folder: string,
	acknowledged: ReadonlyMap<string, string[]>
): Promise<string[]> {
	const couch = openSqliteCouch(folder);
	const all = [...acknowledged];
	const lost: string[] = [];
	try {
		if (!(await couch.listDatabases()).includes(DATABASE)) return [...acknowledged.keys()];
		for (let at = 0; at < all.length; at += PORTION) {
			const asked = Object.fromEntries(all.slice(at, at + PORTION));
			lost.push(...Object.keys(await couch.revsDiff(DATABASE, asked)));
		}
		return lost;
	} finally {
		await couch.close();
	}
}

export function integrity(folder: string): string {
	const connection = connect(folder);
	const said = connection.one('PRAGMA integrity_check')?.['integrity_check'];
	connection.close();
	return String(said);
}

/**
 * Kills a process that writes into the embedded store, again and again over the same files; after each death
 * everything it ever acknowledged must be there, and the file sound.
 */
export async function killStore(random: SeededRandom, kills: number): Promise<StoreOutcome> {
	const folder = await mkdtemp(join(tmpdir(), 'faults-store-'));
	const acknowledged = new Map<string, string[]>();
	const violations: string[] = [];
	let count = 0;
	for (let round = 0; round < kills; round++) {
		const written = await writeUntilKilled(folder, round, random.between(1, 250));
		for (const [id, rev] of written) {
			acknowledged.set(id, [...(acknowledged.get(id) ?? []), rev]);
			count += 1;
		}
		const lost = await lostOf(folder, acknowledged);
		if (lost.length > 0) violations.push(`kill ${round}: lost ${lost.slice(0, 10).join(' ')}`);
		const said = integrity(folder);
		if (said !== 'ok') violations.push(`kill ${round}: integrity_check says ${said}`);
	}
	await rm(folder, { recursive: true });
	return { kills, acknowledged: count, violations };
}
