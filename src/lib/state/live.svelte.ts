import type { Device } from '../data/device.ts';

type What = Parameters<Parameters<Device['subscribe']>[0]>[0];

/** During a first sync the phone announces new records many times a second; a screen follows at this pace. */
const QUIET_MS = 250;

/** What is known of a value on this phone. `broken`: reading failed; what was shown before stays. */
export type LiveState<T> =
	{ kind: 'loading' } | { kind: 'shown'; value: T } | { kind: 'broken'; detail: string };

/** A value read from the phone, read again whenever what it depends on has changed. */
export class Live<T> {
	readonly #read: () => Promise<T>;
	readonly #unsubscribe: () => void;
	#state = $state.raw<LiveState<T>>({ kind: 'loading' });
	#running: Promise<void> | null = null;
	#again = false;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#closed = false;

	constructor(device: Pick<Device, 'subscribe'>, on: readonly What[], read: () => Promise<T>) {
		this.#read = read;
		this.#unsubscribe = device.subscribe((what) => {
			if (on.includes(what)) this.#soon();
		});
		void this.reload();
	}

	get state(): LiveState<T> {
		return this.#state;
	}

	/** The value, or null while none has been read. */
	get current(): T | null {
		return this.#state.kind === 'shown' ? this.#state.value : null;
	}

	/** Reads now; joins nothing that began before the call. */
	async reload(): Promise<void> {
		if (this.#running !== null) {
			this.#again = true;
			return this.#running;
		}
		this.#running = this.#run().finally(() => (this.#running = null));
		return this.#running;
	}

	/** Resolves once no reading is under way. */
	async settled(): Promise<void> {
		await this.#running;
	}

	close(): void {
		this.#closed = true;
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#unsubscribe();
	}

	#soon(): void {
		if (this.#closed || this.#timer !== null) return;
		this.#timer = setTimeout(() => {
			this.#timer = null;
			void this.reload();
		}, QUIET_MS);
	}

	async #run(): Promise<void> {
		do {
			this.#again = false;
			await this.#once();
		} while (this.#again && !this.#closed);
	}

	async #once(): Promise<void> {
		try {
			const value = await this.#read();
			if (!this.#closed) this.#state = { kind: 'shown', value };
		} catch (error) {
			if (this.#closed) return;
			const shown = this.#state.kind === 'shown';
			// What stands on the screen is still true enough; a blank page would help nobody.
			if (!shown) this.#state = { kind: 'broken', detail: String(error) };
		}
	}
}
