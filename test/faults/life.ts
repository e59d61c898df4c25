import 'fake-indexeddb/auto';
import { AsyncLocalStorage } from 'node:async_hooks';
import { IDBFactory } from 'fake-indexeddb';

/** Where this piece of code runs: in which life of which phone. Node has one of every global for all of them. */
export const where = new AsyncLocalStorage<Life>();

/** What a dead process gets of its storage: whatever it asks of it, it waits for ever. */
const blackHole: unknown = new Proxy(() => undefined, {
	get: (_target, key) => (key === 'then' ? () => undefined : blackHole),
	apply: () => blackHole,
	set: () => true
});

type Channel = { name: string; onmessage: ((event: { data: unknown }) => void) | null };

/** What of a phone outlasts its process. */
export type Durable = {
	name: string;
	storage: IDBFactory;
	/** No room: every write into the phone's databases is refused. */
	full: boolean;
	lags: boolean;
	/** Hands a request to the network, with the phone's cookie. */
	request: (url: string, init: RequestInit) => Promise<Response>;
};

let lives = 0;

/**
 * One process of the app on a phone, from its start until it is closed or killed. Killed, it never runs a timer,
 * never hears an answer and never touches the storage again; a transaction that was not complete did not happen.
 */
export class Life {
	readonly phone: Durable;
	readonly name: string;
	readonly page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
	readonly events = new EventTarget();
	readonly channels = new Set<Channel>();
	readonly timers = new Set<NodeJS.Timeout>();
	/** Open databases; `opening`: PouchDB has not told its user yet. */
	readonly #connections = new Map<IDBDatabase, { name: string; opening: boolean }>();
	readonly #transactions = new Set<IDBTransaction>();
	readonly #ended = new AbortController();
	/** The process dies when so many more transactions have begun, or so many answers have come. */
	#left = { transactions: Number.POSITIVE_INFINITY, answers: Number.POSITIVE_INFINITY };

	constructor(phone: Durable) {
		lives += 1;
		this.phone = phone;
		this.name = `${phone.name}#${lives}`;
	}

	get dead(): boolean {
		return this.#ended.signal.aborted;
	}

	/** Resolves when the process has died. */
	get died(): Promise<void> {
		if (this.dead) return Promise.resolve();
		return new Promise((resolve) => {
			this.#ended.signal.addEventListener('abort', () => resolve());
		});
	}

	run<T>(work: () => Promise<T>): Promise<T> {
		return where.run(this, work);
	}

	/** Lets the process die in the middle of what it will be doing then. */
	dieAfter(what: 'transactions' | 'answers', count: number): void {
		this.#left[what] = count;
	}

	die(): void {
		if (this.dead) return;
		this.#ended.abort();
		for (const timer of this.timers) clearTimeout(timer);
		for (const channel of this.channels) channel.onmessage = null;
		const settled = [...this.#connections].filter(([, { opening }]) => !opening);
		for (const [connection] of settled) connection.onabort = null;
		// What the dead code is told of it is told in its name.
		where.run(this, () => {
			for (const transaction of this.#transactions) abortIfOpen(transaction);
			for (const [connection] of settled) this.#close(connection);
		});
	}

	#close(connection: IDBDatabase): void {
		this.#connections.delete(connection);
		// PouchDB forgets it.
		connection.onversionchange?.(new Event('versionchange') as IDBVersionChangeEvent);
		connection.close();
	}

	/** Opens a database of this phone. PouchDB may open one for a process that is dead: nothing comes of it. */
	open(name: string, version: number | undefined, isPouch: boolean): unknown {
		if (this.dead && !isPouch) return blackHole;
		const request = this.phone.storage.open(name, version);
		request.addEventListener('upgradeneeded', () => {
			if (request.transaction !== null && !isPouch) this.#transactions.add(request.transaction);
		});
		request.addEventListener('success', () => {
			owners.set(request.result, this);
			this.#connections.set(request.result, { name, opening: isPouch });
			if (this.dead && !isPouch) this.#close(request.result);
		});
		return request;
	}

	deleteDatabase(name: string): unknown {
		return this.dead ? blackHole : this.phone.storage.deleteDatabase(name);
	}

	/** The name under which PouchDB keeps a database of this phone. */
	pouchName(name: string): string {
		const told = `${this.phone.name}${MARK}${name}`;
		openers.set(told, this);
		return told;
	}

	/** Whether anybody is left to be told that PouchDB has opened a database. */
	pouchOpened(told: string): boolean {
		for (const [connection, state] of this.#connections) {
			if (`${this.phone.name}${MARK}${state.name}` !== told) continue;
			state.opening = false;
			if (this.dead) this.#close(connection);
		}
		return !this.dead;
	}

	/** Begins a transaction, unless the process dies first. */
	begin(connection: IDBDatabase, begin: () => IDBTransaction): unknown {
		if (this.#connections.get(connection)?.opening) return begin();
		this.#left.transactions -= 1;
		if (this.#left.transactions < 0) this.die();
		if (this.dead) return blackHole;
		const transaction = begin();
		this.#transactions.add(transaction);
		const over = () => this.#transactions.delete(transaction);
		for (const event of ['complete', 'abort']) transaction.addEventListener(event, over);
		return transaction;
	}

	async fetch(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
		const url = input instanceof Request ? input.url : String(input);
		if (this.dead) return never();
		const signals = [this.#ended.signal, ...(init.signal ? [init.signal] : [])];
		try {
			return await this.phone.request(url, { ...init, signal: AbortSignal.any(signals) });
		} catch (error) {
			if (this.dead) return await never();
			throw error;
		} finally {
			this.#left.answers -= 1;
			if (this.#left.answers < 0) this.die();
			if (this.dead) await never();
		}
	}

	/** Hands a message to the others of this process. */
	tell(from: Channel, data: unknown): void {
		for (const channel of this.channels) {
			if (channel === from || channel.name !== from.name) continue;
			setImmediate(() => where.run(this, () => channel.onmessage?.({ data })));
		}
	}
}

/** The lives behind open databases. */
export const owners = new WeakMap<IDBDatabase, Life>();

/** Who opened each of PouchDB's databases last. */
const openers = new Map<string, Life>();
/** Stands between a phone and the name of a database, where PouchDB must tell phones apart. */
const MARK = '|';
const noPhone = new IDBFactory();

/** The storage that code sees: that of the phone it runs on. */
export const phoneStorage = {
	open(name: string, version?: number): unknown {
		const isPouch = name.includes(MARK);
		const life = isPouch ? openers.get(name) : where.getStore();
		if (life === undefined) return noPhone.open(name, version);
		return life.open(withoutPhone(name), version, isPouch);
	},
	deleteDatabase(name: string): unknown {
		const life = openers.get(name) ?? where.getStore();
		return (life ?? noPhone).deleteDatabase(withoutPhone(name));
	},
	cmp: (a: unknown, b: unknown) => noPhone.cmp(a, b)
};

function withoutPhone(name: string): string {
	return name.slice(name.indexOf(MARK) + 1);
}

function never(): Promise<never> {
	return new Promise(() => undefined);
}

function abortIfOpen(transaction: IDBTransaction): void {
	try {
		transaction.abort();
	} catch (error) {
		// It is complete, though nobody was told: then it happened.
		if (!(error instanceof DOMException)) throw error;
	}
}
