import type { PrivacyFault } from '../../data/privacy/asking.ts';
import type { PrivacyDesk } from '../../data/privacy/office.ts';
import { answerRequest, askDesk, setSettings } from '../../data/privacy/office.ts';
import type { PrivacyRequest, RequestAnswer } from '../../domain/privacy/request.ts';
import { standingOf } from '../../domain/privacy/request.ts';
import type { Result } from '../../domain/result.ts';

export type { PrivacyDesk } from '../../data/privacy/office.ts';

/** The office's list of what people ask about their data. */
export class DeskPage {
	#desk = $state.raw<PrivacyDesk | null>(null);
	#fault = $state.raw<PrivacyFault | null>(null);
	#busy = $state(false);

	get desk(): PrivacyDesk | null {
		return this.#desk;
	}
	get fault(): PrivacyFault | null {
		return this.#fault;
	}
	get busy(): boolean {
		return this.#busy;
	}
	/** What is still to be done, soonest first. */
	get open(): PrivacyRequest[] {
		const due = (request: PrivacyRequest) => standingOf(request).due ?? '';
		return this.#all
			.filter((request) => standingOf(request).due !== null)
			.sort((a, b) => (due(a) < due(b) ? -1 : 1));
	}
	/** What is done or refused, newest first. */
	get closed(): PrivacyRequest[] {
		return this.#all.filter((request) => standingOf(request).due === null).reverse();
	}

	get #all(): readonly PrivacyRequest[] {
		return this.#desk?.requests ?? [];
	}

	load(): Promise<boolean> {
		return this.#act(() => askDesk());
	}

	/** True when the server has it. */
	answer(request: PrivacyRequest, answer: RequestAnswer): Promise<boolean> {
		return this.#act(() => answerRequest(request.id, answer));
	}

	set(settings: PrivacyDesk['settings']): Promise<boolean> {
		return this.#act(() => setSettings(settings));
	}

	async #act(act: () => Promise<Result<PrivacyDesk, PrivacyFault>>): Promise<boolean> {
		if (this.#busy) return false;
		this.#busy = true;
		this.#fault = null;
		try {
			const done = await act();
			if (done.ok) this.#desk = done.value;
			else this.#fault = done.error;
			return done.ok;
		} finally {
			this.#busy = false;
		}
	}
}
