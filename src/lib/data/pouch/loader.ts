import type { Seal } from '../lock/vault.ts';
import type { LocalDatabases } from './local-databases.ts';

/** Loads PouchDB when it is first needed: the first screen is drawn without it. */
export class LocalDatabasesLoader {
	readonly #prefix: string;
	readonly #seal: Seal;
	#loading: Promise<LocalDatabases> | null = null;

	constructor(prefix: string, seal: Seal) {
		this.#prefix = prefix;
		this.#seal = seal;
	}

	load(): Promise<LocalDatabases> {
		this.#loading ??= this.#open();
		return this.#loading;
	}

	async #open(): Promise<LocalDatabases> {
		const { LocalDatabases } = await import('./local-databases.ts');
		return new LocalDatabases(this.#prefix, this.#seal);
	}
}
