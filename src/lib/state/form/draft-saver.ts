import type { WriteFault } from '../../data/device.ts';
import type { Result } from '../../domain/result.ts';

/** A pause in typing after which a field is written. Short: a phone may be switched off at any moment. */
const PAUSE_MS = 250;

/** Why a field could not be written: an expected fault, or the store itself broke (`detail` for whoever helps). */
export type SaveFault = WriteFault | { kind: 'broken'; detail: string };

/** Where the latest typing is: nowhere yet, on its way to the store, there since `at`, or only on the screen. */
export type SaveState =
	| { kind: 'untouched' }
	| { kind: 'saving' }
	| { kind: 'saved'; at: string }
	| { kind: 'failed'; fault: SaveFault };

type Save = (field: string, value: unknown) => Promise<Result<{ at: string }, WriteFault>>;

/** Writes the fields of a draft one after another, the newest value of each; what failed stays and is tried again. */
export class DraftSaver {
	readonly #save: Save;
	readonly #tell: (state: SaveState) => void;
	readonly #waiting = new Map<string, unknown>();
	#timer: ReturnType<typeof setTimeout> | null = null;
	#running: Promise<SaveState> | null = null;
	#last: SaveState = { kind: 'untouched' };

	constructor(save: Save, tell: (state: SaveState) => void) {
		this.#save = save;
		this.#tell = tell;
	}

	/** Whether a field has a value that is not written yet. */
	isWaiting(field: string): boolean {
		return this.#waiting.has(field);
	}

	/** Takes a field's newest value; it is written after a short pause. */
	put(field: string, value: unknown): void {
		this.#waiting.set(field, value);
		this.#set({ kind: 'saving' });
		this.#cancel();
		this.#timer = setTimeout(() => void this.flush(), PAUSE_MS);
	}

	/** Writes everything now; resolves once all is durable, or says what is in the way. */
	async flush(): Promise<SaveState> {
		this.#cancel();
		this.#running ??= this.#run().finally(() => (this.#running = null));
		const state = await this.#running;
		return state.kind !== 'failed' && this.#waiting.size > 0 ? this.flush() : state;
	}

	/** Forgets what waits: the draft has become a record or was thrown away. */
	drop(): void {
		this.#cancel();
		this.#waiting.clear();
	}

	async #run(): Promise<SaveState> {
		for (const [field, value] of this.#waiting) {
			const written = await this.#attempt(field, value);
			if (written.kind === 'failed') return this.#set(written);
			// A newer value typed meanwhile stays waiting, and the loop comes to it.
			if (this.#waiting.get(field) === value) this.#waiting.delete(field);
			this.#last = written;
		}
		return this.#set(this.#last);
	}

	async #attempt(field: string, value: unknown): Promise<SaveState> {
		try {
			const written = await this.#save(field, value);
			return written.ok
				? { kind: 'saved', at: written.value.at }
				: { kind: 'failed', fault: written.error };
		} catch (error) {
			return { kind: 'failed', fault: { kind: 'broken', detail: String(error) } };
		}
	}

	#set(state: SaveState): SaveState {
		if (state.kind === 'saved') this.#last = state;
		this.#tell(state);
		return state;
	}

	#cancel(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
	}
}
