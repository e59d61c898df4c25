import type { WorkEntry } from '../work/entry.ts';
import type { Folded } from '../work/fold.ts';
import { foldWork } from '../work/fold.ts';
import type { OfficerFields, PartyFields } from '../work/private-fields.ts';

/** An officer of a unit as its log has them, and who said what of them when. */
export type Officer = OfficerFields & { key: string } & Pick<
		Folded<Partial<OfficerFields>>,
		'history'
	>;
/** Somebody on the way into the Party. */
export type PartyStage = PartyFields & { key: string } & Pick<
		Folded<Partial<PartyFields>>,
		'history'
	>;

const noOfficer: OfficerFields = {
	person: null,
	name: '',
	position: 'member',
	chiDoan: null,
	workUnit: null,
	from: null,
	to: null,
	theory: null,
	education: null,
	partyMember: null,
	trainedOn: [],
	removed: false
};
const noStage: PartyFields = {
	person: null,
	name: '',
	introducedOn: null,
	admittedOn: null,
	number: '',
	removed: false
};

const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);

/** The officers that were entered and not taken back, in the order of entering. */
export function officersIn(entries: readonly WorkEntry[]): Officer[] {
	return [...foldWork(entries.filter((entry) => entry.subject === 'officer'))]
		.map(([key, { said, history }]) => ({ ...noOfficer, ...said, key, history }))
		.filter(({ removed, name }) => !removed && name !== '')
		.sort(byKey);
}

/** Those on the way into the Party who were entered and not taken back, in the order of entering. */
export function partyIn(entries: readonly WorkEntry[]): PartyStage[] {
	return [...foldWork(entries.filter((entry) => entry.subject === 'party'))]
		.map(([key, { said, history }]) => ({ ...noStage, ...said, key, history }))
		.filter(({ removed, name }) => !removed && name !== '')
		.sort(byKey);
}

/** Whether somebody holds their office on a day; without a first day since ever, without a last one still. */
export function inOffice({ from, to }: Pick<OfficerFields, 'from' | 'to'>, day: string): boolean {
	return (from === null || from <= day) && (to === null || to >= day);
}

/** Cán bộ Đoàn chủ chốt: bí thư and phó bí thư of the unit. */
export function isKey({ position }: Pick<OfficerFields, 'position'>): boolean {
	return position === 'secretary' || position === 'deputy';
}
