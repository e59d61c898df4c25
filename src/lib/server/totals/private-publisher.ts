import { databaseName, parseDatabase, privateDatabase } from '../../domain/database.ts';
import { dayInVietnam } from '../../domain/date.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import { BLOCK_UNIT } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import { sameContent } from '../../domain/json.ts';
import { officersIn, partyIn } from '../../domain/private/officers.ts';
import type { PrivateTotals } from '../../domain/private/private-document.ts';
import { privateTotalsId } from '../../domain/private/private-document.ts';
import type { UnitPrivate } from '../../domain/private/private-figures.ts';
import { privateFigures, trainedBy } from '../../domain/private/private-figures.ts';
import { daysOfPeriod } from '../../domain/period/span.ts';
import { growingParts } from '../../domain/targets/trend.ts';
import { isDue, spanOf } from '../../domain/targets/units-due.ts';
import { periodsOfTerm } from '../../domain/totals/board-view.ts';
import type { PartSet } from '../../domain/totals/year-parts.ts';
import { partsOf } from '../../domain/totals/year-parts.ts';
import { Unit } from '../../domain/unit/unit.ts';
import { WorkEntry } from '../../domain/work/entry.ts';
import type { CountedTerm } from '../../terms/target-rules.ts';
import type { Couch } from '../couch/couch.ts';
import { leavesInRange } from '../leaves-in-range.ts';
import type { Ledger } from './ledger.ts';
import { putChanged } from './put-changed.ts';

const PROGRAMME = databaseName({ kind: 'programme' });
const TOTALS_PRIVATE = databaseName({ kind: 'totalsPrivate' });

type Settings = { couch: Couch; ledger: Ledger; clock: () => number; term: CountedTerm };

/**
 * Publishes CT05–CT09 for the committee. What the units wrote in private is read anew after a start and stays in memory:
 * nothing of it is in the ledger or in any other file.
 */
export class PrivatePublisher {
	readonly #settings: Settings;
	readonly #read = new Map<UnitId, UnitPrivate>();
	#units: Unit[] | null = null;
	/** Units whose private database must be read again. */
	readonly #due = new Set<UnitId>();
	/** Records changed: some of them may tell of training. */
	#stale = true;
	/** What they told of the officers when it was published last. */
	#training: Training = new Map();
	#day = '';

	constructor(settings: Settings) {
		this.#settings = settings;
	}

	/** Notes that a database changed, and that the ledger is level with it. */
	note(database: string): void {
		const parsed = parseDatabase(database);
		if (parsed?.kind === 'unitPrivate') this.#due.add(parsed.unit);
		if (parsed?.kind === 'unit') this.#stale = true;
		if (parsed?.kind === 'programme') this.#units = null;
	}

	/** Another process publishes: what stands there need not be what this one counted last. */
	giveUp(): void {
		this.#units = null;
	}

	get isDue(): boolean {
		return this.#units === null || this.#due.size > 0 || this.#stale || this.#today !== this.#day;
	}

	get #today(): string {
		return dayInVietnam(this.#settings.clock());
	}

