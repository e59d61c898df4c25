import type { Session } from '../../data/device.ts';
import type { PrivacyFault } from '../../data/privacy/asking.ts';
import { askContact, giveConsent } from '../../data/privacy/own.ts';
import type { Purpose } from '../../domain/privacy/consent.ts';

/** The notice at the first sign-in: what is ticked by hand, and whether the server knows of it. */
export class FirstNotice {
	#contact = $state('');
	#given = $state.raw<readonly Purpose[]>([]);
	#asked = $state(false);
	#running = $state(false);
	#fault = $state.raw<PrivacyFault | null>(null);

	/** Whom to turn to; '' where the office has not said, or could not be asked. */
	get contact(): string {
		return this.#contact;
	}
	get running(): boolean {
		return this.#running;
	}
	get fault(): PrivacyFault | null {
		return this.#fault;
	}
	/** Whether what the app cannot do without was left open, once the person has tried. */
	get missing(): boolean {
		return this.#asked && !this.has('records');
	}

	has(purpose: Purpose): boolean {
		return this.#given.includes(purpose);
	}

	tick(purpose: Purpose, on: boolean): void {
		const others = this.#given.filter((one) => one !== purpose);
		this.#given = on ? [...others, purpose] : others;
	}

	async readContact(): Promise<void> {
		const answer = await askContact();
		if (answer.ok) this.#contact = answer.value;
	}

	/** Tells the server; the phone shows the app once its session says so. */
	async agree(session: Session): Promise<void> {
		this.#asked = true;
		if (this.#running || this.missing) return;
		this.#running = true;
		this.#fault = null;
		try {
			const done = await giveConsent(session, this.#given);
			if (!done.ok) this.#fault = done.error;
		} finally {
			this.#running = false;
		}
	}
}
