import type { Device } from '../../data/device.ts';
import { loadProgramme } from '../targets/programme.ts';
import type { SaveFault } from '../form/draft-saver.ts';
import { DraftSaver } from '../form/draft-saver.ts';

/** Minutes while they are written: kept on this phone with every pause in typing, read by nobody else until saved. */
export class MinutesText {
	readonly #device: Pick<Device, 'work'>;
	readonly #number: number;
	readonly #saver: DraftSaver;
	#value = $state.raw<string | null>(null);
	#since = $state.raw<string | null>(null);
	#ready = $state(false);
	#kept = $state(false);
	#fault = $state.raw<SaveFault | null>(null);

	constructor(device: Pick<Device, 'work'>, number: number) {
		this.#device = device;
		this.#number = number;
		this.#saver = new DraftSaver(
			async (of, value) => (await device.work()).keepText(of, String(value)),
			(state) => {
				if (state.kind === 'saved') this.#since ??= state.at;
				this.#kept = state.kind === 'saved';
				this.#fault = state.kind === 'failed' ? state.fault : null;
			}
		);
		void this.#open();
	}

	/** Whether it is known what this phone keeps. */
	get ready(): boolean {
		return this.#ready;
	}
	/** What was typed and not saved for others; null: nothing. */
	get value(): string | null {
		return this.#value;
	}
	/** Since when it is being written. */
	get since(): string | null {
		return this.#since;
	}
	/** Whether all that was typed is on this phone, and stays there when it is switched off. */
	get kept(): boolean {
		return this.#kept;
	}
	/** Why what was typed is not kept. */
	get fault(): SaveFault | null {
		return this.#fault;
	}

	type(text: string): void {
		this.#value = text;
		void this.#key().then((of) => this.#saver.put(of, text));
	}

	/** It was saved for everybody, or given up. */
	async drop(): Promise<void> {
		this.#saver.drop();
		this.#value = null;
		this.#since = null;
		await (await this.#device.work()).keepText(await this.#key(), null);
	}

	/** Writes what still waits. */
	async close(): Promise<void> {
		await this.#saver.flush();
	}

	async #open(): Promise<void> {
		const kept = await (await this.#device.work()).text(await this.#key());
		this.#value = kept?.text ?? null;
		this.#since = kept?.since ?? null;
		this.#kept = kept !== null;
		this.#ready = true;
	}

	async #key(): Promise<string> {
		return `minutes:${(await loadProgramme()).id}:${this.#number}`;
	}
}
