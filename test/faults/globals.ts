import { AsyncLocalStorage } from 'node:async_hooks';
import { PouchDB } from '../../src/lib/data/pouch/pouch.ts';
import { owners, phoneStorage, where } from './life.ts';

/** What the phones call the app's address. */
export const ORIGIN = 'https://so-tay.example.vn';

const realFetch = globalThis.fetch;

function define(target: object, name: string, get: () => unknown): void {
	Object.defineProperty(target, name, { configurable: true, get, set: () => undefined });
}

/** A phone's own newspaper: nothing of it reaches another phone. */
class LifeChannel {
	readonly name: string;
	readonly #life = where.getStore();
	onmessage: ((event: { data: unknown }) => void) | null = null;

	constructor(name: string) {
		this.name = name;
		this.#life?.channels.add(this);
	}

	postMessage(data: unknown): void {
		this.#life?.tell(this, structuredClone(data));
	}

	close(): void {
		this.#life?.channels.delete(this);
	}
}

/** Timers of a life end with it. */
function lifelong<F extends typeof setTimeout | typeof setInterval>(real: F, once: boolean): F {
	const begin = (work: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
		const life = where.getStore();
		if (life === undefined) return real(work, ms, ...args);
		const timer = real(() => {
			if (once) life.timers.delete(timer);
			work(...args);
		}, ms);
		if (life.dead) clearTimeout(timer);
		else life.timers.add(timer);
		return timer;
	};
	return Object.assign(begin, real);
}

/** Every life has locks of its own: those of a process that died hold up nobody. */
function lifeLocks(real: LockManager) {
	return {
		request: (name: string, ...rest: unknown[]) =>
			Reflect.apply(real.request, real, [`${where.getStore()?.name ?? ''} ${name}`, ...rest])
	};
}

function watchStorage(): void {
	const real = IDBDatabase.prototype.transaction;
	Reflect.set(IDBDatabase.prototype, 'transaction', function (this: IDBDatabase, ...args: never[]) {
		const begin = () => Reflect.apply(real, this, args);
		return owners.get(this)?.begin(this, begin) ?? begin();
	});
	for (const name of ['put', 'add'] as const) {
		const write = IDBObjectStore.prototype[name];
		IDBObjectStore.prototype[name] = function (...args) {
			const life = owners.get(this.transaction.db);
			return life?.phone.full ? refuse(this) : write.apply(this, args);
		};
	}
}

/** A request that fails as one does on a full disk. */
function refuse(store: IDBObjectStore): IDBRequest<IDBValidKey> {
	const operation = () => {
		throw new DOMException('no room', 'QuotaExceededError');
	};
	const execute: unknown = Reflect.get(store.transaction, '_execRequestAsync');
	if (typeof execute !== 'function') throw new Error('fake-indexeddb has changed');
	return Reflect.apply(execute, store.transaction, [{ operation, source: store }]);
}

/**
 * PouchDB keeps open databases by name, and opens them one at a time, for the whole of a JavaScript world; here that
 * holds many phones. So a name says whose it is, and opening one ends even if its process has died meanwhile.
 */
function tellPouchApart(): void {
	const adapters: unknown = Reflect.get(PouchDB, 'adapters');
	if (typeof adapters !== 'object' || adapters === null) throw new Error('PouchDB has changed');
	const real: unknown = Reflect.get(adapters, 'idb');
	if (typeof real !== 'function') throw new Error('PouchDB has changed');
	type Opened = (...result: unknown[]) => void;
	function Named(this: unknown, options: { name: string }, opened: Opened): unknown {
		const life = where.getStore();
		if (life === undefined) throw new Error('PouchDB was opened outside a phone');
		const name = life.pouchName(options.name);
		const told = AsyncLocalStorage.bind((...result: unknown[]) => {
			if (life.pouchOpened(name)) opened(...result);
		});
		return Reflect.apply(real as () => unknown, this, [{ ...options, name }, told]);
	}
	Reflect.set(adapters, 'idb', Object.assign(Named, real));
}

/** Gives every phone in this process the browser's globals for itself alone. Call it once. */
export function installGlobals(): void {
	const locks = lifeLocks(navigator.locks);
	define(globalThis, 'indexedDB', () => phoneStorage);
	define(globalThis, 'location', () => new URL(ORIGIN));
	define(globalThis, 'document', () => where.getStore()?.page);
	define(globalThis, 'BroadcastChannel', () => LifeChannel);
	define(navigator, 'locks', () => locks);
	globalThis.setTimeout = lifelong(globalThis.setTimeout, true);
	globalThis.setInterval = lifelong(globalThis.setInterval, false);
	const events = ['addEventListener', 'removeEventListener'] as const;
	for (const name of events)
		define(globalThis, name, () => {
			const target = where.getStore()?.events ?? new EventTarget();
			return target[name].bind(target);
		});
	globalThis.fetch = (input, init) => {
		const life = where.getStore();
		return life === undefined ? realFetch(input, init) : life.fetch(input, init);
	};
	watchStorage();
	tellPouchApart();
}

export { realFetch };
