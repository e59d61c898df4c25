import * as v from 'valibot';
import type { UnitId } from '../../domain/ids.ts';
import { PersonId } from '../../domain/ids.ts';
import type { Couch } from '../couch/couch.ts';
import { CouchError } from '../couch/couch.ts';
import { GroupRead } from '../couch/group-read.ts';
import { ACCOUNTS, accountId, Login, parseAccount, type Account } from './account.ts';
import { TimedCache } from './timed-cache.ts';

/** Several processes agree on an account within this time, even when no hint arrives. */
const REMEMBERED_MS = 5_000;
/** The block has 2,500 people. */
const MOST_REMEMBERED = 5_000;
const PAGE = 500;

/** Under which login a person's account is, or is being made. */
export const Holder = v.looseObject({
	_id: v.string(),
	_rev: v.string(),
	type: v.literal('holder'),
	person: PersonId,
	login: Login
});
type Holder = v.InferOutput<typeof Holder>;

function holderId(person: PersonId): string {
	return `holder:${person}`;
}

/** Whether the store answered that there is no such document. */
export function isMissing(error: unknown): boolean {
	return error instanceof CouchError && error.status === 404;
}

/** The accounts, read through a short memory that {@link AccountStore.forget} and time empty. */
export class AccountStore {
	readonly #couch: Couch;
	readonly #documents: GroupRead;
	readonly #remembered: TimedCache<Account>;
	readonly #secretaries: TimedCache<Map<UnitId, Set<PersonId>>>;

	constructor(couch: Couch, clock: () => number) {
		this.#couch = couch;
		this.#documents = new GroupRead(couch, ACCOUNTS);
		this.#remembered = new TimedCache({ ttlMs: REMEMBERED_MS, most: MOST_REMEMBERED, clock });
		this.#secretaries = new TimedCache({ ttlMs: REMEMBERED_MS, most: 1, clock });
	}

	/** The account of a login, or null. */
	async get(login: Login): Promise<Account | null> {
		return this.#remembered.readThrough(login, () => this.#read(login));
	}

	/** The account as it is stored this moment, whatever is remembered of it. @throws CouchUnavailable */
	async now(login: Login): Promise<Account | null> {
		return this.#read(login);
	}

