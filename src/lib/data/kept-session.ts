import { sameContent } from '../domain/json.ts';
import type { Session } from './device.ts';
import type { NewsChannel } from './news.ts';
import { renewSession, withPhoneStore } from './store/phone-store.ts';

/** The session as this tab knows it, kept up with what other tabs and the server say. */
export class KeptSession {
	readonly #news: NewsChannel;
	#current: Session;

	constructor(session: Session, news: NewsChannel) {
		this.#current = session;
		this.#news = news;
	}

	get current(): Session {
		return this.#current;
	}

	/** Keeps what the server said; pages are told only where it changes anything for them. */
	async keep(session: Session): Promise<void> {
		const same = sameWords(this.#current, session);
		this.#current = session;
		await withPhoneStore((store) => renewSession(store, session));
		if (!same) this.#news.announce({ what: 'session' });
	}

	/**
	 * Another tab signed in, or the server refused the session there: this tab is told once it knows, because whoever
	 * heard the news first still saw the old one. Signed out: the last one stands until this tab closes.
	 */
	async reload(): Promise<void> {
		const before = this.#current;
		const { person } = before;
		const kept = await withPhoneStore(async (store) => (await store.db).get('sessions', person));
		if (!kept.ok || kept.value === undefined) return;
		this.#current = kept.value;
		if (!sameWords(before, kept.value)) this.#news.tellHere({ what: 'session' });
	}
}

/** Whether two sessions say the same, whenever they were confirmed. */
function sameWords(one: Session, other: Session): boolean {
	return sameContent({ ...one, confirmedAt: other.confirmedAt }, other);
}
