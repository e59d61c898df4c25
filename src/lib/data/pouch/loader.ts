import type { LocalDatabases } from './local-databases.ts';

/** Loads PouchDB when it is first needed: the first screen is drawn without it. */
export class LocalDatabasesLoader {
	readonly #prefix: string;
	#loading: Promise<LocalDatabases> | null = null;

	constructor(prefix: string) {
		this.#prefix = prefix;
	}

	load(): Promise<LocalDatabases> {
		this.#loading ??= this.#open();
		return this.#loading;
	}

	async #open(): Promise<LocalDatabases> {
		const { LocalDatabases } = await import('./local-databases.ts');
		return new LocalDatabases(this.#prefix);
	}
}
