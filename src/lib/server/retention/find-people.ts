import type { PersonId } from '../../domain/ids.ts';
import type { FoundPerson } from '../../domain/retention/retire.ts';
import { fold } from '../../domain/text.ts';
import { isRetired } from '../../domain/unit/retired-name.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { RosterBook } from '../api/roster-book.ts';

/** More than these are not looked through: whoever searches types another letter. */
const MOST_FOUND = 20;
const SHORTEST = 2;

/** People by name or login, without diacritics, of every roster and with an account; each once. @throws CouchUnavailable */
export async function findNamed(
	{ accounts, rosters }: { accounts: AccountStore; rosters: RosterBook },
	typed: string
): Promise<FoundPerson[]> {
	const wanted = fold(typed);
	const found = new Map<PersonId, FoundPerson>();
	if (wanted.length < SHORTEST) return [];
	for (const [unit, people] of await rosters.all())
		for (const person of people)
			if (person.folded.includes(wanted) && !isRetired(person))
				found.set(person.id, { person: person.id, name: person.name, unit });
	for await (const { person, name, login } of accounts.all())
		if (!found.has(person) && (fold(name).includes(wanted) || login.includes(wanted)))
			found.set(person, { person, name, unit: null });
	return [...found.values()].slice(0, MOST_FOUND);
}
