import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { unitDatabase } from '../../../src/lib/domain/database.ts';
import { openSqliteCouch } from '../../../src/lib/server/couch/sqlite/sqlite-couch.ts';
import { SeedPlan } from '../../../src/lib/server/seed/plan.ts';
import { sow } from '../../../src/lib/server/seed/sow.ts';
import { activity, ownUnit, personId } from '../../fixtures/builders.ts';
import {
	account,
	bodyOf,
	cookieOf,
	memberRole,
	ORIGIN,
	putAccounts,
	until
} from '../server/app.ts';
import { sharedStore } from '../server/several.ts';
import { spawnServer } from '../server/spawned.ts';
import { levelWithRecount } from '../totals/level-with-recount.ts';

const run = promisify(execFile);
const script = (name: string) =>
	fileURLToPath(new URL(`../../../src/cli/${name}.ts`, import.meta.url));
const database = unitDatabase(ownUnit);

/** A phone that writes one record after the other and keeps each until the server has confirmed it. */
class WritingPhone {
	readonly confirmed: { _id: string; _rev: string }[] = [];
	url: string;
	readonly #cookie: { cookie: string };
	#writing = true;
	#ended: Promise<void>;

	constructor(url: string, cookie: { cookie: string }) {
		this.url = url;
		this.#cookie = cookie;
		this.#ended = this.#write();
	}

	post(path: string, body: object): Promise<Response> {
		return fetch(`${this.url}/db/${database}/${path}`, {
			method: 'POST',
			headers: { ...this.#cookie, origin: ORIGIN, 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
	}

	async #write(): Promise<void> {
		for (let n = 1; this.#writing; n++) {
			const digest = String(n).padStart(32, '0');
			const made = { ...activity({}, n, personId('person-an')), _rev: `1-${digest}` };
			const doc = { ...made, _revisions: { start: 1, ids: [digest] } };
			while (!(await this.#took(doc))) await new Promise((resolve) => setTimeout(resolve, 50));
			this.confirmed.push({ _id: made._id, _rev: made._rev });
		}
	}

	async #took(doc: object): Promise<boolean> {
		const answer = await this.post('_bulk_docs', { docs: [doc], new_edits: false }).catch(
			() => null
		);
		await answer?.body?.cancel();
		return answer?.status === 201 || !this.#writing;
	}

	async stop(): Promise<void> {
		this.#writing = false;
		await this.#ended;
		this.confirmed.pop();
	}

	/** What the server lacks of what it once confirmed. */
	async lost(): Promise<unknown> {
		const asked = Object.fromEntries(this.confirmed.map(({ _id, _rev }) => [_id, [_rev]]));
		return (await this.post('_revs_diff', asked)).json();
	}
}

test('the store moves to CouchDB while a phone writes: nothing that was confirmed is lost, and the phone goes on; so it is with a backup of that CouchDB', async () => {
	const dataDir = await mkdtemp(join(tmpdir(), 'moved-'));
	const embedded = openSqliteCouch(dataDir);
	const plan = new SeedPlan({ units: 3, members: 30, activities: 60, seed: 5 });
	await sow(embedded, plan, { receipts: true });
	await embedded.createDatabase(database);
	await putAccounts(embedded, await account('an', [memberRole]));
	await embedded.close();
	const target = await sharedStore();
	const own = { PORT: '0', ORIGIN, DATA_DIR: dataDir };
	const moved = { ...own, COUCHDB_URL: target.url };
	const command = (name: string, ...args: string[]) =>
		run(process.execPath, [script(name), ...args], {
			env: { PATH: process.env['PATH'], ...moved }
		});

	let server = await spawnServer(own);
	const isWell = async () => (await fetch(`${server.url}/healthz`)).status === 200;
	await until(isWell, 30_000);
	const isLevel = async () => {
		const { totals } = await bodyOf(fetch(`${server.url}/healthz`));
		return (totals as { lagMs?: number } | undefined)?.lagMs === 0;
	};
	const before = (await bodyOf(fetch(`${server.url}/db/`)))['uuid'];
	const phone = new WritingPhone(server.url, await cookieOf(server, 'an'));
	await command('migrate-to-couchdb');
	await server.end('SIGTERM');
	const first = phone.confirmed.length;
	await command('migrate-to-couchdb');
	server = await spawnServer(moved);
	phone.url = server.url;
	await until(isWell, 30_000);
	await until(() => phone.confirmed.length > first + 5, 30_000);
	expect((await bodyOf(fetch(`${server.url}/db/`)))['uuid']).not.toBe(before);
	expect(await bodyOf(fetch(`${server.url}/healthz`))).toMatchObject({
		couch: { kind: 'couchdb' }
	});

	const file = join(dataDir, 'so-tay.gz');
	await command('backup', file);
	await phone.stop();
	expect(first).toBeGreaterThan(5);
	expect(await phone.lost()).toEqual({});
	await until(isLevel, 30_000);
	await levelWithRecount(target.couch);

	const restored = await command('restore', file, '--replace');
	expect(restored.stderr).not.toContain('other installation');
	await until(async () => isWell().catch(() => false), 30_000);
	// What came after the backup is what the phone sends again: it knows by the name of the server that it must ask.
	const lost = Object.keys((await phone.lost()) as object);
	expect(phone.confirmed.slice(0, first).filter(({ _id }) => lost.includes(_id))).toEqual([]);
	await server.end('SIGTERM');
	await target.close();
	await rm(dataDir, { recursive: true });
}, 180_000);
