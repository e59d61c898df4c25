import type { Couch } from '../couch/couch.ts';
import { CouchError, CouchUnavailable } from '../couch/couch.ts';
import type { Pulse } from '../pulse.ts';
import { ACCOUNTS, normaliseLogin } from './account.ts';
import type { Authenticator } from './authenticator.ts';

/** How often sessions that came to their end are looked for. */
const EXPIRE_MS = 2_000;
/** With more changes at once than this, everybody is looked at again instead. */
const MOST_CHANGES = 500;

type RightsWatchSettings = {
	couch: Couch;
	pulse: Pulse;
	authenticator: Authenticator;
	onError: (error: unknown) => void;
};

/** Follows the accounts, so that a right taken away or a session ended (by any process) ends open feeds at once. */
export class RightsWatch {
	readonly #settings: RightsWatchSettings;
	#since: string | null = null;
	#running: Promise<void> | null = null;
	#again = false;
	#timer: NodeJS.Timeout | null = null;
	#unlisten: () => void = () => undefined;

	constructor(settings: RightsWatchSettings) {
		this.#settings = settings;
	}

	start(): void {
		const { pulse, authenticator } = this.#settings;
		this.#unlisten = pulse.listen(({ database }) => {
			if (database === ACCOUNTS) this.#wake();
		});
		this.#timer = setInterval(() => authenticator.expire(), EXPIRE_MS).unref();
	}

	async stop(): Promise<void> {
		this.#unlisten();
		if (this.#timer !== null) clearInterval(this.#timer);
		await this.#running;
	}

	#wake(): void {
		this.#again = true;
		this.#running ??= this.#run().finally(() => {
			this.#running = null;
		});
	}

	async #run(): Promise<void> {
		while (this.#again) {
			this.#again = false;
			try {
				await this.#catchUp();
			} catch (error) {
				// What was missed is found again: the memory of accounts is short, and the place was not moved.
				if (error instanceof CouchUnavailable) continue;
				// The database was made anew, and the place means nothing in it.
				if (error instanceof CouchError) this.#since = null;
				else this.#settings.onError(error);
			}
		}
	}

	async #catchUp(): Promise<void> {
		const { couch, authenticator } = this.#settings;
		if (this.#since === null) {
			const { update_seq } = await couch.databaseInfo(ACCOUNTS);
			await authenticator.recheckAll();
			this.#since = update_seq;
			return;
		}
		const page = await couch.changes(ACCOUNTS, { since: this.#since, limit: MOST_CHANGES });
		if (page.pending > 0 || page.results.length >= MOST_CHANGES) {
			const { update_seq } = await couch.databaseInfo(ACCOUNTS);
			await authenticator.recheckAll();
			this.#since = update_seq;
			return;
		}
		for (const { id } of page.results) await this.#recheck(id);
		this.#since = page.last_seq;
	}

	async #recheck(id: string): Promise<void> {
		const { authenticator } = this.#settings;
		if (id.startsWith('session:')) return authenticator.recheckSession(id);
		if (!id.startsWith('account:')) return;
		const login = normaliseLogin(id.slice('account:'.length));
		if (login !== null) await authenticator.recheckAccount(login);
	}
}
