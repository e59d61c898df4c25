import type { Person } from '../../integration/gateway/world.ts';
import {
	block,
	blockPrivate,
	other,
	otherPrivate,
	own,
	ownPrivate
} from '../../integration/gateway/world.ts';

/** Who asks: somebody of the little block, or nobody. */
export type Asker = Person | null;

/** Databases that clients may name, and those of the server that nobody may. */
export const open = [
	...['programme', 'totals', 'totals-committee', 'committee', 'inspection', own, other, block],
	...['totals-private', ownPrivate, otherPrivate, blockPrivate]
];
export const closed = ['accounts', 'audit', 'people', 'receipts'];

const everybody: Person[] = [
	'member',
	'colleague',
	'secretary',
	'deputy',
	'otherMember',
	'otherSecretary',
	'committee',
	'standing',
	'inspection',
	'office'
];
const bodies: Person[] = ['committee', 'standing', 'office'];

/** Who reads what and who writes where, by the words of the design and not by the code that is under test. */
export const readers: Record<string, readonly Person[]> = {
	programme: everybody,
	totals: everybody,
	'totals-committee': bodies,
	[own]: ['member', 'colleague', 'secretary', 'deputy', ...bodies],
	[other]: ['otherMember', 'otherSecretary', ...bodies],
	[block]: bodies,
	committee: ['committee', 'standing'],
	inspection: ['committee', 'standing', 'inspection'],
	'totals-private': ['committee', 'standing'],
	[ownPrivate]: ['secretary', 'deputy', 'committee', 'standing'],
	[otherPrivate]: ['otherSecretary', 'committee', 'standing'],
	[blockPrivate]: ['committee', 'standing']
};
export const writers: Record<string, readonly Person[]> = {
	programme: ['office'],
	[own]: ['member', 'colleague', 'secretary', 'deputy'],
	[other]: ['otherMember', 'otherSecretary'],
	[block]: ['committee', 'standing'],
	committee: ['committee', 'standing'],
	inspection: ['committee', 'standing', 'inspection'],
	[ownPrivate]: ['secretary', 'deputy', 'committee', 'standing'],
	[otherPrivate]: ['otherSecretary', 'committee', 'standing'],
	[blockPrivate]: ['committee', 'standing']
};

/** A word that stands in one database only: whoever is shown it has read that database. */
export const canaryOf = (database: string) => `chim-${database}-yen`;
/** What every stored password begins with. */
export const SECRET = '$argon2';

export const loginOf = (person: Person) => person.toLowerCase();
