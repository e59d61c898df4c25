import type { SyncStatus } from '../device.ts';
import type { News, NewsChannel } from '../news.ts';
import { isQuotaError } from '../store/fault.ts';
import type { PersonStore } from '../store/person-store.ts';

/** That a notice was read is told along the way: nobody waits for it, and it is no work of anybody's. */
const RECEIPTS = 'noticeReceipt:';

const quiet: SyncStatus = {
	phase: 'idle',
	unsent: 0,
	denied: 0,
	sent: 0,
	progress: null,
	lastSuccessAt: null,
	trouble: null,
	persisted: false
};

/**
 * What the sync is known to do, in this tab or wherever its owner is. What must outlast the app (last success,
 * trouble) is stored; the counts are read from the outbox, so that they are right in every tab.
 */
export class SyncBoard {
	readonly #store: PersonStore;
	readonly #news: NewsChannel;
	#status: SyncStatus = quiet;
	#sending: readonly string[] = [];
	#heardAtMs = 0;
	#recounting: Promise<void> = Promise.resolve();

	constructor(store: PersonStore, news: NewsChannel) {
		this.#store = store;
		this.#news = news;
	}

	get status(): SyncStatus {
		return this.#status;
	}

	/** When another tab or the worker last said what it does, by this page's monotonic clock; 0: never. */
	get heardAtMs(): number {
		return this.#heardAtMs;
	}

	/** Reads what was kept, before the first screen. */
	async load(): Promise<void> {
		const kept = await (await this.#store.db).get('settings', 'sync');
		const persisted = (await navigator.storage?.persisted?.()) ?? false;
		this.#status = { ...quiet, ...(kept?.name === 'sync' ? kept.sync : {}), persisted };
		await this.#count();
	}

	/** Says what this tab's round does now. */
	async say(now: Partial<SyncStatus>, sending: readonly string[] = this.#sending): Promise<void> {
		this.#sending = sending;
		this.#status = { ...this.#status, ...now };
		await this.#count();
		if ('lastSuccessAt' in now || 'trouble' in now || 'sent' in now) await this.#keep();
		this.#news.announce({ what: 'sync', status: this.#status, sending: [...sending] });
	}

	/** Takes in what others announced. */
	async hear(news: News, own: boolean): Promise<void> {
		if (news.what === 'written' || news.what === 'held') {
			this.#recounting = this.#recount();
			return this.#recounting;
		}
		if (news.what !== 'sync' || own) return;
		this.#heardAtMs = performance.now();
		this.#status = { ...news.status, persisted: this.#status.persisted };
		this.#sending = news.sending;
	}

	/** Resolves when what was written is counted: nobody is told "all sent" of a record that has just begun to wait. */
	recounted(): Promise<void> {
		return this.#recounting;
	}

	/** Counts again and tells this tab and the others. */
	async #recount(): Promise<void> {
		await this.say({});
	}

	async #count(): Promise<void> {
		const tx = (await this.#store.db).transaction(['outbox', 'denials']);
		const [waiting, denials] = await Promise.all([
			tx.objectStore('outbox').getAllKeys(),
			tx.objectStore('denials').getAll()
		]);
		const unsent = waiting.filter(([, id]) => !id.startsWith(RECEIPTS)).length;
		const denied = denials.filter((row) => !row.abandoned).length;
		this.#status = { ...this.#status, unsent, denied };
	}

	async #keep(): Promise<void> {
		const { lastSuccessAt, trouble, request = null, sent } = this.#status;
		const db = await this.#store.db;
		try {
			await db.put('settings', { name: 'sync', sync: { lastSuccessAt, trouble, request, sent } });
		} catch (error) {
			// A full phone must still say on screen that it is full.
			if (!isQuotaError(error)) throw error;
		}
	}
}
