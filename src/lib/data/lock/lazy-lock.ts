import type { Parts } from '../parts.ts';
import type { Feed } from '../records/feed.ts';
import type { Lock, LockDoor } from './lock.ts';

/** The way to the lock: argon2id is loaded when the code is first asked for. */
export class LazyLock implements LockDoor {
	readonly #parts: Parts;
	readonly #feed: Feed;
	#lock: Promise<Lock> | null = null;

	constructor(parts: Parts, feed: Feed) {
		this.#parts = parts;
		this.#feed = feed;
	}

	get isThere(): boolean {
		return this.#parts.vault.guardsAny;
	}

	get isShut(): boolean {
		return this.isThere && !this.#parts.vault.isOpen;
	}

	get(): Promise<Lock> {
		this.#lock ??= import('./phone-lock.ts').then(
			({ PhoneLock }) => new PhoneLock(this.#parts, this.#feed)
		);
		return this.#lock;
	}
}
