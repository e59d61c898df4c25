import type { SyncStatus } from './device.ts';

/** What one tab or the worker tells the others of the same person. `ids` absent: anything may have changed. */
export type News =
	| { what: 'records'; ids?: string[] }
	| { what: 'drafts' }
	| { what: 'sync'; status: SyncStatus; sending: string[] }
	| { what: 'session' }
	/** What is private was locked everywhere on this phone; or, told to this tab alone, opened here. */
	| { what: 'lock' }
	/** Photos changed; `sending`: the one on its way this moment. */
	| { what: 'photo'; sending: string | null }
	/** Something was handed over, collected, or brought to the server for its author. */
	| { what: 'handover' }
	/** Something new waits in the outbox: whoever owns the sync may begin. */
	| { what: 'written' }
	/** Something waits in the outbox that is held back for a moment, or was taken back: nobody need begin. */
	| { what: 'held' };

type Listener = (news: News, own: boolean) => void;

/** The newspaper of one person on this phone: every announcement reaches this tab, the others, and the worker. */
export class NewsChannel {
	readonly #channel: BroadcastChannel;
	readonly #listeners = new Set<Listener>();
	#closed = false;

	constructor(name: string) {
		this.#channel = new BroadcastChannel(name);
		this.#channel.onmessage = (event: MessageEvent<News>) => this.#tell(event.data, false);
	}

	/** Nothing is said after the end: what was still under way then has nobody to tell. */
	announce(news: News): void {
		if (this.#closed) return;
		this.#channel.postMessage(news);
		this.#tell(news, true);
	}

	/** Tells this tab alone. */
	tellHere(news: News): void {
		this.#tell(news, true);
	}

	/** @returns a function that ends the subscription */
	subscribe(listener: Listener): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	close(): void {
		this.#closed = true;
		this.#listeners.clear();
		this.#channel.close();
	}

	#tell(news: News, own: boolean): void {
		for (const listener of this.#listeners) listener(news, own);
	}
}
