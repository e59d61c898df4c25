import type { Result } from '../domain/result.ts';

/** One question to the server at a time: whether one is under way, and why the last had no answer. */
export class OneQuestion<Fault> {
	#fault = $state.raw<Fault | null>(null);
	#busy = $state(false);

	get fault(): Fault | null {
		return this.#fault;
	}
	get busy(): boolean {
		return this.#busy;
	}

	/** What went wrong is of the past. */
	forget(): void {
		this.#fault = null;
	}

	/** Asks; null where another question is under way, or there was no answer. */
	async ask<T>(question: () => Promise<Result<T, Fault>>): Promise<T | null> {
		if (this.#busy) return null;
		this.#busy = true;
		this.#fault = null;
		try {
			const answer = await question();
			if (answer.ok) return answer.value;
			this.#fault = answer.error;
			return null;
		} finally {
			this.#busy = false;
		}
	}
}
