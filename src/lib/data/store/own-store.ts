import type { DBSchema, IDBPDatabase, OpenDBCallbacks } from 'idb';
import { StorageFull, StoreClosed } from './fault.ts';
import type { OpenStore } from './open.ts';
import { openStore } from './open.ts';

type Plan<S extends DBSchema> = {
	name: string;
	version: number;
	upgrade: NonNullable<OpenDBCallbacks<S>['upgrade']>;
};

/** A store of its own beside a person's: opened at its first use, and anew after another tab took it over. */
export class OwnStore<S extends DBSchema> {
	readonly #plan: Plan<S>;
	#store: Promise<OpenStore<S>> | null = null;

	constructor(plan: Plan<S>) {
		this.#plan = plan;
	}

	/** @throws StorageFull where the browser gives no room; StoreClosed where another tab removed it */
	async db(): Promise<IDBPDatabase<S>> {
		this.#store ??= this.#open();
		return (await this.#store).db;
	}

	async close(): Promise<void> {
		const store = await this.#store;
		this.#store = null;
		await store?.close();
	}

	async #open(): Promise<OpenStore<S>> {
		const { name, version, upgrade } = this.#plan;
		const opened = await openStore<S>(name, version, upgrade, () => (this.#store = null));
		if (opened.ok) return opened.value;
		this.#store = null;
		throw opened.error === 'storageFull' ? new StorageFull() : new StoreClosed();
	}
}
