import { holds } from '../../domain/access.ts';
import { databaseName } from '../../domain/database.ts';
import { dayInVietnam } from '../../domain/date.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type {
	AskedUnitChange,
	DeskUnit,
	UnitDesk as Desk,
	UnitIssue,
	UnitPreview
} from '../../domain/unit/unit-change.ts';
import type { UnitEvent } from '../../domain/unit/unit-event.ts';
import type { Block, UnitPlan } from '../../domain/unit/planned-block.ts';
import { planUnitChange } from '../../domain/unit/unit-plan.ts';
import type { RosterBook } from '../api/roster-book.ts';
import type { Account } from '../auth/account.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { Couch } from '../couch/couch.ts';
import { KeyLock } from '../gateway/key-lock.ts';
import { closingsOf, unitEventsOf, unitsOf } from '../stored-units.ts';
import { storedHeadcounts } from '../totals/stored-headcounts.ts';
import { recordsIn } from './records-in.ts';
import { changeId, UnitChanges, type UnitChange } from './unit-changes.ts';
import { rightsAfter, writeRights } from './unit-rights.ts';
import { movePeople, putUnits } from './unit-writes.ts';

export type UnitDeskSettings = {
	couch: Couch;
	rosters: RosterBook;
	accounts: AccountStore;
	clock: () => number;
};

/** One change at a time in a process; of two processes the store's conflict on the unit lets one through. */
const ONE = ['units'];

/** The life of units: seen before it is done, done by the same plan, and gone on with where it was cut off. */
export class UnitDesk {
	readonly #settings: UnitDeskSettings;
	readonly #changes: UnitChanges;
	readonly #lock = new KeyLock();

	constructor(settings: UnitDeskSettings) {
		this.#settings = settings;
		this.#changes = new UnitChanges(settings.couch);
	}

