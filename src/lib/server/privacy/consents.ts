import * as v from 'valibot';
import { Instant } from '../../domain/date.ts';
import { PersonId } from '../../domain/ids.ts';
import { purposes, type Consent, type Purpose } from '../../domain/privacy/consent.ts';
import { NOTICE_VERSION } from '../../domain/privacy/notice.ts';
import type { Account, Login } from '../auth/account.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { PrivacyStore } from './privacy-store.ts';
import { TooBusy } from './privacy-store.ts';

const MOST_TRIES = 5;

/** One line of what a person agreed to or took back, as evidence; nothing of it is ever changed. */
export const ConsentLine = v.strictObject({
	person: PersonId,
	what: v.picklist(['given', 'withdrawn']),
	version: v.number(),
	purposes: v.array(v.picklist(purposes)),
	at: Instant
});
export type ConsentLine = v.InferOutput<typeof ConsentLine>;

/** Keeps what people agreed to: the history as evidence, and on the account what holds now. */
export class Consents {
	readonly #store: PrivacyStore;
	readonly #accounts: AccountStore;

	constructor(store: PrivacyStore, accounts: AccountStore) {
		this.#store = store;
		this.#accounts = accounts;
	}

	/** What a person agreed to and took back, oldest first. */
	historyOf(person: PersonId): Promise<ConsentLine[]> {
		return this.#store.all('consent', ConsentLine, `${person}:`);
	}

	/** A person agrees to a version of the notice. The evidence is written first: without it nothing was agreed to. */
	async give(
		login: Login,
		person: PersonId,
		given: { version: number; purposes: Purpose[] }
	): Promise<Consent> {
		const consent = { ...given, at: this.#store.now() };
		await this.#note({ person, what: 'given', ...consent });
		await this.#keep(login, consent);
		return consent;
	}

	/** What is agreed to no more, on every account of the person. Without `records` they are asked anew at the next contact. */
	async withdraw(person: PersonId, taken: readonly Purpose[]): Promise<void> {
		await this.#note({
			person,
			what: 'withdrawn',
			version: NOTICE_VERSION,
			purposes: [...taken],
			at: this.#store.now()
		});
		for await (const account of this.#accounts.all()) {
			if (account.person !== person || account.consent === undefined) continue;
			const left = account.consent.purposes.filter((one) => !taken.includes(one));
			await this.#keep(
				account.login,
				left.includes('records') ? { ...account.consent, purposes: left } : null
			);
		}
	}

	#note(line: ConsentLine): Promise<void> {
		return this.#store.add('consent', `${line.person}:${this.#store.newKey()}`, line);
	}

	async #keep(login: Login, consent: Consent | null): Promise<void> {
		for (let tries = 0; tries < MOST_TRIES; tries++) {
			this.#accounts.forget(login);
			const account = await this.#accounts.get(login);
			if (account === null) return;
			const { consent: before, ...rest } = account;
			if (before === undefined && consent === null) return;
			const next: Account = consent === null ? rest : { ...rest, consent };
			if (await this.#accounts.put(next)) return;
		}
		throw new TooBusy('an account changes all the time');
	}
}
