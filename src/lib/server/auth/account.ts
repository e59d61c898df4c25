import * as v from 'valibot';
import { Role, type Actor } from '../../domain/access.ts';
import { Instant } from '../../domain/date.ts';
import { PersonId } from '../../domain/ids.ts';
import { Consent } from '../../domain/privacy/consent.ts';
import { fold } from '../../domain/text.ts';
import type { StoredDocument } from '../couch/couch.ts';

/** The server's own database of accounts and sessions: no client can name it. */
export const ACCOUNTS = 'accounts';

/** What a person types to sign in: lowercase, so that a phone's capital first letter does no harm. */
export const Login = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]{1,39}$/), v.brand('Login'));
export type Login = v.InferOutput<typeof Login>;

/** An account: who signs in with which rights. `hash` is an argon2id string. */
export const Account = v.looseObject({
	_id: v.string(),
	_rev: v.optional(v.string()),
	type: v.literal('account'),
	v: v.literal(1),
	login: Login,
	person: PersonId,
	name: v.string(),
	roles: v.array(Role),
	hash: v.string(),
	/** A disabled account keeps its history and cannot sign in. */
	disabled: v.boolean(),
	createdAt: Instant,
	/** Sessions opened before count no more: a new password, or a disabling, ends those of a lost phone for good. */
	sessionsFrom: v.optional(Instant),
	/** Made by the office, and nobody has signed in with it yet: its password is known to nobody. */
	waiting: v.optional(v.literal(true)),
	/** What this person last agreed to; the whole history is in the privacy database. */
	consent: v.optional(Consent)
});
export type Account = v.InferOutput<typeof Account>;

/** The document id of an account. */
export function accountId(login: Login): string {
	return `account:${login}`;
}

/** A typed login as it is stored: case, diacritics and blanks at the ends do not matter. Null: no login can look so. */
export function normaliseLogin(typed: string): Login | null {
	const parsed = v.safeParse(Login, fold(typed));
	return parsed.success ? parsed.output : null;
}

/** Reads an account out of its document; null when it is none (a damaged account signs nobody in). */
export function parseAccount(document: StoredDocument): Account | null {
	const parsed = v.safeParse(Account, document);
	return parsed.success ? parsed.output : null;
}

/** The account as the access table sees it. */
export function actorOf(account: Account): Actor {
	return { person: account.person, roles: account.roles };
}
