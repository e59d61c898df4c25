import type { SignInFault } from '../data/sign-in.ts';
import { signIn } from '../data/sign-in.ts';

const SECOND_MS = 1000;

export type SignInTrouble = SignInFault | { kind: 'broken' };

/** What the sign-in asks for, and what came of the last try. */
export class SignIn {
	login = $state('');
	password = $state('');
	#trouble = $state.raw<SignInTrouble | null>(null);
	#running = $state(false);
	#waitS = $state(0);
	#asked = $state(false);
	#timer: ReturnType<typeof setInterval> | null = null;

	get trouble(): SignInTrouble | null {
		return this.#trouble;
	}
	get running(): boolean {
		return this.#running;
	}
	/** Seconds until the server takes another try. */
	get waitS(): number {
		return this.#waitS;
	}
	/** Boxes left empty, once the person has tried. */
	get missing(): { login: boolean; password: boolean } {
		return {
			login: this.#asked && this.login.trim() === '',
			password: this.#asked && this.password === ''
		};
	}

	/** Tries to sign in; true when this phone is signed in. */
	async submit(): Promise<boolean> {
		this.#asked = true;
		if (this.#running || this.#waitS > 0) return false;
		if (this.login.trim() === '' || this.password === '') return false;
		this.#running = true;
		this.#trouble = null;
		try {
			const answer = await signIn(this.login.trim(), this.password);
			if (answer.ok) return true;
			this.#trouble = answer.error;
			if (answer.error.kind === 'tooMany' && answer.error.waitMs !== null)
				this.#wait(Math.ceil(answer.error.waitMs / SECOND_MS));
		} catch {
			// Whatever it was, nothing was lost: the person may try again.
			this.#trouble = { kind: 'broken' };
		} finally {
			this.#running = false;
		}
		return false;
	}

	close(): void {
		if (this.#timer !== null) clearInterval(this.#timer);
		this.#timer = null;
	}

	#wait(seconds: number): void {
		this.close();
		this.#waitS = seconds;
		this.#timer = setInterval(() => {
			this.#waitS = Math.max(0, this.#waitS - 1);
			if (this.#waitS === 0) this.close();
		}, SECOND_MS);
	}
}
