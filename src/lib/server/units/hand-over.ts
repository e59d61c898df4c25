import type { Role } from '../../domain/access.ts';
import { unitDatabase } from '../../domain/database.ts';
import { dayInVietnam } from '../../domain/date.ts';
import type { PersonId } from '../../domain/ids.ts';
import { sameContent } from '../../domain/json.ts';
import type { AskedHandover, Handover, HandoverAnswer } from '../../domain/unit/handover.ts';
import type { RosterBook } from '../api/roster-book.ts';
import type { Account } from '../auth/account.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { Couch } from '../couch/couch.ts';
import { makeAccounts } from '../people/new-accounts.ts';
import { unitsOf } from '../stored-units.ts';
import { writeRights } from './unit-rights.ts';

type Sources = {
	couch: Couch;
	rosters: RosterBook;
	accounts: AccountStore;
	clock: () => number;
};

/**
 * Hands a unit to its next secretary: the right goes to them first, then ends for those who had it, so that there is
 * never nobody; then it is told in the unit. Asked again with the same id it does nothing twice.
 * @throws CouchUnavailable
 */
export async function handOver(
	sources: Sources,
	asked: AskedHandover,
	clerk: PersonId
): Promise<HandoverAnswer> {
	const { couch, accounts, clock } = sources;
	const fault = await faultOf(sources, asked);
	if (typeof fault === 'string') return { state: fault };
	const nowMs = clock();
	const secretary = { person: asked.to, name: fault.name, unit: asked.unit, secretary: true };
	const made = await makeAccounts(accounts, [secretary], nowMs);
	await writeRights(accounts, (all) => ({
		ended: [],
		given: [],
		accounts: all.flatMap((account) => {
			const roles = rolesAfter(account, asked);
			return sameContent(roles, account.roles) ? [] : [{ ...account, roles }];
		})
	}));
	const { id, ...said } = asked;
	const handover: Handover = {
		_id: `handover:${id}`,
		type: 'handover',
		v: 1,
		...said,
		why: asked.why.trim(),
		by: clerk,
		at: new Date(nowMs).toISOString()
	};
	await couch.bulkDocs(unitDatabase(asked.unit), [handover]);
	return { state: 'done', handover, newAccount: made.length > 0 };
}

/** Why it cannot be, or who the new secretary is. */
async function faultOf(
	{ couch, rosters, clock }: Sources,
	{ unit: id, day, to, from }: AskedHandover
): Promise<Exclude<HandoverAnswer['state'], 'done'> | { name: string }> {
	const unit = (await unitsOf(couch)).find((one) => one.id === id && one.kind !== 'doanKhoi');
	if (unit === undefined || unit.activeTo !== null) return 'notActive';
	if (day > dayInVietnam(clock())) return 'tooFarAhead';
	if (from.includes(to)) return 'same';
	const people = (await rosters.all()).get(id) ?? [];
	const person = people.find((one) => one.id === to && one.activeTo === null);
	return person === undefined ? 'notListed' : { name: person.name };
}

function rolesAfter({ person, roles }: Account, { unit, to, from }: AskedHandover): Role[] {
	const secretary: Role = { role: 'unitSecretary', unit };
	const member: Role = { role: 'member', unit };
	const without = (role: Role) => roles.filter((one) => !sameContent(one, role));
	if (person === to) return [secretary, ...without(secretary)];
	// Whoever was secretary is of the unit still, and keeps its history.
	if (from.includes(person) && without(secretary).length < roles.length)
		return without(secretary).some((one) => sameContent(one, member))
			? without(secretary)
			: [...without(secretary), member];
	return roles;
}
