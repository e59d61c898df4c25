import { SvelteMap } from 'svelte/reactivity';

/**
 * Forms that were closed before they were saved, by what they are about: a slip of the finger beside a sheet throws
 * nothing away. Kept in this page's memory alone: what they tell of must not lie on a phone.
 */
export class BegunForms<F> {
	readonly #forms = new SvelteMap<string, F>();

	get(about: string): F | undefined {
		return this.#forms.get(about);
	}
	has(about: string): boolean {
		return this.#forms.has(about);
	}

	/** Keeps what was typed into a form that began as `before`; one in which nothing was typed is not kept. */
	keep(about: string, before: F, now: F): void {
		if (JSON.stringify(before) === JSON.stringify(now)) this.#forms.delete(about);
		else this.#forms.set(about, now);
	}

	drop(about: string): void {
		this.#forms.delete(about);
	}
}
