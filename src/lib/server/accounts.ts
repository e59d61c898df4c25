import * as v from 'valibot';
import { Role } from '../domain/access.ts';
import { PersonId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import { ACCOUNTS, accountId, normaliseLogin, type Account } from './auth/account.ts';
import { AccountStore } from './auth/account-store.ts';
import { isCommonPassword } from './auth/common-passwords.ts';
import { hashPassword, LONGEST_PASSWORD } from './auth/password.ts';
import type { Settings } from './config.ts';
import type { Couch } from './couch/couch.ts';
import { CouchUnavailable } from './couch/couch.ts';
import { openStore } from './open-store.ts';

const SHORTEST_PASSWORD = 8;

/** What the operator asks of the accounts. `role`: `member:<unit>`, `unitSecretary:<unit>`, `committee`, `standing`, `inspection`, `office`. */
export type AccountOrder =
	| {
			order: 'add';
			login: string;
			person: string;
			name: string;
			roles: string[];
			password: string;
	  }
	| { order: 'password'; login: string; password: string }
	| { order: 'roles'; login: string; roles: string[] }
	| { order: 'disable' | 'enable'; login: string }
	| { order: 'list' };

/** Carries out an order on the accounts; the answer is what to print, or one sentence that says why not. */
export async function orderAccounts(
	settings: Settings,
	order: AccountOrder
): Promise<Result<string, string>> {
	const couch = openStore(settings);
	if (!couch.ok) return couch;
	try {
		await couch.value.createDatabase(ACCOUNTS);
		return await carryOut(couch.value, order);
	} catch (error) {
		if (!(error instanceof CouchUnavailable)) throw error;
		const setting = settings.couchdb === null ? 'DATA_DIR' : 'COUCHDB_URL';
		return err(`the store that ${setting} names does not answer: ${error.message}`);
	} finally {
		await couch.value.close();
	}
}

async function carryOut(couch: Couch, order: AccountOrder): Promise<Result<string, string>> {
	const accounts = new AccountStore(couch, Date.now);
	if (order.order === 'list') return ok(await listed(accounts));
	const login = normaliseLogin(order.login);
	if (login === null)
		return err(
			`"${order.login}" is no login: 2 to 40 letters, digits, dots, dashes or underscores`
		);
	const known = await accounts.get(login);
	if (order.order === 'add') {
		if (known !== null) return err(`there is an account "${login}" already`);
		const made = await madeAccount(order);
		return made.ok ? stored(accounts, made.value) : made;
	}
	if (known === null) return err(`there is no account "${login}"`);
	const changed = await changedAccount(known, order);
	return changed.ok ? stored(accounts, changed.value) : changed;
}

async function stored(accounts: AccountStore, account: Account): Promise<Result<string, string>> {
	if (!(await accounts.put(account)))
		return err(`somebody else changed "${account.login}" at the same moment: try again`);
	return ok(line(account));
}

async function madeAccount(
	order: Extract<AccountOrder, { order: 'add' }>
): Promise<Result<Account, string>> {
	const login = normaliseLogin(order.login);
	const person = v.safeParse(PersonId, order.person);
	if (login === null || !person.success)
		return err(`"${order.person}" is no person's id: 3 to 40 small letters, digits or dashes`);
	const name = order.name.normalize('NFC').trim();
	if (name === '') return err('the name is missing');
	const roles = parseRoles(order.roles);
	if (!roles.ok) return roles;
	const hash = await hashed(order.password, { login, name });
	if (!hash.ok) return hash;
	return ok({
		_id: accountId(login),
		type: 'account',
		v: 1,
		login,
		person: person.output,
		name,
		roles: roles.value,
		hash: hash.value,
		disabled: false,
		createdAt: new Date().toISOString()
	});
}

async function changedAccount(
	account: Account,
	order: Exclude<AccountOrder, { order: 'add' | 'list' }>
): Promise<Result<Account, string>> {
	const sessionsFrom = new Date().toISOString();
	switch (order.order) {
		case 'password': {
			const hash = await hashed(order.password, account);
			return hash.ok ? ok({ ...account, hash: hash.value, sessionsFrom }) : hash;
		}
		case 'roles': {
			const roles = parseRoles(order.roles);
			return roles.ok ? ok({ ...account, roles: roles.value }) : roles;
		}
		case 'disable':
			return ok({ ...account, disabled: true, sessionsFrom });
		case 'enable':
			return ok({ ...account, disabled: false });
	}
}

async function hashed(
	password: string,
	who: { login: string; name: string }
): Promise<Result<string, string>> {
	if (password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD)
		return err(`the password must have ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters`);
	if (await isCommonPassword(password, who))
		return err('this password is one that a guesser tries first: choose another');
	return ok(await hashPassword(password));
}

function parseRoles(texts: readonly string[]): Result<Role[], string> {
	const roles: Role[] = [];
	for (const text of texts) {
		const [role, unit] = text.split(':');
		const parsed = v.safeParse(Role, unit === undefined ? { role } : { role, unit });
		if (!parsed.success)
			return err(
				`"${text}" is no role: member:<unit>, unitSecretary:<unit>, committee, standing, inspection or office`
			);
		roles.push(parsed.output);
	}
	return roles.length > 0 ? ok(roles) : err('at least one --role is needed');
}

function line({ login, person, name, roles, disabled }: Account): string {
	const held = roles.map((role) => ('unit' in role ? `${role.role}:${role.unit}` : role.role));
	return [login, person, name, held.join(' '), disabled ? 'disabled' : ''].join('\t').trimEnd();
}

async function listed(accounts: AccountStore): Promise<string> {
	const lines: string[] = [];
	for await (const account of accounts.all()) lines.push(line(account));
	return lines.join('\n');
}
