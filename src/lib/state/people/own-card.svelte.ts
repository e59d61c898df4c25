import { showCard, type CardFault } from '../../data/people/cards.ts';
import { SHORTEST_PASSWORD, type CardAnswer } from '../../domain/import/cards.ts';

/** Somebody's own card: whose it is, and the password that they choose. */
export class OwnCard {
	code = $state('');
	password = $state('');
	#answer = $state.raw<CardAnswer | null>(null);
	#fault = $state.raw<CardFault | null>(null);
	#running = $state(false);
	#tried = $state(false);
	#isCodeMissing = $state(false);
	/** The password that a guesser would try first. */
	#common = $state('');

	get answer(): CardAnswer | null {
		return this.#answer;
	}
	get fault(): CardFault | null {
		return this.#fault;
	}
	get running(): boolean {
		return this.#running;
	}
	/** How many characters the password lacks, once it was tried. */
	get lacks(): number {
		return this.#tried ? this.#short : 0;
	}
	/** The password as it stands is one that the server knows from everywhere. */
	get isCommon(): boolean {
		return this.#common !== '' && this.#common === this.password;
	}
	get #short(): number {
		return Math.max(0, SHORTEST_PASSWORD - this.password.length);
	}

	/** No code was typed, though it was sent. */
	get isCodeMissing(): boolean {
		return this.#isCodeMissing && this.code.trim() === '';
	}

	/** Asks whose card it is. */
	async show(): Promise<void> {
		this.#isCodeMissing = this.code.trim() === '';
		if (this.#isCodeMissing) return;
		await this.#ask(this.code);
	}

	/** Sets the password; answers the login to sign in with, null where it was not set. */
	async setPassword(): Promise<string | null> {
		this.#tried = true;
		if (this.#short > 0) return null;
		await this.#ask(this.code, this.password);
		return this.#answer?.state === 'set' ? this.#answer.login : null;
	}

	/** Another card, from the beginning. */
	again(): void {
		this.code = '';
		this.#answer = null;
		this.#fault = null;
	}

	async #ask(code: string, password?: string): Promise<void> {
		if (this.#running) return;
		this.#running = true;
		this.#fault = null;
		try {
			const answer = await showCard(code, password);
			// The card is as good as before: another password is asked for on the same page.
			if (answer.ok && answer.value.state === 'commonPassword') this.#common = password ?? '';
			else if (answer.ok) this.#answer = answer.value;
			else this.#fault = answer.error;
		} finally {
			this.#running = false;
		}
	}
}
