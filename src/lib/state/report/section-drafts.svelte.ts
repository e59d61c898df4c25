import type { Device } from '../../data/device.ts';
import type { SaveFault } from '../form/draft-saver.ts';
import { DraftSaver } from '../form/draft-saver.ts';

/** What somebody writes instead of a report's filled words: kept on this phone with every pause in typing, by section. */
export class SectionDrafts {
	readonly #device: Pick<Device, 'work'>;
	readonly #of: string;
	readonly #sections: readonly string[];
	readonly #saver: DraftSaver;
	#edits = $state.raw<Readonly<Record<string, string>>>({});
	#ready = $state(false);
	#kept = $state(true);
	#fault = $state.raw<SaveFault | null>(null);

	/** @param of what the drafts belong to: term, scope and period */
	constructor(device: Pick<Device, 'work'>, of: string, sections: readonly string[]) {
		this.#device = device;
		this.#of = of;
		this.#sections = sections;
		this.#saver = new DraftSaver(
			async (section, text) =>
				(await device.work()).keepText(this.#key(section), typeof text === 'string' ? text : null),
			(state) => {
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
	/** What was written, by section. */
	get edits(): Readonly<Record<string, string>> {
		return this.#edits;
	}
	/** Whether all that was typed is on this phone, and stays there when it is switched off. */
	get kept(): boolean {
		return this.#kept;
	}
	/** Why what was typed is not kept; null: nothing is in the way. */
	get fault(): SaveFault | null {
		return this.#fault;
	}

	write(section: string, text: string): void {
		this.#edits = { ...this.#edits, [section]: text };
		this.#saver.put(section, text);
	}

	/** Gives up what was written: the section is filled from the data again. */
	reset(section: string): void {
		const { [section]: gone, ...rest } = this.#edits;
		void gone;
		this.#edits = rest;
		this.#saver.put(section, null);
	}

	/** Writes what still waits. */
	async flush(): Promise<void> {
		await this.#saver.flush();
	}

	async #open(): Promise<void> {
		const work = await this.#device.work();
		const kept = await Promise.all(
			this.#sections.map(async (section) => {
				const text = await work.text(this.#key(section));
				return text === null ? [] : [[section, text.text] as const];
			})
		);
		// What was typed while it was read stands.
		this.#edits = { ...Object.fromEntries(kept.flat()), ...this.#edits };
		this.#ready = true;
	}

	#key(section: string): string {
		return `report:${this.#of}:${section}`;
	}
}
