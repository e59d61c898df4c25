import type { Device, Draft, Rail, RecordRow } from '../data/device.ts';
import { decidesFor } from '../domain/access.ts';
import { formFromFields, missingOf } from '../domain/activity/form-model.ts';
import type { UnitId } from '../domain/ids.ts';
import { loadTerm } from './form/lists.ts';
import { actorOf, writableUnits } from './actor.ts';
import { Live } from './live.svelte.ts';
import type { MyYear } from './my-year.ts';
import { myYear, ownRecord } from './my-year.ts';
import { yearInTerm, yearsOfTerm } from './term-year.ts';

type HomeDevice = Pick<
	Device,
	'session' | 'queryRecords' | 'drafts' | 'units' | 'isReminded' | 'isNotified' | 'subscribe'
>;

/** More records of one person in a year than any roster has; all of them are counted. */
const ALL = 100_000;
/** What is listed before "Xem cả". */
const FIRST = 4;

/** A draft as the home and the list show it. */
export type DraftRow = {
	id: Draft['id'];
	unit: UnitId;
	name: string;
	/** It edits a record that exists. */
	isEdit: boolean;
	missing: ('name' | 'when')[];
	updatedAt: string;
};

export function draftRow({ id, unit, base, fields, updatedAt }: Draft): DraftRow {
	const form = formFromFields(fields);
	return {
		id,
		unit,
		name: form.name.trim(),
		isEdit: base !== null,
		missing: missingOf(form),
		updatedAt
	};
}

export type HomeView = {
	unitName: string | null;
	counts: { local: number; sending: number; done: number; denied: number };
	drafts: DraftRow[];
	returned: RecordRow[];
	denied: RecordRow[];
	conflicted: RecordRow[];
	/** For those who decide: how many wait, and since when the oldest. */
	toReview: { count: number; oldestAt: string | null } | null;
	/** Reminders were written in this person's unit. */
	reminded: boolean;
	/** The committee wrote notices. */
	notified: boolean;
};

export type YearView = {
	year: string;
	years: string[];
	mine: MyYear;
};

/** A member's home: what is where, what to do next, and the year against the programme. */
export class Home {
	readonly #device: HomeDevice;
	readonly #now: () => number;
	readonly #view: Live<HomeView>;
	readonly #yearView: Live<YearView>;
	#chosen: string | null = null;

	constructor(device: HomeDevice, now: () => number) {
		this.#device = device;
		this.#now = now;
		this.#view = new Live(device, ['records', 'drafts', 'sync'], () => this.#read());
		this.#yearView = new Live(device, ['records'], () => this.#readYear());
	}

	get view(): HomeView | null {
		return this.#view.current;
	}
	get broken(): boolean {
		return this.#view.state.kind === 'broken';
	}
	get year(): YearView | null {
		return this.#yearView.current;
	}

	async chooseYear(year: string): Promise<void> {
		this.#chosen = year;
		await this.#yearView.reload();
	}

	close(): void {
		this.#view.close();
		this.#yearView.close();
	}

	async #read(): Promise<HomeView> {
		const person = this.#device.session.person;
		const [all, drafts, toReview, unitName, reminded, notified] = await Promise.all([
			this.#device.queryRecords({ person, order: 'newest', limit: ALL }),
			this.#device.drafts(),
			this.#toReview(),
			this.#unitName(),
			this.#device.isReminded(),
			this.#device.isNotified()
		]);
		// Out of one reading: a record that moves on between two of them would be counted twice, or not at all.
		const on = (rail: Rail) => all.rows.filter((row) => row.rail === rail);
		// Local, never watched.
		// eslint-disable-next-line svelte/prefer-svelte-reactivity
		const editing = new Set(drafts.map((draft) => draft.id));
		return {
			unitName,
			counts: {
				local: on('local').length,
				sending: on('sending').length,
				done: on('done').length,
				denied: on('denied').length
			},
			drafts: drafts.map(draftRow).sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)),
			// One that is being mended stands among the drafts already.
			returned: all.rows.filter(
				(row) =>
					row.seal === 'returned' &&
					(row.author === person || row.recordedBy === person) &&
					!editing.has(row.id)
			),
			denied: on('denied').slice(0, FIRST),
			conflicted: all.rows.filter((row) => row.conflicted && row.recordedBy === person),
			toReview,
			reminded,
			notified
		};
	}

	async #toReview(): Promise<HomeView['toReview']> {
		const actor = actorOf(this.#device);
		const units = writableUnits(actor).filter((unit) => decidesFor(actor, unit));
		if (units.length === 0) return null;
		const found = await Promise.all(
			units.map((unit) =>
				this.#device.queryRecords({
					unit,
					seals: ['waiting', 'changedAfterApproval', 'contradicting'],
					order: 'waitingLongest',
					limit: 1
				})
			)
		);
		const oldest = found.flatMap(({ rows }) => rows.map((row) => row.editedAt)).sort();
		return {
			count: found.reduce((sum, { total }) => sum + total, 0),
			oldestAt: oldest[0] ?? null
		};
	}

	async #unitName(): Promise<string | null> {
		const [own] = writableUnits(actorOf(this.#device));
		const units = await this.#device.units();
		return units.find((unit) => unit.id === own)?.name ?? null;
	}

	async #readYear(): Promise<YearView> {
		const term = await loadTerm();
		const year = this.#chosen ?? yearInTerm(term, this.#now());
		const person = this.#device.session.person;
		const { rows } = await this.#device.queryRecords({ person, order: 'newest', limit: ALL });
		const records = rows.map((row) => ownRecord(row, term));
		return {
			year,
			years: yearsOfTerm(term),
			mine: myYear(records, person, year, term)
		};
	}
}
