import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { privateDatabase, unitDatabase } from '../../src/lib/domain/database.ts';
import type { UnitId } from '../../src/lib/domain/ids.ts';
import type { Account } from '../../src/lib/server/auth/account.ts';
import type { Couch, StoredDocument } from '../../src/lib/server/couch/couch.ts';
import { openSqliteCouch } from '../../src/lib/server/couch/sqlite/sqlite-couch.ts';
import { RECEIPTS } from '../../src/lib/server/receipts/receipts.ts';
import { putAccounts, until } from '../integration/server/app.ts';
import type { Spawned } from '../integration/server/spawned.ts';
import { spawnServer } from '../integration/server/spawned.ts';
import { ORIGIN } from './globals.ts';
import { SmallDisk } from './small-disk.ts';

const PATIENCE_MS = 60_000;

/** The server's own files; what is restored is the store, never the identity. */
const STORE = /^couch\.sqlite/;
const COUNTED = /^totals\.sqlite/;
const IDENTITY = 'uuid';

/** The server as a process of its own, with what it keeps on disk; killed, frozen, started, restored. */
export class Server {
	readonly #folder: string;
	readonly #moved: (url: string | null) => void;
	#process: Spawned | null = null;
	/** Where its data are; null where no disk could be made for them alone. */
	disk: SmallDisk | null = null;

	private constructor(folder: string, moved: (url: string | null) => void) {
		this.#folder = folder;
		this.#moved = moved;
	}

	/** Makes a store with these units and accounts, and starts. `moved` is told where the server is, null: nowhere. */
	static async begin(
		units: readonly UnitId[],
		accounts: readonly Account[],
		moved: (url: string | null) => void
	): Promise<Server> {
		const folder = await mkdtemp(join(tmpdir(), 'faults-'));
		const server = new Server(folder, moved);
		await mkdir(server.#data);
		server.disk = SmallDisk.over(server.#data);
		await server.inStore(async (couch) => {
			await couch.createDatabase('programme');
			await couch.bulkDocs('programme', units.map(unitDocument));
			for (const unit of units)
				for (const name of [unitDatabase(unit), privateDatabase(unit)])
					await couch.createDatabase(name);
			await putAccounts(couch, ...accounts);
		});
		await server.start();
		return server;
	}

	get #data(): string {
		return join(this.#folder, 'data');
	}

	get isUp(): boolean {
		return this.#process !== null;
	}

	get pid(): number {
		return this.#process?.child.pid ?? 0;
	}

	async start(): Promise<void> {
		const started = await spawnServer({ PORT: '0', ORIGIN, DATA_DIR: this.#data });
		this.#process = started;
		this.#moved(started.url);
		await until(async () => (await fetch(`${started.url}/healthz`)).status === 200, PATIENCE_MS);
	}

	async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
		const process = this.#process;
		this.#process = null;
		if (signal === 'SIGKILL') await process?.end(signal);
		else await process?.end(signal);
		this.#moved(null);
	}

	/** Stops the process for a while without ending it. */
	async freeze(ms: number): Promise<void> {
		this.#process?.child.kill('SIGSTOP');
		await new Promise((resolve) => setTimeout(resolve, ms));
		this.#process?.child.kill('SIGCONT');
	}

	/** Waits until the totals are published for everything stored. */
	async counted(): Promise<boolean> {
		const response = await fetch(`${this.#process?.url ?? ''}/healthz`);
		const health: { totals?: { lagMs: number | null } } = JSON.parse(await response.text());
		return health.totals?.lagMs === 0;
	}

	/** Opens the store beside the server, as the account command does. */
	async inStore<T>(work: (couch: Couch) => Promise<T>): Promise<T> {
		const couch = openSqliteCouch(this.#data);
		try {
			return await work(couch);
		} finally {
			await couch.close();
		}
	}

	/** Copies the data folder of a server that was killed this moment. */
	async backUp(): Promise<void> {
		await this.end('SIGKILL');
		await rm(this.#backup, { recursive: true, force: true });
		await cp(this.#data, this.#backup, { recursive: true });
		await this.start();
	}

	/**
	 * Puts the backup in the place of the present state. `restored`: as it should be done, the server has another
	 * identity from then on, and keeps its receipts. `oldStore`: the store alone, and nobody is told. `oldFolder`: all of it, as whoever sets a
	 * whole machine back does.
	 */
	async restore(how: 'restored' | 'oldStore' | 'oldFolder'): Promise<void> {
		await this.end('SIGKILL');
		const receipts = how === 'restored' ? await this.#receipts() : [];
		const isOld = (file: string) => how === 'oldFolder' || STORE.test(file);
		const goes = (file: string) =>
			isOld(file) || (how === 'restored' && (COUNTED.test(file) || file === IDENTITY));
		for (const file of await readdir(this.#data)) if (goes(file)) await rm(join(this.#data, file));
		for (const file of await readdir(this.#backup))
			if (isOld(file)) await cp(join(this.#backup, file), join(this.#data, file));
		if (receipts.length > 0)
			await this.inStore((couch) => couch.bulkDocs(RECEIPTS, receipts, { newEdits: false }));
		await this.start();
	}

	async #receipts(): Promise<StoredDocument[]> {
		const leaves = await this.inStore((couch) => leavesOf(couch, RECEIPTS));
		return [...leaves.values()].flat();
	}

	get #backup(): string {
		return join(this.#folder, 'backup');
	}

	async remove(): Promise<void> {
		await this.end('SIGKILL');
		this.disk?.unmount();
		await rm(this.#folder, { recursive: true });
	}
}

function unitDocument(id: UnitId): StoredDocument {
	return {
		_id: `unit:${id}`,
		type: 'unit',
		v: 1,
		id,
		name: `Chi đoàn ${id}`,
		kind: 'chiDoanCoSo',
		chiDoan: [],
		twinnedCommunes: [],
		activeFrom: '2020-01-01',
		activeTo: null
	};
}

/** Every leaf of a database that is not deleted, with its ancestry, by id. */
export async function leavesOf(
	couch: Couch,
	database: string
): Promise<Map<string, StoredDocument[]>> {
	const { results } = await couch.changes(database, { style: 'all_docs' });
	const asked = results.flatMap(({ id, changes }) => changes.map(({ rev }) => ({ id, rev })));
	const found = await couch.bulkGet(database, asked, { revs: true });
	const leaves = new Map<string, StoredDocument[]>();
	for (const { docs } of found)
		for (const one of docs) {
			if (!('ok' in one) || one.ok._deleted === true) continue;
			leaves.set(one.ok._id, [...(leaves.get(one.ok._id) ?? []), one.ok]);
		}
	return leaves;
}
