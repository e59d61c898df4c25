import { askSetup, type SetupFault } from '../../data/setup.ts';
import { SHORTEST_PASSWORD } from '../../domain/import/cards.ts';
import type { SetupAnswer } from '../../domain/import/setup.ts';

export type { SetupAnswer } from '../../domain/import/setup.ts';

/** The set-up of a new server: the code of its log, what it finds around itself, the first account. */
export class SetupPage {
	code = $state('');
	name = $state('');
	login = $state('');
	password = $state('');
	#open = $state.raw<Extract<SetupAnswer, { state: 'open' }> | null>(null);
	#state = $state<SetupAnswer['state'] | null>(null);
	#fault = $state.raw<SetupFault | null>(null);
	#running = $state(false);
	#tried = $state(false);
	#asked = $state(false);
	/** The password that a guesser would try first. */
	#common = $state('');

	/** What the server told once the code fitted. */
	get open(): Extract<SetupAnswer, { state: 'open' }> | null {
		return this.#open;
	}
	/** What it said last. */
	get state(): SetupAnswer['state'] | null {
		return this.#state;
	}
	get fault(): SetupFault | null {
		return this.#fault;
	}
	get running(): boolean {
		return this.#running;
	}
	/** What is missing in the form, once it was tried. */
	get missing(): { name: boolean; login: boolean; password: boolean } {
		return {
			name: this.#tried && this.name.trim() === '',
			login: this.#tried && this.login.trim() === '',
			password: this.#tried && this.password.length < SHORTEST_PASSWORD
		};
	}

	/** No code was typed, though it was sent. */
	get isCodeMissing(): boolean {
		return this.#asked && this.code.trim() === '';
	}

	/** The password as it stands is one that the server knows from everywhere. */
	get isCommon(): boolean {
		return this.#common !== '' && this.#common === this.password;
	}

	/** Shows the code, and asks what the server finds. */
	async look(): Promise<void> {
		this.#asked = true;
		if (this.code.trim() !== '') await this.#ask();
	}

	/** Makes the first account; answers its login, null where it was not made. */
	async make(): Promise<string | null> {
		this.#tried = true;
		const { name, login, password } = this.missing;
		if (name || login || password) return null;
		const said = { name: this.name.trim(), login: this.login.trim(), password: this.password };
		const answer = await this.#ask(said);
		return answer?.state === 'made' ? answer.login : null;
	}

	async #ask(first?: {
		name: string;
		login: string;
		password: string;
	}): Promise<SetupAnswer | null> {
		if (this.#running) return null;
		this.#running = true;
		this.#fault = null;
		try {
			const asked = { code: this.code, nowMs: Date.now() };
			const answer = await askSetup(first === undefined ? asked : { ...asked, first });
			if (!answer.ok) {
				this.#fault = answer.error;
				return null;
			}
			this.#state = answer.value.state;
			if (answer.value.state === 'commonPassword') this.#common = first?.password ?? '';
			if (answer.value.state === 'open') this.#open = answer.value;
			return answer.value;
		} finally {
			this.#running = false;
		}
	}
}
