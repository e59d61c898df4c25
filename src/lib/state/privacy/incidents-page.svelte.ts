import type { PrivacyFault } from '../../data/privacy/asking.ts';
import { askIncidents, sayIncident } from '../../data/privacy/incidents.ts';
import type { Incident, IncidentAct, IncidentFacts } from '../../domain/privacy/incident.ts';
import type { Result } from '../../domain/result.ts';
import { BegunForms } from './begun-forms.svelte.ts';
import type { ActForm, IncidentForm } from './incident-form.ts';

/** Incidents with people's data: what the office knows of them and did about them. */
export class IncidentsPage {
	/** What was typed of an incident and not saved, by its id; '' of a new one. */
	readonly begunFacts = new BegunForms<IncidentForm>();
	/** The same of what was done about one, by its id and the act. */
	readonly begunActs = new BegunForms<ActForm>();
	#all = $state.raw<readonly Incident[] | null>(null);
	#fault = $state.raw<PrivacyFault | null>(null);
	#busy = $state(false);

	/** Newest first; null: nothing was told yet. */
	get all(): readonly Incident[] | null {
		return this.#all;
	}
	get fault(): PrivacyFault | null {
		return this.#fault;
	}
	get busy(): boolean {
		return this.#busy;
	}

	load(): Promise<boolean> {
		return this.#ask(() => askIncidents());
	}

	/** Writes down a new one, or more of the one that is named; true when the server has it. */
	say(id: string | null, said: { facts: IncidentFacts } | { act: IncidentAct }): Promise<boolean> {
		return this.#ask(() => sayIncident(id, said));
	}

	async #ask(ask: () => Promise<Result<Incident[], PrivacyFault>>): Promise<boolean> {
		if (this.#busy) return false;
		this.#busy = true;
		this.#fault = null;
		try {
			const answer = await ask();
			if (answer.ok) this.#all = answer.value;
			else this.#fault = answer.error;
			return answer.ok;
		} finally {
			this.#busy = false;
		}
	}
}
