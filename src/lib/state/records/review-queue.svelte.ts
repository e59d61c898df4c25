import type { Device, RecordQuery, RecordRow } from '../../data/device.ts';
import { decidesFor } from '../../domain/access.ts';
import type { ActivityId, UnitId } from '../../domain/ids.ts';
import { closingOver } from '../../domain/period/closed.ts';
import type { Closing } from '../../domain/period/closing.ts';
import { absenceAmong } from '../../domain/unit/participants.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import type { Communes, Term } from '../form/lists.ts';
import { loadCommunes, loadTerm } from '../form/lists.ts';
import { actorOf, writableUnits } from '../actor.ts';
import { Live } from '../live.svelte.ts';

type QueueDevice = Pick<
	Device,
	'session' | 'queryRecords' | 'units' | 'people' | 'periods' | 'subscribe'
>;

/** What is looked at: what waits, what was approved (to revoke), what was sent back. */
export type QueueTab = 'waiting' | 'approved' | 'returned';

const seals: Record<QueueTab, RecordRow['seal'][]> = {
	waiting: ['waiting', 'changedAfterApproval', 'contradicting'],
	approved: ['approved'],
	returned: ['returned']
};
export const queueTabs = ['waiting', 'approved', 'returned'] as const satisfies QueueTab[];

/** Rows drawn at once; more come on scrolling. */
const FIRST_ROWS = 12;
const MORE_ROWS = 24;
const ALL = 1_000_000;

type Listing = {
	rows: RecordRow[];
	totals: Record<QueueTab, number>;
	closings: Closing[];
	/** Whether somebody took part in a record that waits who was not on the unit's roster at its time. */
	hasAbsent: (row: RecordRow) => boolean;
};

/** A secretary's queue: the records of one unit that wait for a decision, longest wait first. */
export class ReviewQueue {
	readonly #device: QueueDevice;
	readonly #live: Live<Listing>;
	/** The units this person decides for. */
	readonly units: readonly UnitId[];
	#unit = $state.raw<UnitId | null>(null);
	#tab = $state<QueueTab>('waiting');
	#text = $state('');
	#drawn = $state(FIRST_ROWS);
	#known = $state.raw<readonly Unit[]>([]);
	#term = $state.raw<Term | null>(null);
	#communes = $state.raw<Communes | null>(null);

	constructor(device: QueueDevice) {
		this.#device = device;
		const actor = actorOf(device);
		this.units = writableUnits(actor).filter((unit) => decidesFor(actor, unit));
		this.#unit = this.units[0] ?? null;
		this.#live = new Live(device, ['records', 'sync', 'session'], () => this.#read());
		void this.#loadNames();
	}

	get unit(): UnitId | null {
		return this.#unit;
	}
	get tab(): QueueTab {
		return this.#tab;
	}
	get text(): string {
		return this.#text;
	}
	get loaded(): boolean {
		return this.#live.current !== null;
	}
	get broken(): boolean {
		return this.#live.state.kind === 'broken';
	}
	get totals(): Record<QueueTab, number> | null {
		return this.#live.current?.totals ?? null;
	}
	get total(): number {
		return this.rows.length;
	}
	/** Everything that is listed, drawn or not. */
	get rows(): readonly RecordRow[] {
		return this.#live.current?.rows ?? [];
	}
	readonly shown = $derived(this.rows.slice(0, this.#drawn));
	get hasMore(): boolean {
		return this.rows.length > this.#drawn;
	}

	unitName(id: UnitId): string {
		return this.#known.find((unit) => unit.id === id)?.name ?? id;
	}

	/** "Xã Lao Chải, Huyện Mù Căng Chải" of a row's first commune; empty while the list is not here. */
	placeOf({ communes }: RecordRow): string {
		const [code] = communes;
		return code === undefined ? '' : (this.#communes?.communePlace(code) ?? '');
	}

	campaignsOf({ campaigns }: RecordRow): string {
		// Local, never watched.
		// eslint-disable-next-line svelte/prefer-svelte-reactivity
		const names = new Map(this.#term?.campaigns.map(({ id, name }) => [id, name]));
		return campaigns.flatMap((id) => names.get(id) ?? []).join(' · ');
	}

	/** Whether a record lies in a closed period, and so waits for its reopening. */
	isClosed({ unit, when }: RecordRow): boolean {
		return closingOver(this.#live.current?.closings ?? [], unit, when) !== null;
	}

	/** Whether somebody took part who was not on the unit's roster at the time: not yet, or not any more. */
	hasAbsent(row: RecordRow): boolean {
		return this.#live.current?.hasAbsent(row) === true;
	}

	/** Whether a record is the person's own deed or typing. */
	isOwn(row: RecordRow): boolean {
		const { person } = this.#device.session;
		return row.author === person || row.recordedBy === person;
	}

	async show(change: { tab?: QueueTab; unit?: UnitId; text?: string }): Promise<void> {
		this.#tab = change.tab ?? this.#tab;
		this.#unit = change.unit ?? this.#unit;
		this.#text = change.text ?? this.#text;
		this.#drawn = FIRST_ROWS;
		await this.#live.reload();
	}

	more(): void {
		if (this.hasMore) this.#drawn += MORE_ROWS;
	}

	/** Draws at least as far as this record. */
	drawUpTo(id: ActivityId): void {
		const at = this.rows.findIndex((row) => row.id === id);
		while (this.#drawn <= at) this.#drawn += MORE_ROWS;
	}

	/** The record to look at after `id`: the next in the queue, else the one before; null when none is left. */
	after(id: ActivityId): ActivityId | null {
		return this.neighbour(id, 1) ?? this.neighbour(id, -1);
	}

	/** The record `step` places from `id`; from outside the queue, its first. */
	neighbour(id: ActivityId | null, step: 1 | -1): ActivityId | null {
		const at = this.rows.findIndex((row) => row.id === id);
		if (at === -1) return this.rows[0]?.id ?? null;
		return this.rows[at + step]?.id ?? null;
	}

	reload(): Promise<void> {
		return this.#live.reload();
	}

	close(): void {
		this.#live.close();
	}

	async #read(): Promise<Listing> {
		const unit = this.#unit;
		const none = { waiting: 0, approved: 0, returned: 0 };
		if (unit === null) return { rows: [], totals: none, closings: [], hasAbsent: () => false };
		const query = (tab: QueueTab, limit: number): RecordQuery => ({
			unit,
			seals: seals[tab],
			order: tab === 'waiting' ? 'waitingLongest' : 'newest',
			limit,
			...(this.#text.trim() === '' ? {} : { text: this.#text })
		});
		const tab = this.#tab;
		const [closings, people, listed, ...counted] = await Promise.all([
			this.#device.periods().then((periods) => periods.closings()),
			tab === 'waiting' ? this.#device.people(unit) : [],
			this.#device.queryRecords(query(tab, ALL)),
			...queueTabs.map((tab) => this.#device.queryRecords(query(tab, 0)))
		]);
		const [waiting = 0, approved = 0, returned = 0] = counted.map(({ total }) => total);
		const { rows } = listed;
		const totals = { waiting, approved, returned };
		return { rows, totals, closings, hasAbsent: absenceAmong(people) };
	}

	async #loadNames(): Promise<void> {
		[this.#known, this.#term, this.#communes] = await Promise.all([
			this.#device.units(),
			loadTerm(),
			loadCommunes()
		]);
	}
}
