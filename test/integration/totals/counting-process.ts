import { unitDatabase } from '../../../src/lib/domain/database.ts';
import type { UnitId } from '../../../src/lib/domain/ids.ts';
import type { Couch } from '../../../src/lib/server/couch/couch.ts';
import { Follower } from '../../../src/lib/server/totals/follower.ts';
import { Ledger } from '../../../src/lib/server/totals/ledger.ts';
import { Publisher } from '../../../src/lib/server/totals/publisher.ts';
import { TargetsPublisher } from '../../../src/lib/server/totals/targets-publisher.ts';
import type { CountedTerm } from '../../../src/lib/terms/target-rules.ts';
import type { Looking } from './told.ts';
import { units } from './told.ts';

const MINUTE_MS = 60_000;
/** After it a unit is counted whole again. */
export const DAY_MS = 25 * 60 * MINUTE_MS;

/** The time that all processes have. */
export type Clock = { now: number };
type Settings = { couch: Couch; term: CountedTerm; clock: Clock; targets: boolean };

/** What one server process does of counting and publishing, as `Totals` does it, but a step at a time. */
export class CountingProcess {
	ledger = new Ledger(':memory:', 'test');
	readonly #settings: Settings;
	/** How far each unit was followed, time after time. */
	readonly #seen = new Map<UnitId, string[]>();
	#parts: Parts;

	constructor(settings: Settings) {
		this.#settings = settings;
		this.#parts = started(settings, this.ledger);
	}

	async look({ look, unit, back }: Looking): Promise<void> {
		switch (look) {
			case 'follow':
				return this.follow(unit);
			case 'recount':
				await this.#parts.follower.recount(unit);
				return this.note(unitDatabase(unit));
			case 'rewind':
				return this.#rewind(unit, back);
			case 'publish':
				return this.publish();
			case 'round':
				for (const one of units) await this.follow(one);
				return this.publish();
			case 'restart':
				return this.#restart();
			case 'anew':
				this.ledger.close();
				this.ledger = new Ledger(':memory:', 'test');
				return this.#restart();
			case 'lapse':
				this.#settings.clock.now += MINUTE_MS;
				return;
			case 'day':
				this.#settings.clock.now += DAY_MS;
		}
	}

	/** Follows a unit; where nothing came, nobody would have called. */
	async follow(unit: UnitId): Promise<void> {
		const before = this.ledger.checkpoint(unit);
		await this.#parts.follower.follow(unitDatabase(unit));
		const seq = this.ledger.checkpoint(unit);
		if (seq === null || seq === before) return;
		this.note(unitDatabase(unit));
		this.#seen.set(unit, [...(this.#seen.get(unit) ?? []), seq]);
	}

	/** Notes that a database changed and was followed. */
	note(database: string): void {
		this.#parts.targets?.note(database);
	}

	/** A sequence that was read once stands there again. */
	#rewind(unit: UnitId, back: number): void {
		if (this.ledger.checkpoint(unit) === null) return;
		const seq = this.#seen.get(unit)?.at(-1 - back) ?? '0';
		this.ledger.take({ unit, seq, records: new Map(), arrivedAt: null });
	}

	#restart(): void {
		this.#parts = started(this.#settings, this.ledger);
		this.ledger.unsettleAll();
	}

	async publish(): Promise<void> {
		const { publisher, targets } = this.#parts;
		await publisher.publish();
		if (!targets?.isDue) return;
		if (await publisher.holdsLease()) await targets.publish();
		else targets.giveUp();
	}

	/** Follows every unit; where the store went back, as long as it takes until that is found. */
	async level(order: readonly UnitId[], wentBack: boolean): Promise<void> {
		for (const unit of order) await this.follow(unit);
		if (!wentBack) return;
		this.#settings.clock.now += DAY_MS;
		for (const unit of order) {
			await this.follow(unit);
			this.note(unitDatabase(unit));
		}
	}

	/** Publishes when whoever published before has fallen silent. */
	async takeOver(): Promise<void> {
		this.#settings.clock.now += MINUTE_MS;
		await this.publish();
	}
}

type Parts = ReturnType<typeof started>;

function started({ couch, term, clock, targets }: Settings, ledger: Ledger) {
	const common = { couch, term, ledger, clock: () => clock.now };
	return {
		follower: new Follower(common),
		publisher: new Publisher(common),
		targets: targets ? new TargetsPublisher(common) : null
	};
}

/** Processes over one store, and their clock. */
export class Processes {
	readonly all: readonly CountingProcess[];
	readonly clock: Clock;

	/** @param many how many, one or two */
	constructor(many: number, now: number, settings: Omit<Settings, 'clock'>) {
		this.clock = { now };
		this.all = Array.from(
			{ length: many },
			() => new CountingProcess({ ...settings, clock: this.clock })
		);
	}

	/** One of them looks at a unit's database. */
	async look(looking: Looking): Promise<void> {
		await this.all[looking.by % this.all.length]?.look(looking);
	}

	/** The programme changed: each hears of it. */
	noteProgramme(): void {
		for (const one of this.all) one.note('programme');
	}

	/** All come level, one after the other. */
	async level(order: readonly UnitId[], wentBack: boolean): Promise<void> {
		for (const [i, one] of this.all.entries())
			await one.level(i === 0 ? order : order.toReversed(), wentBack);
	}

	/** Each publishes when the others have fallen silent. */
	async takeTurns(): Promise<void> {
		for (const one of this.all) await one.takeOver();
	}

	close(): void {
		for (const { ledger } of this.all) ledger.close();
	}
}

const DATABASES = ['programme', 'totals', 'totals-committee', ...units.map(unitDatabase)];

/** The databases of a block, with nothing in them. To open a store takes longer than most histories. */
export async function emptyStore(couch: Couch): Promise<void> {
	const known = await couch.listDatabases();
	await Promise.all(known.map((name) => couch.deleteDatabase(name)));
	await Promise.all(DATABASES.map((name) => couch.createDatabase(name)));
}
