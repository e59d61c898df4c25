import type { AccountStore } from './auth/account-store.ts';
import type { SessionDesk } from './auth/session-desk.ts';
import type { SessionStore } from './auth/session-store.ts';
import type { Couch } from './couch/couch.ts';
import { CouchError, CouchUnavailable } from './couch/couch.ts';
import type { MovedPhotos } from './photos/moved-photos.ts';
import { sweepPhotos } from './photos/photo-sweep.ts';
import { trimLog } from './privacy/trim-log.ts';
import type { Pulse } from './pulse.ts';
import { PrivacyStore } from './privacy/privacy-store.ts';
import { createUnitDatabases } from './readiness.ts';
import { sweepCheckIns } from './retention/check-ins.ts';
import { sweepRequests } from './retention/other-kinds.ts';
import { sweepRetention } from './retention/photo-retention.ts';
import { sweepReceipts } from './retention/read-receipts.ts';
import { RetentionBook } from './retention/retention-book.ts';
import { Retirements } from './retention/retirements.ts';

const DAY_MS = 86_400_000;
/** What failed while the store was away is tried again. */
const RETRY_MS = 5_000;

export type HousekeepingSettings = {
	couch: Couch;
	pulse: Pulse;
	accounts: AccountStore;
	sessions: SessionStore;
	desk: SessionDesk;
	moved: MovedPhotos;
	clock: () => number;
	onError: (error: unknown) => void;
};

/**
 * What the server does unasked: a database for each new unit; sessions that have ended, photos that are gone or were
 * decided to go, who read notices of long ago, lines of the log and check-ins that were kept long enough are removed.
 */
export class Housekeeping {
	readonly #settings: HousekeepingSettings;
	#unlisten: () => void = () => undefined;
	#timer: NodeJS.Timeout | null = null;
	#running: Promise<void> = Promise.resolve();

	constructor(settings: HousekeepingSettings) {
		this.#settings = settings;
	}

	start(): void {
		const { couch, pulse, sessions, moved, clock } = this.#settings;
		this.#unlisten = pulse.listen(({ database }) => {
			if (database === 'programme') this.#queue(() => createUnitDatabases(couch));
		});
		const photos = () => sweepPhotos(couch, clock());
		const along = () => moved.sweep();
		const store = new PrivacyStore(couch, clock);
		const book = new RetentionBook(store);
		const sweep = async () => book.tally('sessions', await sessions.sweep(), null);
		const requests = () => sweepRequests({ store, book });
		const retirements = new Retirements({ ...this.#settings, store });
		const receipts = () => sweepReceipts({ couch, book });
		const retained = () => sweepRetention(couch, book, clock());
		const retired = () => retirements.sweep();
		const log = () => trimLog(couch, clock);
		const checkIns = () => sweepCheckIns(couch, clock());
		const tasks = [sweep, photos, along, retained, requests, receipts, retired, log, checkIns];
		const all = () => tasks.forEach((task) => this.#queue(task));
		this.#timer = setInterval(all, DAY_MS).unref();
		all();
	}

	/** One after the other; what fails is tried again later. */
	#queue(task: () => Promise<void>): void {
		this.#running = this.#running.then(task).catch((error: unknown) => {
			if (!(error instanceof CouchUnavailable || error instanceof CouchError))
				this.#settings.onError(error);
			if (this.#timer !== null) setTimeout(() => this.#queue(task), RETRY_MS).unref();
		});
	}

	async stop(): Promise<void> {
		this.#unlisten();
		if (this.#timer !== null) clearInterval(this.#timer);
		this.#timer = null;
		await this.#settings.moved.stop();
		await this.#running;
	}
}
