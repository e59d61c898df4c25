import type { PrivacyFault } from '../../data/privacy/asking.ts';
import { askDossier } from '../../data/privacy/dossier.ts';
import type { DossierFacts } from '../../domain/privacy/dossier.ts';
import { loadOffice, type OfficeNames } from './office-papers.ts';

/** The impact-assessment dossier: what the server counts, and how the paper is headed. */
export class DossierPage {
	#told = $state.raw<{ facts: DossierFacts; office: OfficeNames } | null>(null);
	#fault = $state.raw<PrivacyFault | null>(null);
	#busy = $state(false);

	get told(): { facts: DossierFacts; office: OfficeNames } | null {
		return this.#told;
	}
	get fault(): PrivacyFault | null {
		return this.#fault;
	}

	async load(): Promise<void> {
		if (this.#busy) return;
		this.#busy = true;
		this.#fault = null;
		try {
			const [answer, office] = await Promise.all([askDossier(), loadOffice()]);
			if (answer.ok) this.#told = { facts: answer.value, office };
			else this.#fault = answer.error;
		} finally {
			this.#busy = false;
		}
	}
}
