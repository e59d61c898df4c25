import { lastDayOfMonth } from '../date.ts';
import type { ConferenceFields, ItemFields, PaperFields } from './conference-fields.ts';
import type { WorkEntry } from './entry.ts';
import type { Change } from './fold.ts';
import { foldWork } from './fold.ts';

/** A conference as the programme has it: data of the term. */
export type PlannedConference = {
	number: number;
	plannedMonth: string;
	items: readonly { id: string; quote: string; shown: string }[];
};

/**
 * `held`: it took place; `late`: its month is over and nobody said that it was held; `due`: its month is this one, or a
 * day was told that has not come; `ahead`: later.
 */
export type ConferenceStanding = 'held' | 'late' | 'due' | 'ahead';

/** A paper with the key of its entries. */
export type Paper = PaperFields & { key: string };

/** A point of an agenda: the programme's words and what became of it. */
export type ItemView = ItemFields & {
	id: string;
	quote: string;
	shown: string;
	papers: readonly Paper[];
	/** Its day is over, or its conference was held, and it is not done. */
	overdue: boolean;
	history: readonly Change<Partial<ItemFields>>[];
};

/** A conference of the executive committee: the programme's month and what was kept of it. */
export type ConferenceView = ConferenceFields & {
	number: number;
	/** The month the programme says. */
	programmeMonth: string;
	/** The month it is planned for: the programme's, or where it was put off to. */
	month: string;
	standing: ConferenceStanding;
	items: readonly ItemView[];
	/** Papers of the conference that belong to none of its points. */
	papers: readonly Paper[];
	history: readonly Change<Partial<ConferenceFields>>[];
};

const emptyConference: ConferenceFields = {
	plannedMonth: null,
	heldOn: null,
	place: '',
	summoned: null,
	present: null,
	absent: '',
	minutes: ''
};
const emptyItem: ItemFields = { state: 'todo', responsible: '', due: null, note: '' };
const emptyPaper: PaperFields = {
	kind: 'other',
	title: '',
	number: '',
	issuedOn: null,
	thematic: false,
	conference: 1,
	item: null,
	removed: false
};

/**
 * The conferences of a term, in its order, with what the committee's entries say of them.
 * @param today `YYYY-MM-DD`
 */
export function conferencesOf(
	planned: readonly PlannedConference[],
	entries: readonly WorkEntry[],
	today: string
): ConferenceView[] {
	const conferences = foldWork(entries.filter((entry) => entry.subject === 'conference'));
	const items = foldWork(entries.filter((entry) => entry.subject === 'item'));
	const papers = papersOf(entries);
	return planned.map(({ number, plannedMonth: programmeMonth, items: points }) => {
		const { said = {}, history = [] } = conferences.get(String(number)) ?? {};
		const kept = { ...emptyConference, ...said };
		const month = kept.plannedMonth ?? programmeMonth;
		const standing = standingOf(kept, month, today);
		const own = papers.filter(({ conference }) => conference === number);
		const ids = new Set(points.map(({ id }) => id));
		return {
			...kept,
			number,
			programmeMonth,
			month,
			standing,
			history,
			items: points.map((point) => {
				const folded = items.get(point.id);
				const item = { ...emptyItem, ...folded?.said };
				return {
					...point,
					...item,
					papers: own.filter((paper) => paper.item === point.id),
					overdue: isOverdue(item, standing, today),
					history: folded?.history ?? []
				};
			}),
			papers: own.filter(({ item }) => item === null || !ids.has(item))
		};
	});
}

/** Every paper that was entered and not taken back, in the order of entering. */
export function papersOf(entries: readonly WorkEntry[]): Paper[] {
	return [...foldWork(entries.filter((entry) => entry.subject === 'paper'))]
		.map(([key, { said }]) => ({ ...emptyPaper, ...said, key }))
		.filter(({ removed, title }) => !removed && title !== '')
		.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function standingOf(
	{ heldOn }: ConferenceFields,
	month: string,
	today: string
): ConferenceStanding {
	if (heldOn !== null) return heldOn <= today ? 'held' : 'due';
	if (lastDayOfMonth(month) < today) return 'late';
	return today.slice(0, 7) === month ? 'due' : 'ahead';
}

function isOverdue(
	{ state, due }: ItemFields,
	standing: ConferenceStanding,
	today: string
): boolean {
	if (state === 'done') return false;
	return due === null ? standing === 'held' : due < today;
}

/** What the committee's home says: what is late, what was left undone, and what comes next. */
export type WorkAhead = {
	late: readonly ConferenceView[];
	overdue: readonly { conference: number; item: ItemView }[];
	next: ConferenceView | null;
};

/** What is late and what comes next; of points those whose day is over. */
export function workAhead(conferences: readonly ConferenceView[]): WorkAhead {
	return {
		late: conferences.filter(({ standing }) => standing === 'late'),
		overdue: conferences.flatMap(({ number, items }) =>
			items.filter(({ overdue }) => overdue).map((item) => ({ conference: number, item }))
		),
		next: conferences.find(({ standing }) => standing === 'due' || standing === 'ahead') ?? null
	};
}

/** How many thematic resolutions were issued: the numerator of CT18. A paper counts once it has a number and a day. */
export function resolutionsIssued(entries: readonly WorkEntry[], today: string): Paper[] {
	return papersOf(entries).filter(
		({ kind, thematic, number, issuedOn }) =>
			kind === 'resolution' &&
			thematic &&
			number.trim() !== '' &&
			issuedOn !== null &&
			issuedOn <= today
	);
}
