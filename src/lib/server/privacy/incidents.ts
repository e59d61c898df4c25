import type { PersonId } from '../../domain/ids.ts';
import type { IncidentAct, IncidentFacts, IncidentFault } from '../../domain/privacy/incident.ts';
import { Incident, incidentFault } from '../../domain/privacy/incident.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { PrivacyStore } from './privacy-store.ts';

const INCIDENT = 'incident';

/** Incidents with people's data, as the office writes them down; nothing of them is ever taken away. */
export class Incidents {
	readonly #store: PrivacyStore;

	constructor(store: PrivacyStore) {
		this.#store = store;
	}

	/** Every incident, newest first. */
	async all(): Promise<Incident[]> {
		return (await this.#store.all(INCIDENT, Incident)).reverse();
	}

	/** Writes one down. */
	async open(by: PersonId, facts: IncidentFacts): Promise<Result<null, IncidentFault>> {
		const notedAt = this.#store.now();
		const fault = incidentFault(null, { facts }, Date.parse(notedAt));
		if (fault !== null) return err(fault);
		const id = this.#store.newKey();
		const said: Incident = { id, versions: [{ facts, by, notedAt }], acts: [] };
		await this.#store.add(INCIDENT, id, said);
		return ok(null);
	}

	/** Says more, or otherwise, of one; or what was done about it. */
	async add(
		id: string,
		by: PersonId,
		said: { facts: IncidentFacts } | { act: IncidentAct }
	): Promise<Result<null, IncidentFault | 'missing'>> {
		let fault: IncidentFault | 'missing' = 'missing';
		const notedAt = this.#store.now();
		const done = await this.#store.change(INCIDENT, id, Incident, (before) => {
			if (before === null) return null;
			const why = incidentFault(before, said, Date.parse(notedAt));
			if (why !== null) {
				fault = why;
				return null;
			}
			const next: Incident =
				'facts' in said
					? { ...before, versions: [...before.versions, { ...said, by, notedAt }] }
					: { ...before, acts: [...before.acts, { ...said, by, notedAt }] };
			return { said: next, answer: true };
		});
		return done === null ? err(fault) : ok(null);
	}
}
