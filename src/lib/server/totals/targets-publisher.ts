import { setImmediate } from 'node:timers/promises';
import { parseDatabase } from '../../domain/database.ts';
import { dayInVietnam } from '../../domain/date.ts';
import type { UnitId } from '../../domain/ids.ts';
import { BLOCK_UNIT } from '../../domain/ids.ts';
import { sameContent } from '../../domain/json.ts';
import { daysOfPeriod } from '../../domain/period/span.ts';
import { headcountFor, listOf } from '../../domain/targets/headcount-use.ts';
import type { Slot } from '../../domain/targets/rules.ts';
import type { UnitsTargets } from '../../domain/targets/targets-document.ts';
import { blockDocument, targetsId, unitShard } from '../../domain/targets/targets-document.ts';
import {
	addParts,
	blockParts,
	partOf,
	partsWhileDue,
	publishedParts,
	targetParts,
	unitParts,
	unitYears
} from '../../domain/targets/part-figures.ts';
import type { UnitFacts } from '../../domain/targets/unit-targets.ts';
import { unitTargets } from '../../domain/targets/unit-targets.ts';
import { isDue } from '../../domain/targets/units-due.ts';
import { periodsOfTerm } from '../../domain/totals/board-view.ts';
import { unitShards } from '../../domain/totals/periods-document.ts';
import type { UnitEvent } from '../../domain/unit/unit-event.ts';
import { twinnedIn } from '../../domain/unit/unit-event.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import type { CountedTerm } from '../../terms/target-rules.ts';
import type { Couch } from '../couch/couch.ts';
import { unitEventsOf, unitsOf } from '../stored-units.ts';
import type { Counted, Member } from './grouped-sums.ts';
import { GroupedSums } from './grouped-sums.ts';
import { Hosts } from './hosts.ts';
import type { Ledger } from './ledger.ts';
import { ListsInUse } from './lists-in-use.ts';
import { TOTALS, TOTALS_COMMITTEE } from './publisher.ts';
import { putChanged } from './put-changed.ts';
import { storedHeadcounts } from './stored-headcounts.ts';

type Settings = { couch: Couch; ledger: Ledger; clock: () => number; term: CountedTerm };

/** What is published, or taken away. */
type Published<T> = (T & { at: string }) | { _id: string; _deleted: true };

/** The periods in which a unit says something else than before, by unit. */
type Changed = ReadonlyMap<UnitId, readonly string[]>;

/**
 * Publishes the targets CT10–CT17: the block's figures for everyone, each unit's for the committee. Only units in which
 * something changed are counted again; what is published depends on the documents and the day alone.
 */
export class TargetsPublisher {
	readonly #settings: Settings;
	readonly #due = new Set<UnitId>();
	/** As last counted and published, by unit, then by year or term. Empty after a start: then every unit is due. */
	readonly #counted = new Map<UnitId, Map<string, Counted>>();
	readonly #hosts: Hosts;
	readonly #lists = new ListsInUse();
	readonly #sums: GroupedSums;
	/** Whether what older versions published is gone. */
	#tidied = false;
	/** What the block's figures of a period stand on besides its units', as last published. */
	readonly #published = new Map<string, string>();
	/** The units of the programme; null when they must be read again, and all counted anew. */
	#units: Unit[] | null = null;
	/** What became of them, read with them. */
	#events: readonly UnitEvent[] = [];
	#day = '';

	constructor(settings: Settings) {
		this.#settings = settings;
		this.#sums = new GroupedSums(settings.term.rules);
		this.#hosts = new Hosts((unit, list) => settings.ledger.namedIn(unit, list));
	}

	/** Notes that a database changed, and that the ledger is level with it. */
	note(database: string): void {
		const parsed = parseDatabase(database);
		if (parsed?.kind === 'unit') this.#due.add(parsed.unit);
		if (parsed?.kind === 'programme') this.#units = null;
	}

	/** Another process publishes: what stands there need not be what this one counted last. */
	giveUp(): void {
		this.#units = null;
	}

	/** Whether something must be counted again: a unit changed, the programme did, or a day began. */
	get isDue(): boolean {
		return this.#units === null || this.#due.size > 0 || this.#today !== this.#day;
	}

	get #today(): string {
		return dayInVietnam(this.#settings.clock());
	}

