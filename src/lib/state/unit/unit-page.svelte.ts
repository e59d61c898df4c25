import type { Device, WriteFault } from '../../data/device.ts';
import { dayInVietnam } from '../../domain/date.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import { ulid } from '../../domain/ids.ts';
import type { Closing, Reopening } from '../../domain/period/closing.ts';
import type { Result } from '../../domain/result.ts';
import type { Cell } from '../../domain/totals/figures.ts';
import { countBoard } from '../../domain/totals/count-board.ts';
import { countRecord } from '../../domain/totals/record.ts';
import { compareNames } from '../../domain/text.ts';
import type { Headcount } from '../../domain/unit/headcount.ts';
import type { Person } from '../../domain/unit/person.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import { loadTerm, type Term } from '../form/lists.ts';
import { Live } from '../live.svelte.ts';
import { OtherRosters } from './other-rosters.svelte.ts';
import type { OwnTargets } from '../targets/own-targets.ts';
import { yearInTerm, yearsOfTerm } from '../term-year.ts';
import type { Period } from '../../domain/period/period.ts';
import type { Stamp } from './move-form.ts';
import { newPersonId } from './person-form.ts';

export type UnitDevice = Pick<
	Device,
	| 'session'
	| 'people'
	| 'headcounts'
	| 'headcountsApart'
	| 'units'
	| 'unitLife'
	| 'unitRecords'
	| 'savePerson'
	| 'saveHeadcount'
	| 'periods'
	| 'transfers'
	| 'subscribe'
>;

/** A unit as its secretary's phone holds it. */
export type UnitView = {
	unit: Unit | null;
	/** Every unit of the block, for choosing where somebody went. */
	units: Unit[];
	term: Term;
	/** By given name, as names are sorted. */
	people: Person[];
	headcounts: Headcount[];
	/** What another secretary closed for the same days, where nobody has looked at both yet. */
	apart: Headcount[];
	/** Closed periods, and what the unit asked about them. */
	closings: Closing[];
	requests: Reopening[];
};

/** The figures of one year, counted on this phone. */
export type UnitYear = { year: string; years: string[]; cell: Cell };

/** The unit's own page: its people, its headcounts, its figures. */
export class UnitPage {
	readonly unit: UnitId;
	readonly #device: UnitDevice;
	readonly #now: () => number;
	readonly #view: Live<UnitView>;
	readonly #year: Live<UnitYear>;
	readonly #targets: Live<OwnTargets>;
	/** What the server says of the other units' rosters. */
	readonly others: OtherRosters;
	#chosen: string | null = null;

	constructor(device: UnitDevice, unit: UnitId, now: () => number) {
		this.#device = device;
		this.unit = unit;
		this.#now = now;
		this.#view = new Live(device, ['records'], () => this.#read());
		this.#year = new Live(device, ['records'], () => this.#count());
		this.#targets = new Live(device, ['records'], () => this.#countTargets());
		this.others = new OtherRosters(device, unit);
	}

	get view(): UnitView | null {
		return this.#view.current;
	}
	get year(): UnitYear | null {
		return this.#year.current;
	}
	/** The year's targets, with the people who are missing. */
	get targets(): OwnTargets | null {
		return this.#targets.current;
	}
	get broken(): boolean {
		return this.#view.state.kind === 'broken';
	}
	get today(): string {
		return dayInVietnam(this.#now());
	}

	async chooseYear(year: string): Promise<void> {
		this.#chosen = year;
		await Promise.all([this.#year.reload(), this.#targets.reload()]);
	}

	/** An id for a person who is not on the roster yet. */
	freshPerson(): { unit: UnitId; id: PersonId } {
		return {
			unit: this.unit,
			id: newPersonId(this.#now(), crypto.getRandomValues(new Uint8Array(16)))
		};
	}

	/** The stamp of a move: its id beside who records it and when. */
	moveStamp(): Stamp {
		return { id: ulid(this.#now(), crypto.getRandomValues(new Uint8Array(16))), ...this.stamp() };
	}

	/** Asks the committee to reopen a period, so that a headcount in it can be closed again. */
	async askReopening(period: Period, reason: string): Promise<Result<null, WriteFault>> {
		const periods = await this.#device.periods();
		const asked = await periods.ask({ unit: this.unit, period, reason, records: [] });
		if (asked.ok) await this.#view.reload();
		return asked;
	}

	/** Who writes, and when by this phone's clock. */
	stamp(): { by: PersonId; at: string } {
		return { by: this.#device.session.person, at: instant(this.#now()) };
	}

	async savePerson(person: Person): Promise<Result<null, WriteFault>> {
		const saved = await this.#device.savePerson(person);
		if (saved.ok) await this.#view.reload();
		return saved;
	}

	async saveHeadcount(headcount: Headcount): Promise<Result<null, WriteFault>> {
		const saved = await this.#device.saveHeadcount(headcount);
		if (saved.ok) await this.#view.reload();
		return saved;
	}

	close(): void {
		this.#view.close();
		this.#year.close();
		this.#targets.close();
	}

	async #read(): Promise<UnitView> {
		const periods = await this.#device.periods();
		const [units, term, people, headcounts, apart, closings, requests] = await Promise.all([
			this.#device.units(),
			loadTerm(),
			this.#device.people(this.unit),
			this.#device.headcounts(this.unit),
			this.#device.headcountsApart(this.unit),
			periods.closings(),
			periods.requests(this.unit)
		]);
		const byName = compareNames(new Intl.Collator('vi'));
		return {
			unit: units.find((unit) => unit.id === this.unit) ?? null,
			units,
			term,
			people: [...people].sort((a, b) => byName(a.name, b.name)),
			headcounts,
			apart,
			closings,
			requests
		};
	}

	async #countTargets(): Promise<OwnTargets> {
		// Loaded on use: the programme's own words are the largest part of it.
		const { ownTargets } = await import('../targets/own-targets.ts');
		const year = this.#chosen ?? yearInTerm(await loadTerm(), this.#now());
		return ownTargets(this.#device, this.unit, year, this.#now());
	}

	async #count(): Promise<UnitYear> {
		const [term, records] = await Promise.all([loadTerm(), this.#device.unitRecords(this.unit)]);
		const year = this.#chosen ?? yearInTerm(term, this.#now());
		const counted = records.map(({ activity, decisions, conflicted }) =>
			countRecord(activity, decisions, term, conflicted)
		);
		return { year, years: yearsOfTerm(term), cell: countBoard(counted, year, this.unit).all };
	}
}

function instant(ms: number): string {
	// A moment written down, not a value that anything watches.

	return new Date(ms).toISOString();
}
