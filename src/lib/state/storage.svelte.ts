/** What the browser tells of this phone's storage, in bytes; null where it tells nothing. */
export type StorageView = {
	used: number | null;
	left: number | null;
	/** Whether the browser promised never to clear the app's data by itself. */
	kept: boolean;
};

/** Below this a phone soon cannot save text either. */
const LOW_BYTES = 50_000_000;

/** The phone's storage, asked for when the page opens. */
export class PhoneStorage {
	#view = $state.raw<StorageView | null>(null);
	#refused = $state(false);

	get view(): StorageView | null {
		return this.#view;
	}
	/** The browser was asked and did not promise. */
	get refused(): boolean {
		return this.#refused;
	}
	get low(): boolean {
		return this.#view !== null && this.#view.left !== null && this.#view.left < LOW_BYTES;
	}

	async read(): Promise<void> {
		const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
		this.#view = {
			used: usage ?? null,
			left: quota === undefined || usage === undefined ? null : Math.max(0, quota - usage),
			kept: (await navigator.storage?.persisted?.()) ?? false
		};
	}

	/** Asks the browser to keep the data. */
	async askToKeep(): Promise<void> {
		this.#refused = !((await navigator.storage?.persist?.()) ?? false);
		await this.read();
	}
}
