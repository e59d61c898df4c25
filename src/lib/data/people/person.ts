import type { PersonId } from '../../domain/ids.ts';
import { DeskPerson, type AskedChange } from '../../domain/import/person-desk.ts';
import type { Result } from '../../domain/result.ts';
import { askPeople, type PeopleFault } from './asking.ts';

/** Somebody's rights and where they are signed in. */
export function askPerson(person: PersonId): Promise<Result<DeskPerson, PeopleFault>> {
	return askPeople(`person/${person}`, DeskPerson);
}

/** Changes somebody's rights, account or sessions; answers how they stand then. */
export function changePerson(
	person: PersonId,
	change: AskedChange
): Promise<Result<DeskPerson, PeopleFault>> {
	return askPeople(`person/${person}`, DeskPerson, change);
}
