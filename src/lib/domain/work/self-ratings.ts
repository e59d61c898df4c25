import type { Person } from '../unit/person.ts';
import type { Unit } from '../unit/unit.ts';
import type { WorkEntry } from './entry.ts';
import type { Change } from './fold.ts';
import { foldWork } from './fold.ts';
import type { RatingLevel } from './rating-levels.ts';
import type {
	BranchRatingFields,
	MemberRatingFields,
	MemberSelfFields,
	SelfRatingFields
} from './self-fields.ts';

/** A unit's own assessment of a year. */
export type SelfRating = SelfRatingFields & {
	/** What it gives itself in all; null: no points were told. */
	total: number | null;
	history: readonly Change<Partial<SelfRatingFields>>[];
};

const nothing: SelfRatingFields = {
	level: null,
	said: '',
	points: [],
	party: null,
	partyNote: '',
	sentOn: null
};

/** A unit's own assessment of a year, out of its private log. */
export function selfRatingOf(year: string, entries: readonly WorkEntry[]): SelfRating {
	const folded = foldWork(entries.filter((entry) => entry.subject === 'selfRating')).get(year);
	const kept = { ...nothing, ...folded?.said };
	const total = kept.points.reduce((sum, { n }) => sum + n, 0);
	return {
		...kept,
		history: folded?.history ?? [],
		total: kept.points.length === 0 ? null : total
	};
}

/** A chi đoàn's rating by its unit. */
export type BranchRating = BranchRatingFields & { id: string; key: string; name: string };

/** The ratings of a unit's chi đoàn in a year, in the unit's order. */
export function branchRatingsOf(
	year: string,
	chiDoan: Unit['chiDoan'],
	entries: readonly WorkEntry[]
): BranchRating[] {
	const folded = foldWork(entries.filter((entry) => entry.subject === 'branchRating'));
	return chiDoan.map(({ id, name }) => {
		const key = `${year}.${id}`;
		const { self = null, decided = null, note = '' } = folded.get(key)?.said ?? {};
		return { id, key, name, self, decided, note };
	});
}

/** What a member says of themselves in a year; `history` empty: nothing yet. */
export type MemberSelf = MemberSelfFields & {
	/** The key under which this person wrote first; null: nothing was written. */
	key: string | null;
	history: readonly Change<Partial<MemberSelfFields>>[];
};

/** What a person says of themselves in a year. Entered apart on two phones, what was said last of each field holds. */
export function memberSelfOf(
	year: string,
	person: string,
	entries: readonly WorkEntry[]
): MemberSelf {
	const own = entries.filter(
		(entry) =>
			entry.subject === 'memberSelf' && entry.by === person && entry.key.startsWith(`${year}.`)
	);
	const folded = foldWork(own.filter((entry) => entry.subject === 'memberSelf'));
	const history = [...folded.values()]
		.flatMap(({ history: said }) => said)
		.sort((a, b) => (a.at < b.at ? -1 : 1));
	const said = history.reduce<Partial<MemberSelfFields>>(
		(sum, { set }) => ({ ...sum, ...set }),
		{}
	);
	const { level = null, said: text = '', points = [] } = said;
	return { level, said: text, points, key: [...folded.keys()][0] ?? null, history };
}

/** A member's rating; `key` null: nothing was said of them yet. `deeds`: approved records of the year that name them. */
export type MemberRating = Pick<MemberRatingFields, 'self' | 'decided' | 'note'> & {
	key: string | null;
	person: Person['id'];
	name: string;
	chiDoan: string | null;
	deeds: number;
	/** What the member wrote themselves; null: nothing. */
	own: MemberSelf | null;
};

/** Whether somebody is rated as a member of a year: in the Union and in the unit on its last day, or today. */
export function isRatedIn(person: Person, year: string, today: string): boolean {
	const [first, last] = [`${year}-01-01`, `${year}-12-31`];
	const day = today < first ? first : today > last ? last : today;
	const { membership, activeFrom, activeTo } = person;
	return membership === 'member' && activeFrom <= day && (activeTo === null || activeTo >= day);
}

/**
 * The ratings of a unit's members in a year. Two that were entered apart for one person are read as one: what was said
 * last of each field holds.
 * @param people those who are rated, in the order they are given in
 * @param deeds how many approved records of the year name a person
 */
export function memberRatingsOf(
	year: string,
	people: readonly Person[],
	entries: readonly WorkEntry[],
	deeds: ReadonlyMap<string, number>
): MemberRating[] {
	const told = [...foldWork(entries.filter((entry) => entry.subject === 'memberRating'))].filter(
		([, { said }]) => said.year === year
	);
	const byPerson = Map.groupBy(told, ([, { said }]) => said.person);
	return people.map(({ id: person, name, chiDoan }) => {
		const all = byPerson.get(person) ?? [];
		const changes = all
			.flatMap(([, { history }]) => history)
			.sort((a, b) => (a.at < b.at ? -1 : 1));
		const said = changes.reduce<Partial<MemberRatingFields>>((sum, { set }) => {
			return { ...sum, ...set };
		}, {});
		const { decided = null, note = '' } = said;
		const key = all[0]?.[0] ?? null;
		const written = memberSelfOf(year, person, entries);
		const own = written.key === null ? null : written;
		const self = own === null ? (said.self ?? null) : own.level;
		const of = { key, person, name, chiDoan, self, decided, note, own };
		return { ...of, deeds: deeds.get(person) ?? 0 };
	});
}

/** How many were given which level, and how many none. */
export function levelCounts(
	ratings: readonly { decided: RatingLevel | null }[]
): Record<RatingLevel | 'none', number> {
	const counts = { excellent: 0, good: 0, done: 0, failed: 0, none: 0 };
	for (const { decided } of ratings) counts[decided ?? 'none']++;
	return counts;
}