	async #read(login: Login): Promise<Account | null> {
		try {
			const stored = await this.#documents.get(accountId(login));
			return stored === null ? null : parseAccount(stored);
		} catch (error) {
			if (isMissing(error)) return null;
			throw error;
		}
	}

	/**
	 * Creates an account, or replaces the one that `_rev` names.
	 * @returns false when somebody else changed it meanwhile
	 */
	async put(account: Account): Promise<boolean> {
		const [answer] = await this.#couch.bulkDocs(ACCOUNTS, [account]);
		this.forget(account.login);
		return answer !== undefined && 'ok' in answer;
	}

	/**
	 * Creates accounts.
	 * @returns one by one whether it was: not where somebody else took the login meanwhile, in the same list too
	 */
	async putNew(accounts: readonly Account[]): Promise<boolean[]> {
		const stored: boolean[] = [];
		for (let i = 0; i < accounts.length; i += PAGE) {
			const answers = await this.#couch.bulkDocs(ACCOUNTS, accounts.slice(i, i + PAGE));
			stored.push(...answers.map((answer) => 'ok' in answer));
		}
		for (const { login } of accounts) this.forget(login);
		return stored;
	}

	/**
	 * Under which login each person's account is to be made: reserved in the store, so that of several processes that
	 * make an account for one person at once all make the same. A login that was given to somebody else meanwhile is
	 * replaced by the one that is asked for now.
	 * @param wanted by person; `taken`: logins that are others'
	 */
	async reserve(
		wanted: ReadonlyMap<PersonId, Login>,
		taken: ReadonlySet<string>
	): Promise<Map<PersonId, Login>> {
		const keys = [...wanted.keys()].map(holderId);
		const before = await this.#holders(keys);
		const news = [...wanted].flatMap(([person, login]) => {
			const held = before.get(person);
			if (held !== undefined && !taken.has(held.login)) return [];
			const rev = held === undefined ? {} : { _rev: held._rev };
			return [{ _id: holderId(person), ...rev, type: 'holder', v: 1, person, login }];
		});
		for (let i = 0; i < news.length; i += PAGE)
			await this.#couch.bulkDocs(ACCOUNTS, news.slice(i, i + PAGE));
		// Another process may have been first: what is stored holds.
		const after = await this.#holders(keys);
		return new Map([...after].map(([person, { login }]) => [person, login]));
	}

	/** Forgets under which login a person's account was to be made: a login tells of a name. @throws CouchUnavailable */
	async release(person: PersonId): Promise<void> {
		const held = await this.#holders([holderId(person)]);
		const stones = [...held.values()].map(({ _id, _rev }) => ({ _id, _rev, _deleted: true }));
		if (stones.length > 0) await this.#couch.bulkDocs(ACCOUNTS, stones);
	}

	async #holders(keys: string[]): Promise<Map<PersonId, Holder>> {
		const found = new Map<PersonId, Holder>();
		for (let i = 0; i < keys.length; i += PAGE) {
			const asked = { keys: keys.slice(i, i + PAGE), includeDocs: true };
			for (const row of (await this.#couch.allDocs(ACCOUNTS, asked)).rows) {
				const holder = v.safeParse(Holder, 'doc' in row ? row.doc : null);
				if (holder.success) found.set(holder.output.person, holder.output);
			}
		}
		return found;
	}

	/** Removes accounts with which nobody signed in yet; answers how many. */
	async removeWaiting(logins: ReadonlySet<string>): Promise<number> {
		const stones: { _id: string; _rev: string; _deleted: true }[] = [];
		for await (const { _id, _rev, login, waiting } of this.all())
			if (logins.has(login) && waiting === true && _rev !== undefined)
				stones.push({ _id, _rev, _deleted: true });
		for (let i = 0; i < stones.length; i += PAGE)
			await this.#couch.bulkDocs(ACCOUNTS, stones.slice(i, i + PAGE));
		this.#remembered.clear();
		this.#secretaries.clear();
		return stones.length;
	}

	/** Drops what is remembered of a login, because its account changed. */
	forget(login: Login): void {
		this.#remembered.delete(login);
		this.#secretaries.clear();
	}

	/** Units in which this person is the only secretary with an account, and so decides on own records, marked. */
	async soleSecretaryOf(person: PersonId): Promise<UnitId[]> {
		const secretaries = await this.#secretaries.readThrough('', () => this.#readSecretaries());
		return [...(secretaries ?? [])]
			.filter(([, people]) => people.size === 1 && people.has(person))
			.map(([unit]) => unit);
	}

	async #readSecretaries(): Promise<Map<UnitId, Set<PersonId>>> {
		const secretaries = new Map<UnitId, Set<PersonId>>();
		for await (const account of this.all()) {
			if (account.disabled) continue;
			for (const role of account.roles) {
				if (role.role !== 'unitSecretary') continue;
				secretaries.set(
					role.unit,
					(secretaries.get(role.unit) ?? new Set<PersonId>()).add(account.person)
				);
			}
		}
		return secretaries;
	}

	/** Every account, in the order of logins. */
	async *all(): AsyncGenerator<Account> {
		let startKey = 'account:';
		for (;;) {
			const { rows } = await this.#couch.allDocs(ACCOUNTS, {
				startKey,
				endKey: 'account;',
				inclusiveEnd: false,
				limit: PAGE,
				includeDocs: true
			});
			for (const row of rows) {
				const account = 'doc' in row && row.doc ? parseAccount(row.doc) : null;
				if (account !== null) yield account;
			}
			const last = rows.at(-1);
			if (last === undefined || rows.length < PAGE) return;
			startKey = `${last.key}\u0000`;
		}
	}
}
