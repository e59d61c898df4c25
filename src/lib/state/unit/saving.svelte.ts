import type { WriteFault } from '../../data/device.ts';
import type { FieldIssue } from '../../domain/issue.ts';
import type { Result } from '../../domain/result.ts';

/** What became of a save: done, or the store failed in a way it has no name for. */
export type Saved = { done: true } | { done: false; fault: WriteFault | 'broken' | null };

/** One small form being saved: what is wrong with its fields, and whether a save is under way. */
export class Saving<T> {
	#issues = $state.raw<FieldIssue[]>([]);
	#busy = $state(false);

	get issues(): readonly FieldIssue[] {
		return this.#issues;
	}
	get busy(): boolean {
		return this.#busy;
	}

	/** Saves what was made of a form; with issues, or while another save runs, nothing is written. */
	async save(
		made: Result<T, FieldIssue[]>,
		write: (value: T) => Promise<Result<null, WriteFault>>
	): Promise<Saved> {
		if (this.#busy) return { done: false, fault: null };
		this.#issues = made.ok ? [] : made.error;
		if (!made.ok) return { done: false, fault: null };
		this.#busy = true;
		try {
			const saved = await write(made.value);
			return saved.ok ? { done: true } : { done: false, fault: saved.error };
		} catch {
			return { done: false, fault: 'broken' };
		} finally {
			this.#busy = false;
		}
	}
}
