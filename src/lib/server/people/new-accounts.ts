import { randomUUID } from 'node:crypto';
import type { Role } from '../../domain/access.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import { accountId, type Account } from '../auth/account.ts';
import type { AccountStore } from '../auth/account-store.ts';
import { newLogin } from '../auth/new-login.ts';
import { hashPassword } from '../auth/password.ts';

/** Somebody who gets an account: with a card they choose their own password. */
export type Newcomer = { person: PersonId; name: string; unit: UnitId; secretary: boolean };

/** Another process may give out the same login at the same moment. */
const MOST_TRIES = 5;

/**
 * Makes accounts for people who have none, with a password that nobody knows; nobody gets a second one, also where two
 * processes make them at once: each account is made under the login that is reserved for its person.
 * @returns those that were made
 * @throws CouchUnavailable
 */
export async function makeAccounts(
	accounts: AccountStore,
	people: readonly Newcomer[],
	nowMs: number
): Promise<Account[]> {
	const made: Account[] = [];
	if (people.length === 0) return made;
	const hash = await hashPassword(randomUUID());
	let waiting = people;
	for (let tries = 0; waiting.length > 0; tries++) {
		if (tries >= MOST_TRIES) throw new Error('logins are taken all the time');
		const wanted = await wantedAccounts(accounts, waiting, hash, nowMs);
		const stored = await accounts.putNew(wanted.map(({ account }) => account));
		made.push(...wanted.flatMap(({ account }, i) => (stored[i] === true ? [account] : [])));
		waiting = wanted.flatMap(({ who }, i) => (stored[i] === true ? [] : [who]));
	}
	return made;
}

async function wantedAccounts(
	accounts: AccountStore,
	waiting: readonly Newcomer[],
	hash: string,
	nowMs: number
): Promise<{ who: Newcomer; account: Account }[]> {
	const taken = new Set<string>();
	const have = new Set<PersonId>();
	for await (const { login, person } of accounts.all()) {
		taken.add(login);
		have.add(person);
	}
	const others = new Set(taken);
	const without = waiting.filter(({ person }) => !have.has(person));
	const free = new Map(without.map(({ person, name }) => [person, newLogin(name, taken)]));
	const logins = await accounts.reserve(free, others);
	return without.flatMap((who) => {
		const login = logins.get(who.person);
		return login === undefined ? [] : [{ who, account: newAccount(who, login, hash, nowMs) }];
	});
}

function newAccount(
	{ person, name, unit, secretary }: Newcomer,
	login: Account['login'],
	hash: string,
	nowMs: number
): Account {
	const member: Role = { role: 'member', unit };
	return {
		_id: accountId(login),
		type: 'account',
		v: 1,
		login,
		person,
		name,
		hash,
		roles: secretary ? [{ role: 'unitSecretary', unit }, member] : [member],
		disabled: false,
		createdAt: new Date(nowMs).toISOString(),
		waiting: true
	};
}