	/** Reads what changed, counts all of it, and publishes what says something new. @throws CouchUnavailable, CouchError */
	async publish(): Promise<void> {
		const today = this.#today;
		const due = [...this.#due];
		const isOnlyStale = this.#units !== null && due.length === 0 && this.#day === today;
		this.#due.clear();
		this.#stale = false;
		try {
			this.#units ??= await this.#readUnits();
			const units = [BLOCK_UNIT, ...this.#units.map(({ id }) => id)];
			for (const unit of units)
				if (due.includes(unit) || !this.#read.has(unit)) await this.#readPrivate(unit);
			const training = this.#readTraining();
			// Few records are of training: most approvals change nothing here, and do not pay for what all units tell.
			if (isOnlyStale && sameTraining(training, this.#training)) return;
			await this.#put(this.#units, today, training);
			this.#training = training;
			this.#day = today;
		} catch (error) {
			for (const unit of due) this.#due.add(unit);
			this.#units = null;
			throw error;
		}
	}

	async #readUnits(): Promise<Unit[]> {
		const documents = await leavesInRange(this.#settings.couch, PROGRAMME, 'unit');
		return documents.flatMap(([document]) => {
			const unit = parseBy(Unit, document);
			return unit.ok && unit.value.kind !== 'doanKhoi' ? [unit.value] : [];
		});
	}

	async #readPrivate(unit: UnitId): Promise<void> {
		const documents = await leavesInRange(this.#settings.couch, privateDatabase(unit), 'work');
		const entries = documents.flatMap(([document]) => {
			const entry = parseBy(WorkEntry, document);
			return entry.ok && entry.value.term === this.#settings.term.id ? [entry.value] : [];
		});
		this.#read.set(unit, { unit, officers: officersIn(entries), party: partyIn(entries) });
	}

	async #put(units: readonly Unit[], today: string, training: Training): Promise<void> {
		const { couch, clock, term } = this.#settings;
		const at = new Date(clock()).toISOString();
		const documents = periodsOfTerm(term).map((period): PrivateTotals & { at: string } => {
			const named = namedInTraining(training, period);
			const counting = { term, period, today, rules: term.privateRules };
			const counted = this.#told(units, period, today);
			const { end } = spanOf(term, period);
			const figures = (of: readonly UnitPrivate[]) =>
				privateFigures(of, { ...counting, namedInTraining: named(period) });
			const parts = (of: readonly UnitPrivate[]) =>
				Object.fromEntries(
					growingParts.map((suffix) => {
						const part = `${period}-${suffix}`;
						const until = daysOfPeriod(part)?.to ?? end;
						const by = { ...counting, namedInTraining: named(part) };
						// Of a unit that was dissolved since, its officers of that time.
						const then = of.map((one) => this.#toldOf(one, units, part, today));
						return [suffix, trainedBy(then, by, until)] as const;
					})
				);
			return {
				_id: privateTotalsId(period),
				type: 'privateTargets',
				v: 1,
				period,
				at,
				day: today < end ? today : end,
				...eachAlone(counted, figures),
				...(period === 'term' ? {} : { trainedBy: eachAlone(this.#known(units), parts) })
			};
		});
		await putChanged(couch, TOTALS_PRIVATE, documents);
	}

	/** What is known of the units of the programme and of the block itself. */
	#known(units: readonly Unit[]): UnitPrivate[] {
		const known = new Set<UnitId>([BLOCK_UNIT, ...units.map(({ id }) => id)]);
		return [...this.#read.values()].filter(({ unit }) => known.has(unit));
	}

	#told(units: readonly Unit[], period: string, today: string): UnitPrivate[] {
		return this.#known(units).map((one) => this.#toldOf(one, units, period, today));
	}

	/** Who was brought to the Party stays so when the unit is dissolved; its officers are nobody's then. */
	#toldOf(one: UnitPrivate, units: readonly Unit[], period: string, today: string): UnitPrivate {
		const unit = units.find(({ id }) => id === one.unit);
		const isThere = unit === undefined || isDue(unit, this.#settings.term, period, today);
		return isThere ? one : { ...one, officers: [] };
	}

	/** In which parts of each year approved records of training name the officers, wherever they were held. */
	#readTraining(): Training {
		const { ledger, term } = this.#settings;
		const tag = term.trainingTag;
		if (tag === null) return new Map();
		const officers = [...this.#read.values()].flatMap((unit) =>
			unit.officers.flatMap(({ person }) => person ?? [])
		);
		const list = [...new Set(officers)];
		const years = periodsOfTerm(term).filter((period) => period !== 'term');
		return new Map(
			years.map((year) => {
				const facts = ledger.targetFacts('block', year, () => []);
				const slot = { dimension: 'campaign', key: tag } as const;
				return [year, facts.partsNaming(slot, 'approved', list)] as const;
			})
		);
	}
}

/** By year, in which of its parts each officer was trained. */
type Training = ReadonlyMap<string, ReadonlyMap<PersonId, PartSet>>;

function sameTraining(one: Training, other: Training): boolean {
	const told = (training: Training) =>
		[...training].map(([year, named]) => [year, [...named].sort()]);
	return sameContent(told(one), told(other));
}

/** Who was trained in a period of a year: read once for each, however many units ask. */
function namedInTraining(
	training: Training,
	year: string
): (period: string) => ReadonlySet<PersonId> {
	const known = new Map<string, ReadonlySet<PersonId>>();
	return (period) => {
		const parts = partsOf(period);
		const found =
			known.get(period) ??
			new Set(
				[...(training.get(year) ?? [])].flatMap(([id, set]) => ((set & parts) === 0 ? [] : [id]))
			);
		known.set(period, found);
		return found;
	};
}

/** The same figures of the block and of each unit. */
function eachAlone<T>(counted: readonly UnitPrivate[], of: (units: readonly UnitPrivate[]) => T) {
	return {
		block: of(counted),
		units: Object.fromEntries(counted.map((one) => [one.unit, of([one])] as const))
	};
}
