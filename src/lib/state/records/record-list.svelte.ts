import { createContext } from 'svelte';
import type { Device, RecordRow } from '../../data/device.ts';
import { holds, seesAllUnits } from '../../domain/access.ts';
import { matchText } from '../../domain/match.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import type { Communes, Term } from '../form/lists.ts';
import { loadCommunes, loadTerm } from '../form/lists.ts';
import { actorOf } from '../actor.ts';
import type { DraftRow } from '../home.svelte.ts';
import { draftRow } from '../home.svelte.ts';
import { Live } from '../live.svelte.ts';
import { yearsOfTerm } from '../term-year.ts';
import type { Line } from './list-bands.ts';
import { bandsOf, countMonths, linesOf } from './list-bands.ts';
import type { ListFilter } from './list-filter.ts';
import { isNarrowed, queryOf, wholeList } from './list-filter.ts';
import { RowSlots } from './row-slots.ts';

type ListDevice = Pick<Device, 'session' | 'queryRecords' | 'drafts' | 'units' | 'subscribe'>;

/** Rows drawn at once: a phone's screen and a little more, so that a keystroke costs little. More come on scrolling. */
const FIRST_ROWS = 6;
const MORE_ROWS = 24;
/** Every record: they lie in memory. */
const ALL = 1_000_000;

/** What the list is made of at one moment; `text`: what was searched for. */
type Listing = { rows: RecordRow[]; months: ReadonlyMap<string, number>; text: string };
/** What the chips say, apart from what is typed: of one scope. */
type Counts = { total: number; unsent: number; denied: number; returned: number };
type Counted = Record<ListFilter['who'], Counts> & { units: Unit[] };

/** The list of records: filtered, searched and grouped in memory, drawn piece by piece. */
export class RecordList {
	readonly #device: ListDevice;
	readonly #counted: Live<Counted>;
	readonly #listing: Live<Listing>;
	readonly #drafts: Live<DraftRow[]>;
	readonly #slots = new RowSlots();
	#filter = $state.raw<ListFilter>(wholeList('mine'));
	#drawn = $state(FIRST_ROWS);
	#term = $state.raw<Term | null>(null);
	#communes = $state.raw<Communes | null>(null);
	/** Whether this person can see others' records at all. */
	readonly seesOthers: boolean;

	constructor(device: ListDevice) {
		this.#device = device;
		const actor = actorOf(device);
		this.seesOthers = actor.roles.length > 0;
		const keeps = holds(actor, 'unitSecretary') || seesAllUnits(actor);
		this.#filter = wholeList(keeps ? 'all' : 'mine');
		this.#listing = new Live(device, ['records', 'sync'], () => this.#read());
		this.#drafts = new Live(device, ['drafts'], () => this.#readDrafts());
		this.#counted = new Live(device, ['records', 'sync'], () => this.#count());
		void this.#loadNames();
	}

