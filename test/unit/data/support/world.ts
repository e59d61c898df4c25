import 'fake-indexeddb/auto';
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { IDBFactory } from 'fake-indexeddb';
import { signIn } from '../../../../src/lib/data/account.ts';
import type { Device } from '../../../../src/lib/data/device.ts';
import { openDevice } from '../../../../src/lib/data/open-device.ts';
import type { Role } from '../../../../src/lib/domain/access.ts';
import { unitDatabase } from '../../../../src/lib/domain/database.ts';
import { personId } from '../../../fixtures/builders.ts';
import type { App, TestStore } from '../../../integration/server/app.ts';
import {
	ORIGIN,
	PASSWORD,
	account,
	putAccounts,
	startApp,
	testStore
} from '../../../integration/server/app.ts';

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

/** A phone: its own storage, its own cookie, its own weather. */
export class Phone {
	readonly storage = new IDBFactory();
	readonly login: string;
	readonly #world: World;
	readonly requests: string[] = [];
	weather: Weather = fair;
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
			const opened = await openDevice({ sync: 'whenAsked' });
			if (!opened.ok) throw new Error(opened.error);
			this.#device = opened.value;
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

/** A whole server with phones around it. */
export class World {
	app: App;
	readonly #store: TestStore;
	readonly #phones: Phone[] = [];

	private constructor(store: TestStore, app: App) {
		this.#store = store;
		this.app = app;
	}

	/** Starts a server that has the databases of these units. */
	static async start(units: readonly Parameters<typeof unitDatabase>[0][]): Promise<World> {
		const store = await testStore();
		const app = await startApp(store);
		for (const name of ['programme', ...units.map(unitDatabase)])
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

	async end(): Promise<void> {
		for (const phone of this.#phones) await phone.close();
		await this.app.close();
		await this.#store.remove();
	}
}