	/** Every unit with its people and secretaries, and what became of units. @throws CouchUnavailable */
	async desk(): Promise<Desk> {
		const [block, accounts, open] = await Promise.all([
			this.#block(),
			this.#accounts(),
			this.#changes.open()
		]);
		const units = block.units.map((unit): DeskUnit => {
			const { id, name, kind, chiDoan, twinnedCommunes, activeFrom, activeTo } = unit;
			return {
				id,
				name,
				kind,
				chiDoan,
				twinnedCommunes,
				activeFrom,
				activeTo,
				people: (block.rosters.get(id) ?? []).flatMap((person) =>
					person.activeTo === null
						? [{ person: person.id, name: person.name, chiDoan: person.chiDoan }]
						: []
				),
				secretaries: accounts.flatMap((one) => (isSecretary(one, id) ? [named(one)] : []))
			};
		});
		const at = new Date(this.#settings.clock()).toISOString();
		const writers = new Set(block.events.map(({ by }) => by));
		const clerks = accounts.filter(({ person }) => writers.has(person)).map(named);
		return { units, events: [...block.events], clerks, unfinished: open.length, at };
	}

	/** What a change comes to. Nothing is written. @throws CouchUnavailable */
	async preview(asked: AskedUnitChange): Promise<UnitPreview> {
		const block = await this.#block();
		const plan = planUnitChange(asked, block);
		const from = unitOf(asked);
		const name = (id: UnitId) =>
			[...plan.units, ...block.units].find((one) => one.id === id)?.name ?? id;
		const moves = plan.moves.map(({ person, ...move }) => ({ ...move, person: person.id }));
		const goes = plan.goes !== null;
		const into = plan.into?.id ?? null;
		const rights = rightsAfter(await this.#accounts(), from, moves, { goes, into });
		const { records, waiting } = await recordsIn(this.#settings.couch, from);
		const known = new Set(block.units.find(({ id }) => id === into)?.chiDoan.map(({ id }) => id));
		const concerned = [from, ...(into === null || !block.rosters.has(into) ? [] : [into])];
		return {
			issues: plan.issues,
			people: plan.moves.map(({ person }) => ({ person: person.id, name: person.name })),
			from: name(from),
			to: into === null ? null : name(into),
			made: asked.kind === 'split' || asked.kind === 'revived' ? into : null,
			chiDoan: (plan.into?.chiDoan ?? [])
				.filter(({ id }) => !known.has(id))
				.map((chiDoan) => chiDoan.name),
			ended: rights.ended.map(named),
			given: rights.given.map(named),
			records,
			waiting,
			headcounts: await Promise.all(
				concerned.map(async (id) => ({ unit: name(id), ...(await this.#newest(id)) }))
			),
			holdsFrom: asked.day
		};
	}

	async #newest(unit: UnitId): Promise<{ date: string | null; people: number | null }> {
		const all = await storedHeadcounts(this.#settings.couch, unit);
		const newest = all.toSorted((a, b) => (a.closingDate < b.closingDate ? 1 : -1))[0];
		if (newest === undefined) return { date: null, people: null };
		return { date: newest.closingDate, people: newest.members + newest.youth };
	}

	/**
	 * Does what was shown. Asked again with the same id it does nothing twice.
	 * @returns why it cannot be; `changed`: somebody else did something to the unit meanwhile
	 * @throws CouchUnavailable
	 */
	change(
		asked: AskedUnitChange,
		clerk: PersonId
	): Promise<Result<UnitEvent, UnitIssue[] | 'changed'>> {
		return this.#lock.hold(ONE, async () => {
			const before = await this.#changes.get(asked.id);
			if (before !== null) {
				await this.#finish(before);
				return ok(before.event);
			}
			const plan = planUnitChange(asked, await this.#block());
			if (plan.issues.length > 0) return err(plan.issues);
			const at = new Date(this.#settings.clock()).toISOString();
			const change = decided(asked, plan, clerk, at);
			if (!(await this.#changes.put(change))) return err('changed');
			if (await putUnits(this.#settings.couch, change.units, { begun: false })) {
				await this.#finish((await this.#changes.get(asked.id)) ?? change);
				return ok(change.event);
			}
			await this.#changes.drop(asked.id);
			return err('changed');
		});
	}

	/** Goes on with what was cut off; answers how many that were. @throws CouchUnavailable */
	resume(): Promise<number> {
		return this.#lock.hold(ONE, async () => {
			const open = await this.#changes.open();
			for (const change of open) await this.#finish(change);
			return open.length;
		});
	}

	/** Whatever of it was done before is found done. */
	async #finish(change: UnitChange): Promise<void> {
		if (change.done) return;
		const { couch, accounts } = this.#settings;
		const { event, from, goes, into, moves } = change;
		const programme = databaseName({ kind: 'programme' });
		const isTold = (await unitEventsOf(couch)).some(({ _id }) => _id === event._id);
		// Told, the units are written; what became of them since stays.
		if (!isTold) {
			if (!(await putUnits(couch, change.units, { begun: true }))) {
				await this.#changes.drop(change._id.slice(changeId('').length));
				return;
			}
			await couch.bulkDocs(programme, [event]);
		}
		const by = { event: event._id.slice('unit-event:'.length), person: event.by, at: event.at };
		if (moves.length > 0) await movePeople(couch, from, moves, { ...by, why: event.why });
		await writeRights(accounts, (all) => rightsAfter(all, from, moves, { goes, into }));
		await this.#changes.put({ ...change, done: true });
	}

	async #accounts(): Promise<Account[]> {
		const all: Account[] = [];
		for await (const account of this.#settings.accounts.all())
			if (!account.disabled) all.push(account);
		return all;
	}

	async #block(): Promise<Block> {
		const { couch, rosters, clock } = this.#settings;
		const [units, events, all, closings] = await Promise.all([
			unitsOf(couch),
			unitEventsOf(couch),
			rosters.all(),
			closingsOf(couch)
		]);
		return { units, events, rosters: all, closings, today: dayInVietnam(clock()) };
	}
}

function unitOf(asked: AskedUnitChange): UnitId {
	if (asked.kind !== 'twinned') return asked.unit;
	const [first] = asked.units;
	if (first === undefined) throw new RangeError('a list of no units');
	return first.unit;
}

function isSecretary(account: Account, unit: UnitId): boolean {
	return holds({ person: account.person, roles: account.roles }, 'unitSecretary', unit);
}

function named({ person, name }: Account) {
	return { person, name };
}

function decided(asked: AskedUnitChange, plan: UnitPlan, clerk: PersonId, at: string): UnitChange {
	const event: UnitEvent = {
		_id: `unit-event:${asked.id}`,
		type: 'unitEvent',
		v: 1,
		kind: asked.kind === 'twinned' ? 'changed' : asked.kind,
		day: asked.day,
		why: asked.why.trim(),
		by: clerk,
		at,
		units: plan.told,
		people: plan.moves.length
	};
	return {
		_id: changeId(asked.id),
		type: 'unitChange',
		v: 1,
		event,
		units: plan.units,
		from: unitOf(asked),
		goes: plan.goes !== null,
		into: plan.into?.id ?? null,
		moves: plan.moves.map(({ person, ...move }) => ({ ...move, person: person.id })),
		at,
		done: false
	};
}
