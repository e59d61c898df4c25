import type { UnitId } from '../ids.ts';
import { BLOCK_UNIT } from '../ids.ts';
import { spanOf } from '../targets/units-due.ts';
import type { TermSpan } from '../totals/figures.ts';
import type { OfficerFields, PartyFields } from '../work/private-fields.ts';
import { educationLevels, theoryLevels } from '../work/private-fields.ts';
import type { Officer, PartyStage } from './officers.ts';
import { inOffice, isKey } from './officers.ts';

/** What a term says of counting CT05–CT09. */
export type PrivateRules = {
	/** CT08: whether the block's own key officers count; the programme drops "ở cơ sở" there. */
	blockOfficers: boolean;
	/** CT09: whether ủy viên BCH count beside bí thư and phó bí thư. */
	committeeMembers: boolean;
};

/** What is private to a unit, as it is counted. */
export type UnitPrivate = {
	unit: UnitId;
	officers: readonly Officer[];
	party: readonly PartyStage[];
};

/** Officers of a kind on a day; `unknown`: of whom it was not written down, who are therefore not in `n`. */
export type OfficerFigure = { n: number; of: number; unknown: number };

/** CT05–CT09 of a unit or of the block, over a year or the term. */
export type PrivateFigures = {
	/** Distinct persons introduced (CT05) and admitted (CT06) within the period. */
	introduced: number;
	admitted: number;
	/** CT07a, CT07b, and both together, CT08: on the day. */
	theory: OfficerFigure;
	education: OfficerFigure;
	both: OfficerFigure;
	partyMembers: OfficerFigure;
	/** CT09: null over the term, where it is asked year by year. */
	trained: OfficerFigure | null;
};

/** In which period, as of which day, and who of the officers an approved training record of that year names. */
export type Counting = {
	term: TermSpan;
	period: string;
	today: string;
	rules: PrivateRules;
	namedInTraining: ReadonlySet<string>;
};

/** One person, however many entries tell of them: by the block-wide id, or alone where no roster has them. */
function whoIs(unit: UnitId, { person, key }: { person: string | null; key: string }): string {
	return person ?? `${unit}/${key}`;
}

/** Counts CT05–CT09 over units together: persons are distinct, also those of whom two units tell. */
export function privateFigures(units: readonly UnitPrivate[], counting: Counting): PrivateFigures {
	const span = spanOf(counting.term, counting.period);
	const day = counting.today < span.end ? counting.today : span.end;
	const stage = (field: 'introducedOn' | 'admittedOn') => countStage(units, field, span);
	const key = keyOfficers(
		units.filter(({ unit }) => unit !== BLOCK_UNIT),
		day
	);
	const withBlock = counting.rules.blockOfficers ? keyOfficers(units, day) : key;
	return {
		introduced: stage('introducedOn'),
		admitted: stage('admittedOn'),
		theory: share(key, hasTheory),
		education: share(key, hasEducation),
		both: share(key, (one) => bothOf(hasTheory(one), hasEducation(one))),
		partyMembers: share(withBlock, ({ partyMember }) => partyMember),
		trained: counting.period === 'term' ? null : trainedIn(units, day, counting)
	};
}

/** Each person counts once, in the term for the first day that is told of them. */
function countStage(
	units: readonly UnitPrivate[],
	field: keyof Pick<PartyFields, 'introducedOn' | 'admittedOn'>,
	{ start, end }: TermSpan
): number {
	const first = new Map<string, string>();
	for (const { unit, party } of units)
		for (const one of party) {
			const day = one[field];
			const who = whoIs(unit, one);
			if (day !== null && day < (first.get(who) ?? '9999')) first.set(who, day);
		}
	return [...first.values()].filter((day) => day >= start && day <= end).length;
}

/** What is told of one person, from all their entries together: the highest level, and any "yes". */
type Told = Pick<OfficerFields, 'theory' | 'education' | 'partyMember' | 'trainedOn'>;

function keyOfficers(units: readonly UnitPrivate[], day: string): Map<string, Told> {
	return peopleOf(units, (officer) => isKey(officer) && inOffice(officer, day));
}

function peopleOf(
	units: readonly UnitPrivate[],
	counts: (officer: Officer) => boolean
): Map<string, Told> {
	const people = new Map<string, Told>();
	for (const { unit, officers } of units)
		for (const officer of officers.filter(counts)) {
			const who = whoIs(unit, officer);
			people.set(who, together(people.get(who), officer));
		}
	return people;
}

function together(known: Told | undefined, other: Told): Told {
	if (known === undefined) return other;
	return {
		theory: higher(theoryLevels, known.theory, other.theory),
		education: higher(educationLevels, known.education, other.education),
		partyMember: known.partyMember === true ? true : (other.partyMember ?? known.partyMember),
		trainedOn: [...known.trainedOn, ...other.trainedOn]
	};
}

function higher<T>(levels: readonly T[], a: T | null, b: T | null): T | null {
	if (a === null || b === null) return a ?? b;
	return levels.indexOf(a) >= levels.indexOf(b) ? a : b;
}

/** Trung cấp lý luận chính trị or higher; null where the level was not written down. */
function hasTheory({ theory }: Told): boolean | null {
	return theory === null
		? null
		: theoryLevels.indexOf(theory) >= theoryLevels.indexOf('intermediate');
}

/** Đại học or higher; null where it was not written down. */
function hasEducation({ education }: Told): boolean | null {
	return education === null
		? null
		: educationLevels.indexOf(education) >= educationLevels.indexOf('university');
}

/** One "no" decides, whatever is not known. */
function bothOf(a: boolean | null, b: boolean | null): boolean | null {
	if (a === false || b === false) return false;
	return a === null || b === null ? null : true;
}

function share(
	people: ReadonlyMap<string, Told>,
	has: (one: Told) => boolean | null
): OfficerFigure {
	const answers = [...people.values()].map(has);
	const count = (answer: boolean | null) => answers.filter((one) => one === answer).length;
	return { n: count(true), of: people.size, unknown: count(null) };
}

/**
 * CT09 in the course of a year: how many of those in office at its end, or today, were trained by a day.
 * @param counting `namedInTraining`: by records until that day
 */
export function trainedBy(
	units: readonly UnitPrivate[],
	counting: Counting,
	until: string
): number {
	const { end } = spanOf(counting.term, counting.period);
	const day = counting.today < end ? counting.today : end;
	return trainedIn(units, day, counting, until).n;
}

/** CT09: cán bộ đoàn cơ sở in office at the end of the year, or today, and those of them who were trained in it. */
function trainedIn(
	units: readonly UnitPrivate[],
	day: string,
	{ period, rules, namedInTraining }: Counting,
	until = `${period}-12-31`
): OfficerFigure {
	const officers = peopleOf(
		units.filter(({ unit }) => unit !== BLOCK_UNIT),
		(officer) => inOffice(officer, day) && (officer.position !== 'member' || rules.committeeMembers)
	);
	const trained = [...officers].filter(
		([who, { trainedOn }]) =>
			namedInTraining.has(who) ||
			trainedOn.some((one) => one.startsWith(`${period}-`) && one <= until)
	);
	return { n: trained.length, of: officers.size, unknown: 0 };
}
