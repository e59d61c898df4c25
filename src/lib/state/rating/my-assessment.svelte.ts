import type { Device, WriteFault } from '../../data/device.ts';
import { privateDatabase } from '../../domain/database.ts';
import { dayInVietnam } from '../../domain/date.ts';
import type { When } from '../../domain/date.ts';
import type { UnitId } from '../../domain/ids.ts';
import { countsInPeriod } from '../../domain/period/span.ts';
import type { Result } from '../../domain/result.ts';
import { countRecord } from '../../domain/totals/record.ts';
import type { Criterion } from '../../domain/work/criteria.ts';
import { criteriaOf } from '../../domain/work/criteria.ts';
import type { WorkEntry } from '../../domain/work/entry.ts';
import type { MemberSelfFields } from '../../domain/work/self-fields.ts';
import type { MemberSelf } from '../../domain/work/self-ratings.ts';
import { isRatedIn, memberSelfOf } from '../../domain/work/self-ratings.ts';
import { Live } from '../live.svelte.ts';
import type { Programme } from '../targets/programme.ts';
import { loadProgramme } from '../targets/programme.ts';
import { askedYear } from '../work/asked-year.ts';
import { FormDraft } from '../work/form-draft.svelte.ts';

export type MyDevice = Pick<
	Device,
	'session' | 'work' | 'workIn' | 'people' | 'units' | 'unitRecords' | 'subscribe'
>;

/** An approved record of the year that names this person. */
export type MyDeed = { name: string; when: When };

/** A member's own assessment of a year, as their phone shows it. */
export type MyAssessment = {
	term: Programme;
	year: string;
	unitName: string;
	/** Whether this person is rated as a member of the year: in the Union and on the unit's roster. */
	rated: boolean;
	criteria: readonly Criterion[];
	own: MemberSelf;
	deeds: readonly MyDeed[];
};

/** Tự đánh giá của đoàn viên: written by the member into the unit's private log, of which they read their own alone. */
export class MyAssessmentPage {
	readonly unit: UnitId;
	readonly #device: MyDevice;
	readonly #nowMs: number;
	readonly #live: Live<MyAssessment>;
	/** What the server has of it: this phone may be a new one. */
	#told: readonly WorkEntry[] = [];
	#asked = $state<'asking' | 'told' | 'away'>('asking');
	#year: string | null;

	constructor(device: MyDevice, unit: UnitId, year: string | null, nowMs: number) {
		this.#device = device;
		this.unit = unit;
		this.#year = year;
		this.#nowMs = nowMs;
		this.#live = new Live(device, ['records'], () => this.#read());
		void this.#ask();
	}

	get view(): MyAssessment | null {
		return this.#live.current;
	}
	get broken(): boolean {
		return this.#live.state.kind === 'broken';
	}
	/** Whether the server said what it has; `away`: what was written on another phone may be missing here. */
	get asked(): 'asking' | 'told' | 'away' {
		return this.#asked;
	}

	async choose(year: string | null): Promise<void> {
		if (year === this.#year) return;
		this.#year = year;
		await this.#live.reload();
	}

	/** Writes a change; it stands on the screen when this resolves. */
	async say(set: Partial<MemberSelfFields>): Promise<Result<null, WriteFault>> {
		const { view } = this;
		if (view === null) throw new TypeError('nothing is shown yet');
		const work = await this.#device.work(this.unit);
		const key = view.own.key ?? `${view.year}.${work.newKey()}`;
		const done = await work.say({ term: view.term.id, subject: 'memberSelf', key, set });
		if (done.ok) await this.#live.reload();
		return done;
	}

	/** What is typed and not saved yet, kept on this phone. */
	draft(): FormDraft {
		const of = `${privateDatabase(this.unit)}:memberSelf:${this.view?.year ?? ''}`;
		return new FormDraft(() => this.#device.work(this.unit), of);
	}

	close(): void {
		this.#live.close();
	}

	async #ask(): Promise<void> {
		const told = await (await this.#device.work(this.unit)).askOwn();
		if (told.ok) this.#told = told.value;
		await this.#live.reload();
		this.#asked = told.ok ? 'told' : 'away';
	}

	async #read(): Promise<MyAssessment> {
		const { person } = this.#device.session;
		const [term, log, programme, people, units, records] = await Promise.all([
			loadProgramme(),
			this.#device.work(this.unit),
			this.#device.workIn('programme'),
			this.#device.people(this.unit),
			this.#device.units(),
			this.#device.unitRecords(this.unit)
		]);
		const today = dayInVietnam(this.#nowMs);
		const year = askedYear(term, this.#year, today);
		const here = await log.entries(term.id);
		const told = this.#told.filter(({ _id }) => !here.some((entry) => entry._id === _id));
		const entries = [...here, ...told];
		const self = people.find(({ id }) => id === person);
		return {
			term,
			year,
			own: memberSelfOf(year, person, entries),
			unitName: units.find(({ id }) => id === this.unit)?.name ?? '',
			rated: self !== undefined && isRatedIn(self, year, today),
			criteria: criteriaOf(year, await programme.entries(term.id)).of.member,
			deeds: records.flatMap(({ activity, decisions, conflicted }): MyDeed[] => {
				const { approved } = countRecord(activity, decisions, term, conflicted);
				const counts =
					approved !== null && approved.members.includes(person) && countsInPeriod(approved, year);
				if (!counts || activity === null) return [];
				return [{ name: activity.content.name, when: activity.content.when }];
			})
		};
	}
}
