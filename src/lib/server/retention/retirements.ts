import { unitDatabase } from '../../domain/database.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { NamedPlace, Retirement, RetirePreview } from '../../domain/retention/retire.ts';
import { Retirement as RetirementSchema } from '../../domain/retention/retire.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import { RETIRED_NAME } from '../../domain/unit/retired-name.ts';
import { unitsIn } from './all-leaves.ts';
import { findPeople, findPerson } from './person-found.ts';
import { previewOf, retirePeople, type RetireSources } from './retire-person.ts';

const TYPE = 'retired';

/** Why nobody was retired: no such person; still on a roster; oneself. */
export type RetireFault = 'missing' | 'onRoster' | 'self';

/** Taking people's names out, and holding to it. */
export class Retirements {
	readonly #sources: RetireSources;

	constructor(sources: RetireSources) {
		this.#sources = sources;
	}

	/** Oldest first. */
	all(): Promise<Retirement[]> {
		return this.#sources.store.all(TYPE, RetirementSchema);
	}

	/** What would go; null where nobody is known by this id. @throws CouchUnavailable */
	async preview(person: PersonId): Promise<RetirePreview | null> {
		const known = await findPerson(this.#sources, person);
		return known === null ? null : previewOf(this.#sources, known);
	}

	/** Takes the name out: written down first, by the id alone, so that a stopped server finishes it. @throws CouchUnavailable */
	async retire(
		person: PersonId,
		by: PersonId,
		decided: { places: NamedPlace[]; answer: string }
	): Promise<Result<null, RetireFault>> {
		if (person === by) return err('self');
		const known = await findPerson(this.#sources, person);
		if (known === null) return err('missing');
		if (known.onRoster.length > 0) return err('onRoster');
		const { store } = this.#sources;
		const said = { person, by, at: store.now(), ...decided, documents: null };
		await store.change(TYPE, person, RetirementSchema, () => ({ said, answer: null }));
		await this.#carryOut([said]);
		return ok(null);
	}

	/** The same of many, wherever the id says whose a name is. Who came back to a roster meanwhile is passed over. @throws CouchUnavailable */
	async retireAll(people: readonly PersonId[], by: PersonId, answer: string): Promise<void> {
		const { store } = this.#sources;
		const known = await findPeople(this.#sources, people);
		const decided: Retirement[] = [];
		for (const [person, { onRoster }] of known) {
			if (person === by || onRoster.length > 0) continue;
			const said = {
				person,
				by,
				at: store.now(),
				places: [],
				answer,
				documents: null,
				byRule: true as const
			};
			await store.change(TYPE, person, RetirementSchema, () => ({ said, answer: null }));
			decided.push(said);
		}
		await this.#carryOut(decided);
	}

	async #carryOut(decisions: readonly Retirement[]): Promise<void> {
		const ids = decisions.map(({ person }) => person);
		const known = await findPeople(this.#sources, ids);
		const decided = decisions.flatMap((decision) => {
			const whose = known.get(decision.person);
			return whose === undefined ? [] : [{ known: whose, decision }];
		});
		const counts = await retirePeople(this.#sources, decided);
		for (const person of ids)
			await this.#sources.store.change(TYPE, person, RetirementSchema, (now) => {
				if (now === null) return null;
				const documents = now.documents ?? counts.get(person) ?? 0;
				return { said: { ...now, documents }, answer: null };
			});
	}

	/** Retires again whom a restore or a phone that was long away brought back, and finishes what was begun. @throws CouchUnavailable */
	async sweep(): Promise<void> {
		const decisions = await this.all();
		if (decisions.length === 0) return;
		const back = await this.#named(new Set(decisions.map(({ person }) => person)));
		const due = decisions.filter(({ documents, person }) => documents === null || back.has(person));
		if (due.length > 0) await this.#carryOut(due);
	}

	/** Who of them has an account, or a name on a roster. */
	async #named(people: ReadonlySet<PersonId>): Promise<Set<string>> {
		const { couch, accounts } = this.#sources;
		const named = new Set<string>();
		for await (const { person } of accounts.all()) if (people.has(person)) named.add(person);
		const keys = [...people].map((person) => `person:${person}`);
		for (const unit of await unitsIn(couch)) {
			const database = unitDatabase(unit);
			const asked = { keys, includeDocs: true, conflicts: true };
			for (const row of (await couch.allDocs(database, asked)).rows) {
				if (!('doc' in row) || !row.doc) continue;
				const { name, _conflicts = [] } = row.doc;
				if (name !== RETIRED_NAME || _conflicts.length > 0)
					named.add(row.id.slice('person:'.length));
			}
		}
		return named;
	}
}
