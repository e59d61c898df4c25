import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { Revision } from '../../../src/lib/domain/ids.ts';
import { parseBy } from '../../../src/lib/domain/issue.ts';
import { TotalsDocument, unpackBoard } from '../../../src/lib/domain/totals/totals-document.ts';
import { HttpCouch } from '../../../src/lib/server/couch/http-couch.ts';
import { couchLocation } from '../../../src/lib/server/couch/http-couch-location.ts';
import { activity, decision, ownUnit, personId } from '../../fixtures/builders.ts';
import { bodyOf, cookieOf, ORIGIN, until } from './app.ts';
import { spawnServer, type Spawned } from './spawned.ts';

const couchScript = fileURLToPath(new URL('../../../src/cli/couch.ts', import.meta.url));

/** A CouchDB that several processes share. */
export type SharedStore = { url: string; couch: HttpCouch; close: () => Promise<void> };

/** The CouchDB of COUCHDB_URL under a name of its own, else the project's own store served as a process (`npm run couch`). */
export async function sharedStore(): Promise<SharedStore> {
	const { COUCHDB_URL = '' } = process.env;
	const served = COUCHDB_URL === '' ? await serveStore() : null;
	const base = served?.url ?? COUCHDB_URL.replace(/\/$/, '');
	const url = `${base}/s${randomBytes(6).toString('hex')}-`;
	const location = couchLocation(url);
	if (!location.ok) throw new Error(`COUCHDB_URL: ${location.error}`);
	const couch = new HttpCouch(location.value);
	const close = async () => {
		if (served === null)
			for (const name of await couch.listDatabases()) await couch.deleteDatabase(name);
		await couch.close();
		await served?.stop();
	};
	return { url, couch, close };
}

async function serveStore() {
	const folder = await mkdtemp(join(tmpdir(), 'shared-'));
	const args = ['--port', '0', '--data', folder, '--admin', 'admin:mat-khau'];
	const child = spawn(process.execPath, [couchScript, ...args], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let said = '';
	child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
	await until(() => /http:\S+/.test(said), 30_000);
	const url = new URL(/http:\S+/.exec(said)?.[0] ?? '');
	const stop = async () => {
		child.kill();
		await once(child, 'exit');
		await rm(folder, { recursive: true });
	};
	return { url: `http://admin:mat-khau@${url.host}`, stop };
}

const Health = v.object({ totals: v.object({ lagMs: v.number() }) });
const Written = v.array(v.object({ ok: v.literal(true), rev: Revision }));

/** A server process over a shared store, with a data folder of its own that outlasts it. */
export class AppProcess {
	readonly #couchUrl: string;
	readonly #folder: string;
	#spawned: Spawned | null = null;

	private constructor(couchUrl: string, folder: string) {
		this.#couchUrl = couchUrl;
		this.#folder = folder;
	}

	static async start(couchUrl: string): Promise<AppProcess> {
		const made = new AppProcess(couchUrl, await mkdtemp(join(tmpdir(), 'several-')));
		await made.start();
		return made;
	}

	async start(): Promise<void> {
		this.#spawned = await spawnServer({
			PORT: '0',
			ORIGIN,
			DATA_DIR: this.#folder,
			COUCHDB_URL: this.#couchUrl
		});
		await until(async () => (await fetch(`${this.url}/healthz`)).status === 200, 30_000);
	}

	get url(): string {
		if (this.#spawned === null) throw new Error('the process is not running');
		return this.#spawned.url;
	}

	/** Under which name it holds the lease of whoever publishes. */
	get owner(): string {
		const file = new DatabaseSync(join(this.#folder, 'totals.sqlite'), { readOnly: true });
		const row = file.prepare("SELECT value FROM meta WHERE key = 'owner'").get();
		file.close();
		return String(row?.['value']);
	}

	/** Sends a signal that does not end it. */
	signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
		this.#spawned?.child.kill(signal);
	}

	async end(signal: NodeJS.Signals): Promise<void> {
		await this.#spawned?.end(signal);
		this.#spawned = null;
	}

	/** Ends it where it still runs, and removes what it kept. */
	async remove(): Promise<void> {
		this.signal('SIGCONT');
		await this.end('SIGKILL');
		await rm(this.#folder, { recursive: true });
	}

	/** What it counted is gone: it counts everything again. */
	async forget(): Promise<void> {
		for (const ending of ['', '-wal', '-shm'])
			await rm(join(this.#folder, `totals.sqlite${ending}`), { force: true });
	}

	async isLevel(): Promise<boolean> {
		const health = await bodyOf(fetch(`${this.url}/healthz`));
		return v.parse(Health, health).totals.lagMs === 0;
	}

	/** Writes into the unit's database as a phone does; answers the revisions. */
	async send(name: string, docs: object[]) {
		const written = await fetch(`${this.url}/db/${unitDatabase(ownUnit)}/_bulk_docs`, {
			method: 'POST',
			headers: {
				...(await cookieOf(this, name)),
				origin: ORIGIN,
				'content-type': 'application/json'
			},
			body: JSON.stringify({ docs })
		});
		return v.parse(Written, await written.json()).map(({ rev }) => rev);
	}

	/** Records of `an` that `binh` approves. */
	async approve(count: number, seed: number): Promise<void> {
		const records = Array.from({ length: count }, (_, n) =>
			activity({ campaigns: ['tet-trung-thu'] }, seed + n, personId('person-an'))
		);
		const revs = await this.send('an', records);
		const by = personId('person-binh');
		const stored = records.map((record, n) => ({ ...record, _rev: revs[n] ?? record._rev }));
		await this.send(
			'binh',
			stored.map((record) => decision('approve', record, { by }))
		);
	}
}

/** The block's board as it stands published; null before the first. */
export async function publishedBoard(couch: Pick<HttpCouch, 'allDocs'>) {
	const keys = ['totals:block:term'];
	const { rows } = await couch.allDocs('totals', { keys, includeDocs: true });
	const [row] = rows;
	const parsed = parseBy(TotalsDocument, row !== undefined && 'doc' in row ? row.doc : null);
	return parsed.ok ? unpackBoard(parsed.value) : null;
}
