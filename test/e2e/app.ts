import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';

/** Where each app under test keeps its records: in its own folder, or under a prefix of its own in this CouchDB. */
const { COUCHDB_URL = '' } = process.env;
const START_LIMIT_MS = 30_000;
const POLL_MS = 50;

/** Below those that systems give to outgoing connections, one of which could take the port while its server is down. */
const PORTS = { from: 10_000, to: 32_000 };

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
	for (;;) {
		const port = randomInt(PORTS.from, PORTS.to);
		const server = createServer().listen(port, '127.0.0.1');
		const free = await once(server, 'listening').then(
			() => true,
			() => false
		);
		if (!free) continue;
		server.close();
		await once(server, 'close');
		return port;
	}
}

/** Removes what an app left in CouchDB: every database whose name begins with its prefix. */
async function deleteDatabases(couchUrl: string): Promise<void> {
	const { origin, username, password, pathname } = new URL(couchUrl);
	const headers = { authorization: `Basic ${btoa(`${username}:${password}`)}` };
	const answer = await fetch(`${origin}/_all_dbs`, { headers });
	const names = v.parse(v.array(v.string()), await answer.json());
	for (const name of names.filter((one) => one.startsWith(pathname.slice(1))))
		await fetch(`${origin}/${encodeURIComponent(name)}`, { method: 'DELETE', headers });
}

/** The server with the built app, as its own process: it can be killed and started again on the same port and data. */
export class App {
	readonly url: string;
	readonly dataDir = mkdtempSync(join(tmpdir(), 'app-'));
	/** `COUCHDB_URL` of this app; empty for the embedded store. */
	readonly couchUrl =
		COUCHDB_URL === ''
			? ''
			: `${COUCHDB_URL.replace(/\/$/, '')}/e${randomBytes(6).toString('hex')}-`;
	readonly #port: number;
	#process: ChildProcess | undefined;
	#output = '';

	/** Where people open the app: its own address, or that of a proxy before it. */
	readonly #origin: string;

	private constructor(port: number, origin?: string) {
		this.#port = port;
		this.url = `http://localhost:${port}`;
		this.#origin = origin ?? this.url;
	}

	/** @param at its `port`, else any free one; its `origin`, where people reach it through a proxy */
	static async create(at: { origin?: string; port?: number } = {}): Promise<App> {
		return new App(at.port ?? (await freePort()), at.origin);
	}

	/** Starts the server and returns when it answers. */
	async start(): Promise<void> {
		const child = spawn(process.execPath, ['src/server.ts'], {
			env: {
				...process.env,
				HOST: '127.0.0.1',
				PORT: String(this.#port),
				ORIGIN: this.#origin,
				DATA_DIR: this.dataDir,
				COUCHDB_URL: this.couchUrl
			},
			stdio: ['ignore', 'pipe', 'pipe']
		});
		this.#process = child;
		for (const stream of [child.stdout, child.stderr]) {
			stream.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
		}
		const limit = Date.now() + START_LIMIT_MS;
		while (!(await this.#answers())) {
			if (child.exitCode !== null || Date.now() > limit) {
				throw new Error(`The app did not start:\n${this.#output}`);
			}
			await wait(POLL_MS);
		}
	}

	/** The running server's process. @throws {Error} while it does not run */
	get pid(): number {
		const pid = this.#process?.pid;
		if (pid === undefined) throw new Error('The app does not run.');
		return pid;
	}

	/** What the server wrote into its log so far. */
	get log(): string {
		return this.#output;
	}

	/** Ends the process: `SIGKILL` as a power cut, `SIGTERM` as a deployment does. */
	async stop(signal: 'SIGKILL' | 'SIGTERM' = 'SIGTERM'): Promise<void> {
		const child = this.#process;
		this.#process = undefined;
		if (child === undefined || child.exitCode !== null) return;
		const ended = once(child, 'exit');
		child.kill(signal);
		await ended;
	}

	async discard(): Promise<void> {
		await this.stop('SIGKILL');
		rmSync(this.dataDir, { recursive: true, force: true });
		if (this.couchUrl !== '') await deleteDatabases(this.couchUrl);
	}

	async #answers(): Promise<boolean> {
		try {
			return (await fetch(`${this.url}/healthz`)).ok;
		} catch {
			// Not listening yet.
			return false;
		}
	}
}