	get filter(): ListFilter {
		return this.#filter;
	}
	/** The counts of the scope that is shown; null while none were read. */
	get counts(): Counts | null {
		return this.#counted.current?.[this.#filter.who] ?? null;
	}
	/** How many are the person's own, whatever is shown. */
	get mineTotal(): number {
		return this.#counted.current?.mine.total ?? 0;
	}
	get state(): 'loading' | 'shown' | 'broken' {
		return this.#listing.state.kind;
	}
	/** Every record that answers the filter, whether it is drawn or not. */
	get rows(): readonly RecordRow[] {
		return this.#listing.current?.rows ?? [];
	}
	/** How many records answer the filter; null while none were read. */
	get total(): number | null {
		return this.#listing.current?.rows.length ?? null;
	}
	/** Drafts stand above the list, unless something narrows it that a draft cannot answer. */
	readonly drafts = $derived.by((): DraftRow[] => {
		if (isNarrowed({ ...this.#filter, text: '' })) return [];
		const all = this.#drafts.current ?? [];
		return all.filter(({ name }) => matchText(name, this.#filter.text) !== null);
	});
	/** The rows drawn now, by month. */
	readonly shown = $derived.by((): Line[] => {
		const listing = this.#listing.current;
		const bands =
			listing === null ? [] : bandsOf(listing.rows.slice(0, this.#drawn), listing.months);
		return linesOf(bands, this.#slots);
	});
	get hasMore(): boolean {
		return (this.total ?? 0) > this.#drawn;
	}
	get drawnCount(): number {
		return Math.min(this.#drawn, this.total ?? 0);
	}
	get narrowed(): boolean {
		return isNarrowed(this.#filter);
	}
	get term(): Term | null {
		return this.#term;
	}
	get years(): string[] {
		return this.#term === null ? [] : yearsOfTerm(this.#term);
	}
	/** Units whose records lie on this phone; a choice only where there are several. */
	get units(): readonly Unit[] {
		return this.#counted.current?.units ?? [];
	}

	/** Narrows the list; what is not named stays. */
	async narrow(change: Partial<ListFilter>): Promise<void> {
		this.#filter = { ...this.#filter, ...change };
		this.#drawn = FIRST_ROWS;
		await this.#listing.reload();
	}

	async clear(): Promise<void> {
		await this.narrow(wholeList(this.#filter.who));
	}

	/** Draws more rows, on scrolling near the end. */
	more(): void {
		if (this.hasMore) this.#drawn += MORE_ROWS;
	}

	/** What of a text answers the search that the rows are of: they are drawn once for a letter, and not before they come. */
	marks(text: string): { start: number; end: number }[] {
		return matchText(text, this.#listing.current?.text ?? '') ?? [];
	}

	/** "Xã Lao Chải, Huyện Mù Căng Chải" of a row's first commune; empty while the list is not here. */
	placeOf({ communes }: RecordRow): string {
		const [code] = communes;
		return code === undefined ? '' : (this.#communes?.communePlace(code) ?? '');
	}

	/** How many would be shown with another filter; for the button of the filter sheet. */
	async countWith(filter: ListFilter): Promise<number> {
		const query = queryOf(filter, this.#device.session.person);
		return (await this.#device.queryRecords({ ...query, limit: 0 })).total;
	}

	close(): void {
		this.#listing.close();
		this.#drafts.close();
		this.#counted.close();
	}

	async #read(): Promise<Listing> {
		const { text } = this.#filter;
		const query = queryOf(this.#filter, this.#device.session.person);
		const { rows } = await this.#device.queryRecords(query);
		return { rows, months: countMonths(rows), text };
	}

	async #readDrafts(): Promise<DraftRow[]> {
		const drafts = (await this.#device.drafts()).map(draftRow);
		return drafts.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
	}

	/** One pass over everything: several queries would each be one. */
	async #count(): Promise<Counted> {
		const { person } = this.#device.session;
		const [{ rows }, units] = await Promise.all([
			this.#device.queryRecords({ order: 'newest', limit: ALL }),
			this.#device.units()
		]);
		const none = { total: 0, unsent: 0, denied: 0, returned: 0 };
		const counted = { mine: { ...none }, all: { ...none } };
		for (const row of rows) {
			addTo(counted.all, row);
			const { author, recordedBy, members } = row;
			if (author === person || recordedBy === person || members.includes(person))
				addTo(counted.mine, row);
		}
		// Local, never watched.
		// eslint-disable-next-line svelte/prefer-svelte-reactivity
		const here = new Set(rows.map((row) => row.unit));
		return { ...counted, units: units.filter((unit) => here.has(unit.id)) };
	}

	async #loadNames(): Promise<void> {
		[this.#term, this.#communes] = await Promise.all([loadTerm(), loadCommunes()]);
	}
}

function addTo(counts: Counts, { rail, seal }: RecordRow): void {
	counts.total++;
	if (seal === 'returned') counts.returned++;
	if (rail === 'denied') counts.denied++;
	else if (rail !== 'done') counts.unsent++;
}

export const [getRecordList, setRecordList] = createContext<RecordList>();
