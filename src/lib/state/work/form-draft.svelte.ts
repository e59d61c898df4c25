import * as v from 'valibot';
import type { CommitteeWork } from '../../data/notices.ts';
import type { SaveFault } from '../form/draft-saver.ts';
import { DraftSaver } from '../form/draft-saver.ts';
import type { FormText } from './entry-form.ts';

const Kept = v.record(v.string(), v.string());
type Texts = Pick<CommitteeWork, 'text' | 'keepText'>;

/**
 * What is typed into a form and not saved yet: kept on this phone with every pause in typing. Only the fields that were
 * typed in are kept, so that what somebody else wrote meanwhile into the others stands.
 */
export class FormDraft {
	readonly #texts: () => Promise<Texts>;
	readonly #of: string;
	readonly #saver: DraftSaver;
	#typed = $state.raw<FormText>({});
	#since = $state.raw<string | null>(null);
	#ready = $state(false);
	#kept = $state(true);
	#fault = $state.raw<SaveFault | null>(null);

	/** @param of names the form among all that this person writes on this phone */
	constructor(texts: () => Promise<Texts>, of: string) {
		this.#texts = texts;
		this.#of = of;
		this.#saver = new DraftSaver(
			async (_, value) => (await texts()).keepText(of, typeof value === 'string' ? value : null),
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
	/** The fields that were typed in. */
	get typed(): FormText {
		return this.#typed;
	}
	/** Since when it is being written; null: nothing is. */
	get since(): string | null {
		return Object.keys(this.#typed).length === 0 ? null : this.#since;
	}
	/** Whether all that was typed is on this phone, and stays there when it is switched off. */
	get kept(): boolean {
		return this.#kept;
	}
	/** Why what was typed is not kept. */
	get fault(): SaveFault | null {
		return this.#fault;
	}

	/** Takes what a field holds now; one that holds again what it held at first is typed in no more. */
	type(path: string, text: string, before: string): void {
		const { [path]: old, ...others } = this.#typed;
		void old;
		this.#typed = text === before ? others : { ...others, [path]: text };
		const empty = Object.keys(this.#typed).length === 0;
		this.#saver.put('form', empty ? null : JSON.stringify(this.#typed));
	}

	/** It was saved, or given up. */
	async drop(): Promise<void> {
		this.#saver.drop();
		this.#typed = {};
		this.#since = null;
		await (await this.#texts()).keepText(this.#of, null);
	}

	/** Writes what still waits. */
	async close(): Promise<void> {
		await this.#saver.flush();
	}

	async #open(): Promise<void> {
		const kept = await (await this.#texts()).text(this.#of);
		const typed = kept === null ? {} : typedOf(kept.text);
		// What was typed while it was read stands.
		this.#typed = { ...typed, ...this.#typed };
		this.#since ??= kept?.since ?? null;
		this.#ready = true;
	}
}

/** A text that cannot be read is none: the form begins with what was saved. */
function typedOf(text: string): FormText {
	try {
		const parsed = v.safeParse(Kept, JSON.parse(text));
		return parsed.success ? parsed.output : {};
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return {};
	}
}
