import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { Activity } from '../../../src/lib/domain/activity/activity.ts';
import { parseDatabase, unitDatabase } from '../../../src/lib/domain/database.ts';
import { BLOCK_UNIT } from '../../../src/lib/domain/ids.ts';
import {
	openSqliteCouch,
	type SqliteCouch
} from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';
import { SeedPlan, type SeedSize } from '../../../src/lib/server/seed/plan.ts';
import { sow } from '../../../src/lib/server/seed/sow.ts';
import { decision, personId } from '../../fixtures/builders.ts';
import { account, PASSWORD, putAccounts, until } from '../../integration/server/app.ts';
import { Watched } from './watch.ts';

const ORIGIN = 'http://localhost:3000';
const BUILD_LIMIT_MS = 500_000;
const PUBLISHED_LIMIT_MS = 30_000;
const SECRETARY = 'nguoi-duyet';
const SOWN = '_local/sown';
const Health = v.object({ totals: v.object({ lagMs: v.number() }) });

/** A seeded block in a folder, and a server over it that counts it. */
export class CountedBlock {
	readonly #folder: string;
	readonly #kept: boolean;
	readonly #couch: SqliteCouch;
	#server: { child: ChildProcess; url: string } | null = null;
	#cookie = '';

	private constructor(folder: string, kept: boolean) {
		this.#folder = folder;
		this.#kept = kept;
		this.#couch = openSqliteCouch(folder);
	}

	/** Makes a block. @param folder kept, and used again by the next run of the same size; null: made and removed */
	static async make(size: SeedSize, folder: string | null): Promise<CountedBlock> {
		const block = new CountedBlock(
			folder ?? mkdtempSync(join(tmpdir(), 'totals-')),
			folder !== null
		);
		await block.#sow(size);
		return block;
	}

