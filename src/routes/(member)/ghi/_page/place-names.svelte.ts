import { createContext } from 'svelte';
import type { PlaceForm } from '$lib/domain/activity/form-model.ts';
import { later } from '$lib/i18n/later.ts';
import type { Communes } from '$lib/state/form/lists.ts';
import { loadCommunes } from '$lib/state/form/lists.ts';

/** Names of places for the eye; the list of communes is loaded when the first code has to be named. */
export class PlaceNames {
	#communes = $state.raw<Communes | null>(null);
	#loading: Promise<Communes> | null = null;

	/** The list, loaded at most once; a failed load is tried again at the next call. */
	async load(): Promise<Communes> {
		this.#loading ??= loadCommunes().finally(() => (this.#loading = null));
		this.#communes ??= await this.#loading;
		return this.#communes;
	}

	/** "Xã Lao Chải"; the code where the list does not know it, and a word of waiting before it is there. */
	commune(code: string): string {
		if (this.#communes === null) return later.form.places.loading;
		const commune = this.#communes.communeByCode(code);
		return commune === null
			? later.form.places.unknown(code)
			: this.#communes.communeLabel(commune);
	}

	/** "Huyện Mù Căng Chải". */
	district(code: string): string {
		const district = this.#communes?.districtOf(code) ?? null;
		return district === null || this.#communes === null
			? ''
			: this.#communes.districtLabel(district);
	}

	/** What a place is called in one line. */
	title({ kind, code, name }: PlaceForm): string {
		switch (kind) {
			case 'commune':
				return this.commune(code);
			case 'online':
				return later.form.places.online;
			case 'venue':
				return name.trim() || later.form.places.venue;
			case 'outside':
				return name.trim() || later.form.places.outside;
		}
	}
}

export const [getPlaceNames, setPlaceNames] = createContext<PlaceNames>();
