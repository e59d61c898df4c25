import type { PersonId } from '../../domain/ids.ts';
import type { AskedChange, DeskPerson } from '../../domain/import/person-desk.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { Account } from '../auth/account.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { SessionDesk } from '../auth/session-desk.ts';
import type { SessionStore } from '../auth/session-store.ts';
import { phonesOf } from '../privacy/phones.ts';

export type PersonDeskSources = {
	accounts: AccountStore;
	sessions: SessionStore;
	desk: SessionDesk;
	clock: () => number;
};

async function accountOf(accounts: AccountStore, person: PersonId): Promise<Account | null> {
	for await (const account of accounts.all()) if (account.person === person) return account;
	return null;
}

/** Somebody with an account, or null. @throws CouchUnavailable */
export async function deskPerson(
	sources: PersonDeskSources,
	person: PersonId
): Promise<DeskPerson | null> {
	const account = await accountOf(sources.accounts, person);
	if (account === null) return null;
	const { name, login, roles, disabled, waiting } = account;
	const phones = await phonesOf(sources, person);
	return { person, name, login, roles, disabled, waiting: waiting === true, phones };
}

/**
 * Changes somebody's rights, closes or opens their account, or ends a session. What they have open follows at once.
 * `ownRight`: nobody takes the office from themselves, so that somebody always has it.
 * @throws CouchUnavailable
 */
export async function changePerson(
	sources: PersonDeskSources,
	who: { actor: PersonId; person: PersonId },
	asked: AskedChange
): Promise<Result<DeskPerson, 'missing' | 'ownRight' | 'changed'>> {
	const account = await accountOf(sources.accounts, who.person);
	if (account === null) return err('missing');
	if (asked.change === 'end') {
		const own = await sources.sessions.listOf(who.person);
		const ending = own.find(({ _id }) => _id === `session:${asked.phone}`);
		if (ending === undefined) return err('missing');
		await sources.desk.end(ending._id, who.person);
	} else {
		const changed = changedAccount(account, asked, sources.clock());
		const keepsOffice = !changed.disabled && changed.roles.some(({ role }) => role === 'office');
		if (who.actor === who.person && !keepsOffice) return err('ownRight');
		if (!(await sources.accounts.put(changed))) return err('changed');
	}
	const after = await deskPerson(sources, who.person);
	return after === null ? err('missing') : ok(after);
}

function changedAccount(
	account: Account,
	asked: Exclude<AskedChange, { change: 'end' }>,
	nowMs: number
): Account {
	switch (asked.change) {
		case 'roles':
			return { ...account, roles: asked.roles };
		case 'enable':
			return { ...account, disabled: false };
		case 'disable':
			return { ...account, disabled: true, sessionsFrom: new Date(nowMs).toISOString() };
	}
}
