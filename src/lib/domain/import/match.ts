import type { PersonId, UnitId } from '../ids.ts';
import type { Birth } from './cells.ts';

/** Somebody who is known already: on a roster, or on an earlier line of the list. */
export type KnownPerson = {
	id: PersonId;
	/** Set for an earlier line of the same list. */
	line: number | null;
	name: string;
	folded: string;
	unit: UnitId;
	birth: Birth | null;
	phone: string | null;
	/** Whether they are on the unit's roster now. */
	active: boolean;
};

/** Why two may be one person, and nobody but a person can say. */
export type DoubtReason = 'sameName' | 'otherPhone' | 'otherName' | 'elsewhere' | 'left';

type Asked = Pick<KnownPerson, 'folded' | 'unit' | 'birth' | 'phone'>;

/** Whether somebody asked for is a known person: by name, then day or year of birth, then telephone. */
export function likeness(asked: Asked, known: KnownPerson): 'same' | 'other' | DoubtReason {
	const birth = birthLikeness(asked.birth, known.birth);
	const phone = phoneLikeness(asked.phone, known.phone);
	if (asked.folded !== known.folded)
		return phone === 'same' && birth === 'same' ? 'otherName' : 'other';
	if (asked.unit !== known.unit)
		return isStrong(asked, known, birth, phone) ? 'elsewhere' : 'other';
	const found = inOneUnit(birth, phone);
	return found === 'same' && !known.active ? 'left' : found;
}

function inOneUnit(birth: Likeness, phone: Likeness): 'same' | 'other' | DoubtReason {
	if (birth === 'differs') return phone === 'same' ? 'sameName' : 'other';
	if (phone === 'differs') return 'otherPhone';
	// Neither says when they were born: the same list, sent again, says the same of the same people.
	if (birth === 'same' || birth === 'nothing' || phone === 'same') return 'same';
	return 'sameName';
}

/** In another unit a name and a year are many people; a whole day, or the telephone, is one. */
function isStrong(asked: Asked, known: KnownPerson, birth: Likeness, phone: Likeness): boolean {
	const hasDays = typeof asked.birth?.day === 'string' && typeof known.birth?.day === 'string';
	return known.active && (phone === 'same' || (birth === 'same' && hasDays));
}

/** `nothing`: neither says it; `unsaid`: one of them does not. */
type Likeness = 'same' | 'differs' | 'unsaid' | 'nothing';

function birthLikeness(a: Birth | null, b: Birth | null): Likeness {
	if (a === null || b === null) return a === b ? 'nothing' : 'unsaid';
	const isSame = a.day !== null && b.day !== null ? a.day === b.day : a.year === b.year;
	return isSame ? 'same' : 'differs';
}

function phoneLikeness(a: string | null, b: string | null): Likeness {
	if (a === null || b === null) return a === b ? 'nothing' : 'unsaid';
	return a === b ? 'same' : 'differs';
}
