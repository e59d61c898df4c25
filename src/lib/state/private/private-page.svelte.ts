import type { Device, WriteFault } from '../../data/device.ts';
import { dayInVietnam } from '../../domain/date.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { Officer, PartyStage } from '../../domain/private/officers.ts';
import { officersIn, partyIn } from '../../domain/private/officers.ts';
import type { PrivateFigures } from '../../domain/private/private-figures.ts';
import { privateFigures } from '../../domain/private/private-figures.ts';
import type { Result } from '../../domain/result.ts';
import { countsInPeriod } from '../../domain/period/span.ts';
import { compareNames } from '../../domain/text.ts';
import { countRecord } from '../../domain/totals/record.ts';
import type { Person } from '../../domain/unit/person.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import type { OfficerFields, PartyFields } from '../../domain/work/private-fields.ts';
import { Live } from '../live.svelte.ts';
import type { Programme } from '../targets/programme.ts';
import { loadProgramme } from '../targets/programme.ts';
import { yearInTerm } from '../term-year.ts';

export type PrivateDevice = Pick<
	Device,
	'session' | 'work' | 'people' | 'units' | 'unitRecords' | 'subscribe'
>;

/** What is private to a unit, as the phones of its secretaries show it. */
export type PrivateView = {
	term: Pick<Programme, 'id' | 'start' | 'end'>;
	/** Whether this phone has got it from the server; until then nothing can be said of it. */
	received: boolean;
	unit: Unit | null;
	/** The units of the block, by name: where an officer of Đoàn Khối works. */
	units: Unit[];
	/** By given name, for choosing. */
	people: Person[];
	officers: Officer[];
	party: PartyStage[];
	/** CT09 is asked of this year. */
	year: string;
	figures: PrivateFigures;
	/** CT09. */
	trained: PrivateFigures['trained'];
	/** Officers whom approved records of training name in the year, beside what was written of them. */
	namedInTraining: ReadonlySet<string>;
};

/** What is said of an officer or of somebody on the way into the Party. */
export type PrivateSaid =
	| { subject: 'officer'; set: Partial<OfficerFields> }
	| { subject: 'party'; set: Partial<PartyFields> };

/** The officers of a unit and those it brings to the Party, read from what is private to it. */
export class PrivatePage {
	readonly unit: UnitId;
	readonly today: string;
	readonly #device: PrivateDevice;
	readonly #nowMs: number;
	readonly #live: Live<PrivateView>;

	constructor(device: PrivateDevice, unit: UnitId, nowMs: number) {
		this.#device = device;
		this.unit = unit;
		this.#nowMs = nowMs;
		this.today = dayInVietnam(nowMs);
		this.#live = new Live(device, ['records'], () => this.#read());
	}

	get view(): PrivateView | null {
		return this.#live.current;
	}
	get broken(): boolean {
		return this.#live.state.kind === 'broken';
	}

	/** Writes a change; it stands on the screen when this resolves. `key` null: of somebody new. */
	async say(said: PrivateSaid, key: string | null): Promise<Result<null, WriteFault>> {
		const [work, { id: term }] = await Promise.all([this.#device.work(this.unit), loadProgramme()]);
		const done = await work.say({ ...said, term, key: key ?? work.newKey() });
		if (done.ok) await this.#live.reload();
		return done;
	}

	close(): void {
		this.#live.close();
	}

	async #read(): Promise<PrivateView> {
		const [term, work, people, units, records] = await Promise.all([
			loadProgramme(),
			this.#device.work(this.unit),
			this.#device.people(this.unit),
			this.#device.units(),
			this.#device.unitRecords(this.unit)
		]);
		const [entries, received] = await Promise.all([work.entries(term.id), work.received()]);
		const [officers, party] = [officersIn(entries), partyIn(entries)];
		const year = yearInTerm(term, this.#nowMs);
		// Never watched: read whole each time.
		// eslint-disable-next-line svelte/prefer-svelte-reactivity
		const namedInTraining = new Set<string>(
			records.flatMap(({ activity, decisions, conflicted }) => {
				const { approved } = countRecord(activity, decisions, term, conflicted);
				if (approved === null || term.trainingTag === null) return [];
				const counts =
					approved.campaigns.includes(term.trainingTag) && countsInPeriod(approved, year);
				return counts ? approved.members : [];
			})
		);
		const counting = { term, today: this.today, rules: term.privateRules, namedInTraining };
		const told = [{ unit: this.unit, officers, party }];
		const collator = new Intl.Collator('vi', { numeric: true });
		const byName = compareNames(collator);
		return {
			term,
			received,
			officers,
			party,
			year,
			namedInTraining,
			unit: units.find(({ id }) => id === this.unit) ?? null,
			units: units
				.filter(({ kind }) => kind !== 'doanKhoi')
				.sort((a, b) => collator.compare(a.name, b.name)),
			people: people.toSorted((a, b) => byName(a.name, b.name)),
			figures: privateFigures(told, { ...counting, period: 'term' }),
			trained: privateFigures(told, { ...counting, period: year }).trained
		};
	}
}