	/** Counts what is due and publishes what says something new; what fails stays due. @throws CouchUnavailable, CouchError */
	async publish(): Promise<void> {
		const today = this.#today;
		const known = this.#day === today ? this.#units : null;
		const units = known ?? (await this.#readUnits());
		const due = [...this.#due];
		this.#due.clear();
		this.#units = units;
		try {
			const changed =
				known === null
					? await this.#countAll(units, today)
					: await this.#countDue(units, new Set(due), today);
			await this.#put(units, today, changed);
			this.#day = today;
		} catch (error) {
			for (const unit of due) this.#due.add(unit);
			this.giveUp();
			throw error;
		}
	}

	/** @returns everything: what stands there may be of another day, another programme or another process */
	async #countAll(units: readonly Unit[], today: string): Promise<Changed> {
		for (const unit of units) await this.#recount(unit, today);
		const all = units.map(({ id }) => [id, periodsOfTerm(this.#settings.term)] as const);
		for (const id of [BLOCK_UNIT, ...units.map((unit) => unit.id)]) {
			this.#hosts.touchedBy(id);
			await setImmediate();
		}
		return new Map(all);
	}

	/** Counts units in which something changed, and those whose people take part there. */
	async #countDue(
		units: readonly Unit[],
		due: ReadonlySet<UnitId>,
		today: string
	): Promise<Changed> {
		const changed = new Map<UnitId, readonly string[]>();
		const count = async (wanted: ReadonlySet<UnitId>) => {
			for (const unit of units.filter(({ id }) => wanted.has(id)))
				changed.set(unit.id, await this.#recount(unit, today));
		};
		await count(due);
		const touched = new Set([...due].flatMap((unit) => this.#hosts.touchedBy(unit)));
		await count(touched.difference(due));
		return changed;
	}

	/** @returns the periods in which it says something else than before */
	async #recount(unit: Unit, today: string): Promise<string[]> {
		const before = this.#counted.get(unit.id);
		const counted = await this.#count(unit, today);
		this.#counted.set(unit.id, counted);
		// A unit is some milliseconds of work; whoever else waits comes in between.
		await setImmediate();
		const periods = [...counted.keys()];
		return periods.filter((period) => !sameContent(before?.get(period), counted.get(period)));
	}

	async #readUnits(): Promise<Unit[]> {
		const { couch } = this.#settings;
		const [units, events] = await Promise.all([unitsOf(couch), unitEventsOf(couch)]);
		this.#events = events;
		return units.filter(({ kind }) => kind !== 'doanKhoi');
	}

	async #count(unit: Unit, today: string): Promise<Map<string, Counted>> {
		const { ledger, term } = this.#settings;
		const headcounts = await storedHeadcounts(this.#settings.couch, unit.id);
		this.#hosts.list(unit.id, headcounts);
		const twinned = (of: string) => twinnedIn(unit, this.#events, daysOfPeriod(of));
		const years: { year: string; facts: UnitFacts }[] = [];
		return new Map(
			periodsOfTerm(term).map((period) => {
				const facts = ledger.targetFacts(unit.id, period, twinned);
				const use = (of: string) => headcountFor(headcounts, term.closings, of, today);
				const of = use(period);
				this.#lists.note(unit.id, period, of.state === 'missing' ? [] : listOf(of.headcount));
				const over = (part: string) => facts.over(part);
				const targets = unitTargets(term.rules, over(period), of);
				// The term comes last.
				if (period === 'term')
					return [period, { targets, parts: unitYears(term.rules, years, of) }];
				years.push({ year: period, facts: over(period) });
				const parts = unitParts(term.rules, period, over, use);
				return [period, { targets, parts }];
			})
		);
	}

	async #put(units: readonly Unit[], today: string, changed: Changed): Promise<void> {
		const { couch, clock, term } = this.#settings;
		const at = new Date(clock()).toISOString();
		const news = new Set([...changed.values()].flat());
		const due = (period: string) =>
			units
				.filter((unit) => isDue(unit, term, period, today))
				.flatMap(({ id }) => this.#of(id, period));
		// What grows with the number of units is put together only where one of them says something new: most approvals
		// change none of it, and do not pay for it.
		const blocks = periodsOfTerm(term).flatMap((period) => {
			const named = this.#named(period);
			const told = JSON.stringify(named);
			const isKnown = this.#published.get(period) === told && this.#lists.isCounted(period);
			if (isKnown && !news.has(period)) return [];
			this.#published.set(period, told);
			return this.#block({ period, at, today, units }, due(period), named);
		});
		await putChanged(couch, TOTALS, blocks);
		await putChanged(couch, TOTALS_COMMITTEE, [
			...[...news].flatMap((period) =>
				this.#unitsOver(period, at, { units, due: due(period), changed })
			),
			...[...changed].flatMap(([id, periods]) => this.#parts(id, periods, at))
		]);
		await this.#tidy();
	}

	/** Those documents of a period in which a unit says something new; one that tells of no unit any more is taken away. */
	#unitsOver(
		period: string,
		at: string,
		{ units, due, changed }: { units: readonly Unit[]; due: readonly Member[]; changed: Changed }
	) {
		// Where all was counted, also those whose units are gone.
		const isAll = units.every(({ id }) => changed.has(id));
		const news = [...changed].flatMap(([unit, periods]) =>
			periods.includes(period) ? unitShard(unit) : []
		);
		return [...new Set(isAll ? unitShards : news)].map((shard): Published<UnitsTargets> => {
			const _id = targetsId.units(period) + shard;
			const told = due.flatMap(([unit, { targets }]) =>
				unitShard(unit) === shard ? [[unit, targets] as const] : []
			);
			if (told.length === 0) return { _id, _deleted: true };
			return { _id, type: 'unitTargets', v: 1, period, at, units: Object.fromEntries(told) };
		});
	}

	/** Older versions told of all units in one document. */
	async #tidy(): Promise<void> {
		if (this.#tidied) return;
		const outdated = periodsOfTerm(this.#settings.term).map((period) => ({
			_id: targetsId.units(period).slice(0, -1),
			_deleted: true
		}));
		await putChanged(this.#settings.couch, TOTALS_COMMITTEE, outdated);
		this.#tidied = true;
	}

	/** How many people the block's approved records of each figure of persons name, by its slot. */
	#named(period: string): Record<string, number> {
		const { ledger, term } = this.#settings;
		const facts = ledger.targetFacts('block', period, () => []).over(period);
		const asked = term.rules.flatMap((rule) => (rule.counts === 'persons' ? rule.slots : []));
		return Object.fromEntries(
			asked.map((slot) => [slotName(slot), facts.outside(slot, 'approved', [])])
		);
	}

	#block(
		{ period, at, ...by }: { period: string; at: string; today: string; units: readonly Unit[] },
		due: readonly Member[],
		people: Readonly<Record<string, number>>
	) {
		const named = (slot: Slot) => people[slotName(slot)] ?? 0;
		const onSeveral = this.#lists.onSeveral(
			period,
			due.map(([unit]) => unit)
		);
		const sums = this.#sums.of(period, due, named);
		const block = {
			...blockDocument(period, at, sums),
			...(onSeveral > 0 ? { onSeveral } : {})
		};
		const parts = structuredClone(sums.parts);
		addParts(parts, blockParts(this.#partsOfGone(period, by)));
		return [block, targetParts('block', period, at, parts)];
	}

	/** What units that are not due any more did in the parts in which they were. */
	#partsOfGone(period: string, { today, units }: { today: string; units: readonly Unit[] }) {
		const { term } = this.#settings;
		return units
			.filter((unit) => !isDue(unit, term, period, today))
			.flatMap((unit) =>
				this.#of(unit.id, period).map(([, { parts }]) =>
					partsWhileDue(parts, (suffix) => isDue(unit, term, partOf(period, suffix), today))
				)
			);
	}

	#parts(unit: UnitId, periods: readonly string[], at: string) {
		return periods.flatMap((period) =>
			this.#of(unit, period).map(([, { parts }]) =>
				targetParts(unit, period, at, publishedParts(parts))
			)
		);
	}

	#of(unit: UnitId, period: string): Member[] {
		const counted = this.#counted.get(unit)?.get(period);
		return counted === undefined ? [] : [[unit, counted]];
	}
}

function slotName({ dimension, key }: Slot): string {
	return `${dimension}:${key}`;
}
