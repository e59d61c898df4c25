import type { Role } from '../../domain/access.ts';
import type { UnitId } from '../../domain/ids.ts';
import { sameContent } from '../../domain/json.ts';
import type { Account } from '../auth/account.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { KeptMove } from './unit-writes.ts';

/** Somebody else may change the same account at the same moment. */
const MOST_TRIES = 5;

/** What becomes of rights when people go over: as the preview tells it and as it is done. */
export type RightsChange = {
	/** Who loses the secretary's right in the unit that was left. */
	ended: Account[];
	/** Secretaries of the unit that took it in, who decide from now on what waits in the one that went. */
	given: Account[];
	/** Every account that is to be written. */
	accounts: Account[];
};

/**
 * Whoever goes over is a member there first, and stays one where they were: so their late records arrive, and what they
 * did stays theirs to read. A secretary's right does not go along; the office gives it.
 */
export function rightsAfter(
	all: readonly Account[],
	from: UnitId,
	moves: readonly Pick<KeptMove, 'person'>[],
	{ goes, into }: { goes: boolean; into: UnitId | null }
): RightsChange {
	const going = new Set(moves.map(({ person }) => person));
	const holds = ({ roles }: Account, role: Role) => roles.some((one) => sameContent(one, role));
	const secretary: Role = { role: 'unitSecretary', unit: from };
	const change: RightsChange = { ended: [], given: [], accounts: [] };
	for (const account of all) {
		let { roles } = account;
		if (into !== null && going.has(account.person)) {
			const isEnded = holds(account, secretary);
			if (isEnded) change.ended.push(account);
			const former: Role[] = isEnded ? [{ role: 'member', unit: from }] : [];
			const kept = [...roles, ...former].filter((role) => !sameContent(role, secretary));
			roles = unique([{ role: 'member', unit: into }, ...kept]);
		}
		if (
			goes &&
			into !== null &&
			holds({ ...account, roles }, { role: 'unitSecretary', unit: into })
		) {
			if (!holds({ ...account, roles }, secretary)) change.given.push(account);
			roles = unique([...roles, secretary]);
		}
		if (!sameContent(roles, account.roles)) change.accounts.push({ ...account, roles });
	}
	return change;
}

function unique(roles: readonly Role[]): Role[] {
	return roles.filter((role, at) => roles.findIndex((one) => sameContent(one, role)) === at);
}

/** Writes them; one that somebody changed meanwhile is read again. @throws CouchUnavailable */
export async function writeRights(
	accounts: AccountStore,
	after: (all: readonly Account[]) => RightsChange
): Promise<void> {
	for (let tries = 0; tries < MOST_TRIES; tries++) {
		const all: Account[] = [];
		for await (const account of accounts.all()) all.push(account);
		const wanted = after(all).accounts;
		if (wanted.length === 0) return;
		await accounts.putNew(wanted);
	}
	throw new Error('accounts are changed all the time');
}
