import type { FieldIssue } from '$lib/domain/issue.ts';
import type { Result } from '$lib/domain/result.ts';

import { later } from '$lib/i18n/later.ts';
import type { WriteFault } from '$lib/state/device-types.ts';
import { issuesOf } from '$lib/state/work/forms.ts';
import { faultText } from '$lib/ui/record/fault-text.ts';

/** One sheet being saved: what is wrong at its fields, or why it was not written. */
export class SheetSaving {
	readonly #words: Readonly<Record<string, string>>;
	#issues = $state.raw<readonly FieldIssue[]>([]);
	#fault = $state<string | null>(null);
	#busy = $state(false);
	/** The fields that the sheet has: each asks for its sentence when it is drawn. */
	readonly #fields: string[] = [];

	/** @param words what to say of issues by their codes, beside those that every form of the app has */
	constructor(words: Readonly<Record<string, string>> = {}) {
		this.#words = { ...later.work.issue, ...words };
	}

	get busy(): boolean {
		return this.#busy;
	}
	/** Why nothing was written, where no field of the sheet says it: a button that does nothing is never all. */
	get fault(): string | null {
		const elsewhere = this.#issues.find(({ path }) => !this.#fields.includes(path));
		return this.#fault ?? (elsewhere === undefined ? null : this.#said(elsewhere));
	}

	/** The sentence at a field, or null. */
	errorOf(path: string): string | null {
		if (!this.#fields.includes(path)) this.#fields.push(path);
		const issue = this.#issues.find((one) => one.path === path);
		return issue === undefined ? null : this.#said(issue);
	}

	#said({ code, limit }: FieldIssue): string {
		return this.#words[code] ?? later.fields.issue(code, limit);
	}

	/**
	 * Writes what a form changes.
	 * @returns `same` where it changes nothing, `failed` where the sheet says why
	 */
	async save<T>(
		change: Result<T | null, FieldIssue[]>,
		write: (set: T) => Promise<Result<null, WriteFault>>
	): Promise<'saved' | 'same' | 'failed'> {
		if (this.#busy) return 'failed';
		this.#fault = null;
		this.#issues = change.ok ? [] : change.error;
		if (!change.ok) return 'failed';
		if (change.value === null) return 'same';
		this.#busy = true;
		try {
			const written = await write(change.value);
			if (written.ok) return 'saved';
			this.#issues = issuesOf(written.error);
			if (this.#issues.length === 0) this.#fault = faultText(written.error);
			return 'failed';
		} catch {
			// The phone's store failed in a way it has no name for; the form is still there.
			this.#fault = faultText({ kind: 'broken' });
			return 'failed';
		} finally {
			this.#busy = false;
		}
	}

	/** A field was typed in: what was wrong with it is looked at again when it is saved. */
	forget(path: string): void {
		this.#issues = this.#issues.filter((one) => one.path !== path);
	}

	/** The field to go to. */
	get firstFault(): string | null {
		return this.#issues[0]?.path ?? null;
	}
}
