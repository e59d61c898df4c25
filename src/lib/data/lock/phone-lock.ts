import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import { MOST_TRIES } from '../../domain/lock/pin.ts';
import { payOwedSignOut } from '../account.ts';
import type { Parts } from '../parts.ts';
import { whileWriting } from '../parts.ts';
import type { Feed } from '../records/feed.ts';
import { noteOwedSignOut, withPhoneStore } from '../store/phone-store.ts';
import type { LockRow } from '../store/schema.ts';
import { unsentIn } from '../sync/kept-databases.ts';
import { whereRoom } from '../writes/write.ts';
import { whenLeftAlone } from './idle.ts';
import type { Lock, LockState, LockTry, SetUpFault } from './lock.ts';
import { changeLock, dropLock, lockOf, putLock } from './lock-row.ts';
import { keptIn, newKey, unwrapped, wrappedBy } from './pin-key.ts';
import { dropSealed, guardedDatabases, removePrivate, sweep } from './sweep.ts';

/** The lock on this phone; loaded with argon2id when a page first asks for the code. */
export class PhoneLock implements Lock {
	readonly #parts: Parts;
	readonly #feed: Feed;
	#endWatch: () => void = () => undefined;

	constructor(parts: Parts, feed: Feed) {
		this.#parts = parts;
		this.#feed = feed;
		parts.news.subscribe((news) => {
			if (news.what === 'lock' && !parts.vault.isOpen) this.#endWatch();
		});
	}

	async state(): Promise<LockState> {
		if (this.#parts.vault.isOpen) return 'open';
		return (await lockOf(this.#parts.store)) === null ? 'none' : 'shut';
	}

	async waiting(): Promise<number> {
		const names = await guardedDatabases(this.#parts);
		const counts = await Promise.all(names.map((name) => unsentIn(this.#parts.store, name)));
		return counts.reduce((sum, count) => sum + count, 0);
	}

	async setUp(pin: string): Promise<Result<null, SetUpFault>> {
		const { store, vault } = this.#parts;
		// Whoever forgot the code, or guessed at it, shows first that they are the person.
		if (this.#parts.session().expired) return err('signIn');
		if ((await lockOf(store)) !== null) return err('there');
		const key = await newKey();
		const row = await wrappedBy(pin, key);
		const done = await whereRoom(async () => {
			await dropSealed(this.#parts);
			await putLock(store, row);
			vault.take(await keptIn(key));
			await sweep(this.#parts);
		});
		if (!done.ok) {
			vault.forget();
			return err('storageFull');
		}
		this.#opened();
		return ok(null);
	}

	async unlock(pin: string): Promise<LockTry> {
		return this.#try(pin, async (row) => {
			const key = await unwrapped(pin, row);
			if (key === null) return false;
			this.#parts.vault.take(key);
			if (!row.swept) await sweep(this.#parts);
			this.#opened();
			return true;
		});
	}

	async change(pin: string, next: string): Promise<LockTry> {
		return this.#try(pin, async (row) => {
			const key = await unwrapped(pin, row, true);
			if (key === null) return false;
			const { swept } = row;
			await putLock(this.#parts.store, { ...(await wrappedBy(next, key)), swept });
			return true;
		});
	}

	shut(): void {
		this.#parts.vault.forget();
		this.#endWatch();
		this.#parts.news.announce({ what: 'lock' });
	}

	async giveUp(): Promise<void> {
		const { store, news, vault } = this.#parts;
		vault.forget();
		this.#endWatch();
		// First: from here on nobody opens what was sealed, whatever happens to the rest.
		await dropLock(store);
		const { person } = this.#parts.session();
		await whileWriting(person, () => removePrivate(this.#parts, this.#feed));
		await this.#parts.keepSession({ ...this.#parts.session(), expired: true });
		await withPhoneStore(noteOwedSignOut);
		news.announce({ what: 'lock' });
		news.announce({ what: 'written' });
		await payOwedSignOut();
	}

	/** Notes the try before it is made, so that ending the app in the middle of one gives no more of them. */
	async #try(pin: string, work: (row: LockRow) => Promise<boolean>): Promise<LockTry> {
		const { store } = this.#parts;
		const row = await changeLock(store, (now) => ({ ...now, left: now.left - 1 }));
		if (row === null) return { kind: 'gone' };
		if (row.left >= 0 && (await work(row))) {
			await changeLock(store, (now) => ({ ...now, left: MOST_TRIES }));
			return { kind: 'open' };
		}
		if (row.left > 0) return { kind: 'wrong', left: row.left };
		await this.giveUp();
		return { kind: 'gone' };
	}

	/** Pages read anew, and a round fetches what could not be kept before. */
	#opened(): void {
		const { chance, news } = this.#parts;
		this.#endWatch();
		if ('document' in globalThis)
			this.#endWatch = whenLeftAlone(document, chance.now, () => this.shut());
		news.tellHere({ what: 'lock' });
		news.tellHere({ what: 'records', ids: [] });
		news.announce({ what: 'written' });
	}
}
