import type { Device, WriteFault } from '../../data/device.ts';
import { privateDatabase } from '../../domain/database.ts';
import { dayInVietnam } from '../../domain/date.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { countsInPeriod } from '../../domain/period/span.ts';
import { compareNames } from '../../domain/text.ts';
import { countRecord } from '../../domain/totals/record.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import type { YearCriteria } from '../../domain/work/criteria.ts';
import { criteriaOf } from '../../domain/work/criteria.ts';
import type { BranchRating, MemberRating, SelfRating } from '../../domain/work/self-ratings.ts';
import {
	branchRatingsOf,
	isRatedIn,
	memberRatingsOf,
	selfRatingOf
} from '../../domain/work/self-ratings.ts';
import type {
	BranchRatingFields,
	MemberRatingFields,
	SelfRatingFields
} from '../../domain/work/self-fields.ts';
import { Live } from '../live.svelte.ts';
import type { OwnTargets } from '../targets/own-targets.ts';
import { ownTargets } from '../targets/own-targets.ts';
import type { Programme } from '../targets/programme.ts';
import { loadProgramme } from '../targets/programme.ts';
import { FormDraft } from '../work/form-draft.svelte.ts';
import { askedYear } from '../work/asked-year.ts';

export type SelfDevice = Pick<
	Device,
	'work' | 'workIn' | 'people' | 'headcounts' | 'units' | 'unitLife' | 'unitRecords' | 'subscribe'
>;

/** A unit's own ratings of a year, as the phones of its secretaries show them. */
export type SelfView = {
	term: Programme;
	year: string;
	/** Whether this phone has got the unit's private log from the server. */
	received: boolean;
	unit: Unit | null;
	criteria: YearCriteria;
	own: SelfRating;
	branches: BranchRating[];
	members: MemberRating[];
	/** Approved records of the year. */
	records: number;
	/** What the year's records come to, for the unit's own words. */
	targets: OwnTargets;
};

/** What is said of the unit's own ratings. */
export type SelfSaid =
	| { subject: 'selfRating'; key: string; set: Partial<SelfRatingFields> }
	| { subject: 'branchRating'; key: string; set: Partial<BranchRatingFields> }
	| { subject: 'memberRating'; key: string | null; set: Partial<MemberRatingFields> };

/** Tự đánh giá: what a unit says of itself, its chi đoàn and its members at the end of a year. */
export class SelfPage {
	readonly unit: UnitId;
	readonly #device: SelfDevice;
	readonly #nowMs: number;
	readonly #live: Live<SelfView>;
	#year: string | null;

	constructor(device: SelfDevice, unit: UnitId, year: string | null, nowMs: number) {
		this.#device = device;
		this.unit = unit;
		this.#year = year;
		this.#nowMs = nowMs;
		this.#live = new Live(device, ['records'], () => this.#read());
	}

	get view(): SelfView | null {
		return this.#live.current;
	}
	get broken(): boolean {
		return this.#live.state.kind === 'broken';
	}

	async choose(year: string | null): Promise<void> {
		if (year === this.#year) return;
		this.#year = year;
		await this.#live.reload();
	}

	/** Writes a change; it stands on the screen when this resolves. `key` null: of a member of whom nothing was said. */
	say(said: SelfSaid): Promise<Result<null, WriteFault>> {
		return this.sayAll([said]);
	}

	/** Writes several changes: all of them, or none. */
	async sayAll(all: readonly SelfSaid[]): Promise<Result<null, WriteFault>> {
		const [work, { id: term }] = await Promise.all([this.#device.work(this.unit), loadProgramme()]);
		const done = await work.sayAll(
			all.map((said) => ({ ...said, term, key: said.key ?? work.newKey() }))
		);
		if (done.ok) await this.#live.reload();
		return done;
	}

	/** What is typed into one of the forms of the year shown, kept on this phone until it is saved. */
	draftOf(form: 'own' | 'party'): FormDraft {
		const of = `${privateDatabase(this.unit)}:selfRating:${this.view?.year ?? ''}:${form}`;
		return new FormDraft(() => this.#device.work(this.unit), of);
	}

	close(): void {
		this.#live.close();
	}

	async #read(): Promise<SelfView> {
		const today = dayInVietnam(this.#nowMs);
		const [term, log, programme, people, units, records] = await Promise.all([
			loadProgramme(),
			this.#device.work(this.unit),
			this.#device.workIn('programme'),
			this.#device.people(this.unit),
			this.#device.units(),
			this.#device.unitRecords(this.unit)
		]);
		const year = askedYear(term, this.#year, today);
		const [entries, received, told, targets] = await Promise.all([
			log.entries(term.id),
			log.received(),
			programme.entries(term.id),
			ownTargets(this.#device, this.unit, year, this.#nowMs)
		]);
		const unit = units.find(({ id }) => id === this.unit) ?? null;
		const byName = compareNames(new Intl.Collator('vi'));
		const rated = people
			.filter((person) => isRatedIn(person, year, today))
			.sort((a, b) => byName(a.name, b.name));
		const counted = records.flatMap(({ activity, decisions, conflicted }) => {
			const { approved } = countRecord(activity, decisions, term, conflicted);
			return approved !== null && countsInPeriod(approved, year) ? [approved] : [];
		});
		return {
			term,
			year,
			received,
			unit,
			targets,
			records: counted.length,
			criteria: criteriaOf(year, told),
			own: selfRatingOf(year, entries),
			branches: branchRatingsOf(year, unit?.chiDoan ?? [], entries),
			members: memberRatingsOf(year, rated, entries, deedsOf(counted))
		};
	}
}

function deedsOf(counted: readonly { members: readonly string[] }[]): Map<string, number> {
	return counted
		.flatMap(({ members }) => [...new Set(members)])
		.reduce((sum, id) => sum.set(id, (sum.get(id) ?? 0) + 1), new Map<string, number>());
}
