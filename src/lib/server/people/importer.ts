import { randomBytes } from 'node:crypto';
import type { PersonId } from '../../domain/ids.ts';
import { ulid } from '../../domain/ids.ts';
import type { AskedImport, ImportPreview } from '../../domain/import/asked.ts';
import { readRow } from '../../domain/import/list-row.ts';
import type { KnownPerson } from '../../domain/import/match.ts';
import { planPeople } from '../../domain/import/people-plan.ts';
import type { PeoplePlan } from '../../domain/import/planned.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import type { RosterBook } from '../api/roster-book.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { Couch } from '../couch/couch.ts';
import { KeyLock } from '../gateway/key-lock.ts';
import { unitsOf } from '../stored-units.ts';
import { makeAccounts } from './new-accounts.ts';
import { knownOf, newcomersOf, writeOfficers, writePeople, writeUnits } from './import-writes.ts';
import type { ImportRun, PeopleStore } from './people-store.ts';
import { toldPlan } from './told-plan.ts';

export type ImporterSettings = {
	couch: Couch;
	store: PeopleStore;
	rosters: RosterBook;
	accounts: AccountStore;
	term: string;
	clock: () => number;
};

/** Who brings a list in. */
export type Clerk = { person: PersonId; name: string };

/** One list at a time: what the second one finds is what the first one wrote. */
const ONE = ['import'];

/** Brings lists of people in: what the office was shown is what is done, by the same plan over the block as it is then. */
export class Importer {
	readonly #settings: ImporterSettings;
	readonly #lock = new KeyLock();

	constructor(settings: ImporterSettings) {
		this.#settings = settings;
	}

	/** What a list comes to. Nothing is written. @throws CouchUnavailable */
	async preview(asked: AskedImport): Promise<ImportPreview> {
		const { plan, units } = await this.#plan(asked);
		return toldPlan(plan, units);
	}

	/**
	 * Brings a list in: whoever is new, with an account. What was cut off is done by sending the list again.
	 * @throws CouchUnavailable
	 */
	run(asked: AskedImport, clerk: Clerk): Promise<ImportRun> {
		return this.#lock.hold(ONE, async () => {
			const { couch, store, accounts, term, clock } = this.#settings;
			const { plan } = await this.#plan(asked);
			const nowMs = clock();
			const by = { ...clerk, term, nowMs };
			const known = await store.known();
			const units = await writeUnits(couch, plan.units);
			// Before the people: who they are must be known when the list is sent again.
			await store.write(knownOf(plan, known));
			const people = await writePeople(couch, plan, { from: asked.from, ...by });
			const officers = await writeOfficers(couch, plan, new Set(people.map(({ id }) => id)), by);
			const made = await makeAccounts(accounts, newcomersOf(plan), nowMs);
			const run: ImportRun = {
				_id: `import:${ulid(nowMs, randomBytes(16))}`,
				type: 'import',
				v: 1,
				at: new Date(nowMs).toISOString(),
				by: clerk.person,
				file: asked.file,
				from: asked.from,
				made: units,
				people,
				officers,
				accounts: made.map(({ login }) => login),
				undone: null
			};
			if (people.length + made.length + plan.units.length > 0) await store.put(run);
			return run;
		});
	}

	/** Keeps others from bringing lists in or taking them back meanwhile. */
	alone<T>(work: () => Promise<T>): Promise<T> {
		return this.#lock.hold(ONE, work);
	}

	async #plan(asked: AskedImport): Promise<{ plan: PeoplePlan; units: Unit[] }> {
		const { couch, store } = this.#settings;
		const [units, people, idOf] = await Promise.all([
			unitsOf(couch),
			this.#people(),
			store.idMaker()
		]);
		const { choices, from } = asked;
		const asNew = new Set(asked.asNew);
		const plan = planPeople(asked.rows.map(readRow), { units, people, choices, asNew, from, idOf });
		return { plan, units };
	}

	/** Everybody on every roster, with what only the server knows of them. */
	async #people(): Promise<KnownPerson[]> {
		const { store, rosters } = this.#settings;
		const [all, known] = await Promise.all([rosters.all(), store.known()]);
		const people: KnownPerson[] = [];
		for (const [unit, persons] of all)
			for (const { id, name, folded, birthYear, activeTo } of persons) {
				const { birthDay = null, phone = null } = known.get(id) ?? {};
				const year = birthYear ?? (birthDay === null ? null : Number(birthDay.slice(0, 4)));
				// A secretary put the year right since: the day is not theirs any more.
				const day = birthDay?.startsWith(String(year)) === true ? birthDay : null;
				const birth = year === null ? null : { year, day };
				people.push({
					id,
					line: null,
					name,
					folded,
					unit,
					birth,
					phone,
					active: activeTo === null
				});
			}
		return people;
	}
}
