import 'fake-indexeddb/auto';
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { cp, rm } from 'node:fs/promises';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { signIn } from '../../../../src/lib/data/sign-in.ts';
import type { Device } from '../../../../src/lib/data/device.ts';
import { openDevice } from '../../../../src/lib/data/open-device.ts';
import { deviceChance } from '../../../../src/lib/data/parts.ts';
import type { Role } from '../../../../src/lib/domain/access.ts';
import { privateDatabase, unitDatabase } from '../../../../src/lib/domain/database.ts';
import type { UnitId } from '../../../../src/lib/domain/ids.ts';
import type { Couch, StoredDocument } from '../../../../src/lib/server/couch/couch.ts';
import { RECEIPTS } from '../../../../src/lib/server/receipts/receipts.ts';
import { personId } from '../../../fixtures/builders.ts';
import type { App, TestStore } from '../../../integration/server/app.ts';
import {
	ORIGIN,
	PASSWORD,
	account,
	changeAccount,
	putAccounts,
	startApp,
	testStore,
	until
} from '../../../integration/server/app.ts';

/** A whole server and several phones on a machine that does other things too. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** The code of every phone that keeps something private. */
export const PIN = '240561';

/** What goes wrong on the way: gets the request, and either answers itself, throws, or lets it pass. */
export type Weather = (
	url: string,
	init: RequestInit,
	pass: () => Promise<Response>
) => Promise<Response>;

const fair: Weather = (_url, _init, pass) => pass();

/** Where this piece of code runs: on which phone. Node has one `fetch` and one `indexedDB` for all of them. */
const where = new AsyncLocalStorage<Phone>();
const realFetch = globalThis.fetch;
const noPhone = new IDBFactory();

Object.defineProperty(globalThis, 'indexedDB', {
	configurable: true,
	get: () => where.getStore()?.storage ?? noPhone
});
Object.defineProperty(globalThis, 'location', { configurable: true, value: new URL(ORIGIN) });
globalThis.fetch = (input, init = {}) => {
	const phone = where.getStore();
	if (phone === undefined) return realFetch(input, init);
	return phone.fetch(input instanceof Request ? input.url : String(input), init);
};

class Clock {
	#aheadMs = 0;
	now(): number {
		return Date.now() + this.#aheadMs;
	}
	forwardDays(days: number): void {
		this.forward(days * 86_400_000);
	}
	/** Sets it on by so much; back, where it is less than nothing. */
	forward(ms: number): void {
		this.#aheadMs += ms;
	}
}

/** A phone: its own storage, its own cookie, its own weather. */
export class Phone {
	readonly storage = new IDBFactory();
	readonly login: string;
	readonly #world: World;
	readonly requests: string[] = [];
	weather: Weather = fair;
	/** The phone's clock, which a test may set forward. */
	readonly clock = new Clock();
	#cookie = '';
	#device: Device | null = null;

	constructor(world: World, login: string) {
		this.#world = world;
		this.login = login;
	}

	/** Runs something on this phone. */
	on<T>(work: () => Promise<T>): Promise<T> {
		return where.run(this, work);
	}

