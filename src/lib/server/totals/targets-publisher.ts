import { setImmediate } from 'node:timers/promises';
import { databaseName, parseDatabase, unitDatabase } from '../../domain/database.ts';
import { dayInVietnam } from '../../domain/date.ts';
import type { UnitId } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import { headcountFor } from '../../domain/targets/headcount-use.ts';
import type { PartFigures } from '../../domain/targets/part-figures.ts';
import { blockParts, targetParts, unitParts } from '../../domain/targets/part-figures.ts';
import type { UnitsTargets } from '../../domain/targets/targets-document.ts';
import { blockDocument, targetsId } from '../../domain/targets/targets-document.ts';
import type { UnitTargets } from '../../domain/targets/unit-targets.ts';
import { blockTargets, unitTargets } from '../../domain/targets/unit-targets.ts';
import { isDue } from '../../domain/targets/units-due.ts';
import { periodsOfTerm } from '../../domain/totals/board-view.ts';
import { Headcount } from '../../domain/unit/headcount.ts';
import { Unit } from '../../domain/unit/unit.ts';
import type { CountedTerm } from '../../terms/target-rules.ts';
import type { Couch } from '../couch/couch.ts';
import { CouchError } from '../couch/couch.ts';
import type { Ledger } from './ledger.ts';
import { TOTALS, TOTALS_COMMITTEE } from './publisher.ts';
import { putChanged } from './put-changed.ts';

/** A unit's figures of a year with those of its parts; the term has none. */
type Counted = { targets: UnitTargets; parts: PartFigures };
type Settings = { couch: Couch; ledger: Ledger; clock: () => number; term: CountedTerm };

const PROGRAMME = databaseName({ kind: 'programme' });

/**
 * Publishes the targets CT10–CT17: the block's figures for everyone, each unit's for the committee. Only units in which
 * something changed are counted again; what is published depends on the documents and the day alone.
 */
export class TargetsPublisher {
	readonly #settings: Settings;
	readonly #due = new Set<UnitId>();
	/** By unit, then by year or term. Empty after a start: then every unit is due. */
	readonly #counted = new Map<UnitId, Map<string, Counted>>();
	/** The units of the programme; null when they must be read again, and all counted anew. */
	#units: Unit[] | null = null;
	#day = '';

	constructor(settings: Settings) {
		this.#settings = settings;
	}

	/** Notes that a database changed, and that the ledger is level with it. */
	note(database: string): void {
		const parsed = parseDatabase(database);
		if (parsed?.kind === 'unit') this.#due.add(parsed.unit);
		if (parsed?.kind === 'programme') this.#units = null;
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
		const units = this.#units ?? (await this.#readUnits());
		const all = this.#units === null || this.#day !== today;
		const wanted = all ? units : units.filter(({ id }) => this.#due.has(id));
		const due = [...this.#due];
		this.#due.clear();
		this.#units = units;
		try {
			for (const unit of wanted) {
				this.#counted.set(unit.id, await this.#count(unit, today));
				// A unit is some milliseconds of work; whoever else waits comes in between.
				await setImmediate();
			}
			await this.#put(units, wanted, today);
			this.#day = today;
		} catch (error) {
			for (const unit of due) this.#due.add(unit);
			this.#units = null;
			throw error;
		}
	}

	async #readUnits(): Promise<Unit[]> {
		const documents = await this.#range(PROGRAMME, 'unit:');
		return documents.flatMap((document) => {
			const unit = parseBy(Unit, document);
			return unit.ok && unit.value.kind !== 'doanKhoi' ? [unit.value] : [];
		});
	}

	async #count(unit: Unit, today: string): Promise<Map<string, Counted>> {
		const { ledger, term } = this.#settings;
		const documents = await this.#range(unitDatabase(unit.id), 'headcount:');
		const headcounts = documents.flatMap((document) => {
			const parsed = parseBy(Headcount, document);
			return parsed.ok && parsed.value.unit === unit.id ? [parsed.value] : [];
		});
		return new Map(
			periodsOfTerm(term).map((period) => {
				const facts = ledger.targetFacts(unit.id, period, unit.twinnedCommunes);
				const use = headcountFor(headcounts, term.closings, period, today);
				const targets = unitTargets(term.rules, facts.over(period), use);
				const over = (part: string) => facts.over(part);
				const isYear = period !== 'term';
				return [period, { targets, parts: isYear ? unitParts(term.rules, period, over, use) : {} }];
			})
		);
	}

	/** Documents of a kind; none where the database is not there yet. */
	async #range(database: string, prefix: string): Promise<unknown[]> {
		try {
			const { rows } = await this.#settings.couch.allDocs(database, {
				startKey: prefix,
				endKey: `${prefix.slice(0, -1)};`,
				inclusiveEnd: false,
				includeDocs: true
			});
			return rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
		} catch (error) {
			if (error instanceof CouchError && error.status === 404) return [];
			throw error;
		}
	}

	async #put(units: readonly Unit[], counted: readonly Unit[], today: string): Promise<void> {
		const { couch, clock, term } = this.#settings;
		const at = new Date(clock()).toISOString();
		const periods = periodsOfTerm(term).map((period) => {
			const due = units.filter((unit) => isDue(unit, term, period, today));
			return { period, due: due.flatMap(({ id }) => this.#of(id, period)) };
		});
		await putChanged(
			couch,
			TOTALS,
			periods.flatMap(({ period, due }) => {
				const figures = due.map(([, { targets }]) => targets);
				const block = blockDocument(period, at, blockTargets(term.rules, figures), figures);
				if (period === 'term') return [block];
				return [
					block,
					targetParts('block', period, at, blockParts(due.map(([, { parts }]) => parts)))
				];
			})
		);
		await putChanged(couch, TOTALS_COMMITTEE, [
			...periods.map(({ period, due }): UnitsTargets & { at: string } => ({
				...{ _id: targetsId.units(period), type: 'unitTargets', v: 1, period, at },
				units: Object.fromEntries(due.map(([unit, { targets }]) => [unit, targets]))
			})),
			// Those of the other units say what they said.
			...counted.flatMap(({ id }) =>
				periodsOfTerm(term).flatMap((period) =>
					period === 'term'
						? []
						: this.#of(id, period).map(([, { parts }]) => targetParts(id, period, at, parts))
				)
			)
		]);
	}

	#of(unit: UnitId, period: string): (readonly [UnitId, Counted])[] {
		const counted = this.#counted.get(unit)?.get(period);
		return counted === undefined ? [] : [[unit, counted]];
	}
}
