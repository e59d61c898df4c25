/** Without an action a toast stays 6 s, with one 10 s; while it has the focus it stays. */
const PLAIN_MS = 6000;
const WITH_ACTION_MS = 10_000;

export type ToastMessage = { text: string; action?: { label: string; run: () => void } };

/** Short notices, one at a time. What must not be missed also stands elsewhere: refusals stay on the record. */
export class Toaster {
	#message = $state.raw<ToastMessage | null>(null);
	#timer: ReturnType<typeof setTimeout> | null = null;

	get current(): ToastMessage | null {
		return this.#message;
	}

	show(message: ToastMessage): void {
		this.#message = message;
		this.resume();
	}

	/** Keeps the toast while it is focused or pointed at. */
	hold(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
	}

	resume(): void {
		this.hold();
		if (this.#message === null) return;
		const stay = this.#message.action === undefined ? PLAIN_MS : WITH_ACTION_MS;
		this.#timer = setTimeout(() => this.dismiss(), stay);
	}

	dismiss(): void {
		this.hold();
		this.#message = null;
	}
}