	get device(): Device {
		if (this.#device === null) throw new Error('not signed in');
		return this.#device;
	}

	async signIn(): Promise<this> {
		await this.on(async () => {
			const answer = await signIn(this.login, PASSWORD);
			if (!answer.ok) throw new Error(JSON.stringify(answer.error));
		});
		return this.open();
	}

	/** Opens the app, anew if it is open. */
	async open(): Promise<this> {
		await this.close();
		await this.on(async () => {
			const opened = await openDevice({
				sync: 'whenAsked',
				chance: { ...deviceChance, now: () => this.clock.now() }
			});
			if (!opened.ok) throw new Error(opened.error);
			this.#device = opened.value;
		});
		return this;
	}

	/** Sets the code without which the phone keeps nothing private; anew after each opening, it asks for it. */
	async openPrivate(): Promise<this> {
		await this.on(async () => {
			const lock = await this.device.lock.get();
			const isNew = (await lock.state()) === 'none';
			const done = isNew ? (await lock.setUp(PIN)).ok : (await lock.unlock(PIN)).kind === 'open';
			if (!done) throw new Error('The code was not taken.');
		});
		return this;
	}

	async close(): Promise<void> {
		const device = this.#device;
		this.#device = null;
		await this.on(async () => device?.close());
	}

	/** One round; answers how the sync stands after it. */
	async sync() {
		await this.on(() => this.device.syncNow());
		return this.device.syncStatus();
	}

	/** The rights the server tells this phone. */
	async told(): Promise<Role[]> {
		const response = await this.fetch('/api/session', {});
		const { roles }: { roles: Role[] } = await response.json();
		return roles;
	}

	forgetCookie(): void {
		this.#cookie = '';
	}

	async fetch(path: string, init: RequestInit): Promise<Response> {
		const url = new URL(path, ORIGIN);
		this.requests.push(`${init.method ?? 'GET'} ${url.pathname}`);
		return this.weather(url.pathname, init, () => this.#pass(url, init));
	}

	async #pass(url: URL, init: RequestInit): Promise<Response> {
		// PouchDB's headers on Node are node-fetch's, which the platform's fetch does not know.
		const headers = new Headers(init.headers instanceof Headers ? init.headers : jsonHeaders);
		headers.set('origin', ORIGIN);
		if (this.#cookie !== '') headers.set('cookie', this.#cookie);
		const target = `${this.#world.url}${url.pathname}${url.search}`;
		const response = await realFetch(target, { ...init, headers });
		const set = response.headers.get('set-cookie');
		if (set !== null) this.#cookie = set.split(';')[0] ?? '';
		return response;
	}
}

const jsonHeaders = { accept: 'application/json', 'content-type': 'application/json' };

/** What the server makes of every unit of its programme. */
const databasesOf = (unit: UnitId) => [unitDatabase(unit), privateDatabase(unit)];

/** Every document of a database with its ancestry. */
async function everything(couch: Couch, database: string): Promise<StoredDocument[]> {
	const { results } = await couch.changes(database, { style: 'all_docs' });
	const asked = results.flatMap(({ id, changes }) => changes.map(({ rev }) => ({ id, rev })));
	const found = await couch.bulkGet(database, asked, { revs: true });
	return found.flatMap(({ docs }) => docs.flatMap((one) => ('ok' in one ? one.ok : [])));
}

/** A whole server with phones around it. */
export class World {
	app: App;
	#store: TestStore;
	readonly #phones: Phone[] = [];

	private constructor(store: TestStore, app: App) {
		this.#store = store;
		this.app = app;
	}

	/** Starts a server that has the databases of these units. */
	static async start(units: readonly Parameters<typeof unitDatabase>[0][]): Promise<World> {
		const store = await testStore();
		const app = await startApp(store);
		for (const name of ['programme', ...units.flatMap(databasesOf)])
			await app.couch.createDatabase(name);
		return new World(store, app);
	}

	get url(): string {
		return this.app.url;
	}

	/** A phone of somebody new with these rights, signed in. */
	async phone(roles: Role[], name = `p${randomUUID().slice(0, 8)}`): Promise<Phone> {
		const fields = { person: personId(`person-${name}`) };
		await putAccounts(this.app.couch, await account(name, roles, fields));
		return this.another(name).signIn();
	}

	/** Another phone of the same person, not signed in yet. */
	another(login: string): Phone {
		const phone = new Phone(this, login);
		this.#phones.push(phone);
		return phone;
	}

	/** Changes somebody's rights, as the office would. */
	async changeRoles(phone: Phone, roles: Role[]): Promise<void> {
		await changeAccount(this.app.couch, phone.login, { roles });
		await until(async () => JSON.stringify(await phone.told()) === JSON.stringify(roles));
	}

	/**
	 * The server is restored from a backup that has the accounts and `keeps` of the unit's documents: another uuid,
	 * and nothing else that phones sent since, but for the receipts where `receipts` says so.
	 */
	async restore(
		unit: UnitId,
		keeps: (id: string) => boolean = () => false,
		receipts: 'kept' | 'lost' = 'lost'
	): Promise<void> {
		const database = unitDatabase(unit);
		const accounts = await everything(this.app.couch, 'accounts');
		const noted = receipts === 'kept' ? await everything(this.app.couch, RECEIPTS) : [];
		const kept = (await everything(this.app.couch, database)).filter(({ _id }) => keeps(_id));
		await this.app.close();
		await this.#store.remove();
		this.#store = await testStore();
		this.app = await startApp(this.#store);
		for (const name of ['programme', ...databasesOf(unit)])
			await this.app.couch.createDatabase(name);
		await putAccounts(this.app.couch);
		await this.app.couch.bulkDocs('accounts', accounts, { newEdits: false });
		if (noted.length > 0) await this.app.couch.bulkDocs(RECEIPTS, noted, { newEdits: false });
		await this.app.couch.bulkDocs(database, kept, { newEdits: false });
	}

	/** Copies what the server keeps; embedded stores only. */
	async backUp(): Promise<void> {
		await this.app.close();
		await cp(this.#store.dataDir, this.#backup, { recursive: true });
		this.app = await startApp(this.#store);
	}

	/** Puts the copy in the place of what the server keeps: it is as it was then, and calls itself what it did. */
	async rollBack(): Promise<void> {
		await this.app.close();
		await rm(this.#store.dataDir, { recursive: true });
		await cp(this.#backup, this.#store.dataDir, { recursive: true });
		this.app = await startApp(this.#store);
	}

	get #backup(): string {
		return `${this.#store.dataDir}-backup`;
	}

	async end(): Promise<void> {
		for (const phone of this.#phones) await phone.close();
		await this.app.close();
		await this.#store.remove();
		await rm(this.#backup, { recursive: true, force: true });
	}
}