	async #sow(size: SeedSize): Promise<void> {
		const couch = this.#couch;
		await couch.createDatabase('programme');
		const sown = await couch.getLocal('programme', SOWN).catch(() => null);
		if (sown === null) {
			await sow(couch, new SeedPlan(size), { receipts: false });
			const roles = (await this.#units()).map((unit) => ({ role: 'unitSecretary', unit }) as const);
			await putAccounts(couch, await account(SECRETARY, roles));
			await couch.putLocal('programme', { _id: SOWN, size });
		} else if (JSON.stringify(sown['size']) !== JSON.stringify(size))
			throw new Error(`${this.#folder} holds a block of another size`);
		for (const database of ['totals', 'totals-committee']) {
			await couch.createDatabase(database);
			await couch.deleteDatabase(database);
		}
		for (const file of readdirSync(this.#folder))
			if (file.startsWith('totals.')) rmSync(join(this.#folder, file));
	}

	async #units() {
		const databases = await this.#couch.listDatabases();
		return databases
			.map(parseDatabase)
			.flatMap((found) => (found?.kind === 'unit' && found.unit !== BLOCK_UNIT ? found.unit : []));
	}

	/** Starts the server, which counts all. @returns how long until all was counted and published */
	async start(): Promise<{ seconds: number } & Watched> {
		const child = fork(new URL('./watched-server.ts', import.meta.url), {
			env: { ...process.env, PORT: '0', ORIGIN, DATA_DIR: this.#folder, LOG_LEVEL: 'error' },
			stdio: ['ignore', 'pipe', 'inherit', 'ipc']
		});
		const [port] = await once(child.stdout ?? child, 'data');
		const began = performance.now();
		this.#server = { child, url: `http://127.0.0.1:${String(port).trim()}` };
		// What loading the program held up is over before anybody can ask for anything.
		await this.take();
		await until(() => this.#isLevel(), BUILD_LIMIT_MS);
		const seconds = Math.round((performance.now() - began) / 100) / 10;
		const figures = { seconds, ...(await this.take()) };
		this.#cookie = await this.#signIn();
		return figures;
	}

	async #isLevel(): Promise<boolean> {
		const board = await this.#couch.get('totals', 'totals:block:term').catch(() => null);
		if (board === null) return false;
		const health = await fetch(`${this.#running.url}/healthz`);
		return v.parse(Health, await health.json()).totals.lagMs === 0;
	}

	get #running() {
		if (this.#server === null) throw new Error('the server was not started');
		return this.#server;
	}

	/** What the server saw of itself since it was asked last. */
	async take(): Promise<Watched> {
		const { child } = this.#running;
		const answer = once(child, 'message');
		child.send('take');
		const [figures] = await answer;
		return v.parse(Watched, figures);
	}

	async #signIn(): Promise<string> {
		const response = await fetch(`${this.#running.url}/api/session`, {
			method: 'POST',
			body: JSON.stringify({ login: SECRETARY, password: PASSWORD })
		});
		return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
	}

	/** Records that wait, of as many units as there are. */
	async waiting(count: number): Promise<Activity[]> {
		const found: Activity[] = [];
		const units = await this.#units();
		const ofEach = Math.ceil(count / units.length);
		for (const unit of units) {
			const range = { startKey: 'decision:', endKey: 'decision;' };
			const decided = await this.#couch.allDocs(unitDatabase(unit), range);
			const known = new Set(decided.rows.map(({ key }) => key.split(':')[1]));
			const { rows } = await this.#couch.allDocs(unitDatabase(unit), {
				startKey: 'activity:',
				endKey: 'activity;',
				limit: 200,
				includeDocs: true
			});
			const records = rows.flatMap((row) => {
				const parsed = v.safeParse(Activity, 'doc' in row ? row.doc : null);
				const waits = parsed.success && parsed.output.state === 'submitted';
				return waits && !known.has(row.key.split(':')[1]) ? [parsed.output] : [];
			});
			found.push(...records.slice(0, ofEach));
		}
		return found.slice(0, count);
	}

	/** Approves a record as a phone does. @returns milliseconds from sending until the block's board shows it */
	async approve(record: Activity, seed: number): Promise<number> {
		const made = decision('approve', record, { seed, by: personId(`person-${SECRETARY}`) });
		const before = await this.#boardRev();
		const began = performance.now();
		const answer = await fetch(`${this.#running.url}/db/${unitDatabase(record.unit)}/_bulk_docs`, {
			method: 'POST',
			headers: { cookie: this.#cookie, origin: ORIGIN, 'content-type': 'application/json' },
			body: JSON.stringify({ docs: [made] })
		});
		const said = await answer.text();
		if (!answer.ok || said.includes('"error"')) throw new Error(said);
		await this.#published(before);
		return performance.now() - began;
	}

	async #boardRev(): Promise<string> {
		return (await this.#couch.get('totals', 'totals:block:term'))._rev ?? '';
	}

	async #published(before: string): Promise<void> {
		const limit = performance.now() + PUBLISHED_LIMIT_MS;
		while ((await this.#boardRev()) === before) {
			if (performance.now() > limit) throw new Error('the approval was not published');
			await new Promise((resolve) => setTimeout(resolve, 2));
		}
	}

	/** Megabytes on the disk. */
	sizes(): { recordsMb: number; totalsMb: number } {
		const of = (start: string) => {
			const files = readdirSync(this.#folder).filter((file) => file.startsWith(start));
			const bytes = files.reduce((sum, file) => sum + statSync(join(this.#folder, file)).size, 0);
			return Math.round(bytes / 1e5) / 10;
		};
		return { recordsMb: of('couch.'), totalsMb: of('totals.') };
	}

	/** Ends the server, and removes what it was made for. */
	async close(): Promise<void> {
		if (this.#server !== null) {
			const gone = once(this.#server.child, 'exit');
			this.#server.child.kill('SIGTERM');
			await gone;
		}
		await this.#couch.close();
		if (!this.#kept) rmSync(this.#folder, { recursive: true });
	}
}
