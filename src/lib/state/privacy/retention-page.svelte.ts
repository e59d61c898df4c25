import type { Device } from '../../data/device.ts';
import type { PrivacyFault } from '../../data/privacy/asking.ts';
import { askRetention, erasePhotos, setRetention } from '../../data/privacy/retention.ts';
import type { Result } from '../../domain/result.ts';
import type { DuePhotos, RetentionDesk } from '../../domain/retention/retention.ts';

export type { DuePhotos, RetentionDesk } from '../../domain/retention/retention.ts';

/** The office's page of what is kept for a time: what would go, the decision that it goes, and what went. */
export class RetentionPage {
	readonly #device: Pick<Device, 'units'>;
	#desk = $state.raw<RetentionDesk | null>(null);
	#names = $state.raw<Readonly<Record<string, string>>>({});
	#fault = $state.raw<PrivacyFault | null>(null);
	#busy = $state(false);

	constructor(device: Pick<Device, 'units'>) {
		this.#device = device;
	}

	get desk(): RetentionDesk | null {
		return this.#desk;
	}
	get fault(): PrivacyFault | null {
		return this.#fault;
	}
	get busy(): boolean {
		return this.#busy;
	}

	/** A unit's name; its id where this phone does not know it. */
	nameOf(unit: string): string {
		return this.#names[unit] ?? unit;
	}

	async load(): Promise<void> {
		const units = await this.#device.units();
		this.#names = Object.fromEntries(units.map(({ id, name }) => [id, name]));
		await this.#act(() => askRetention());
	}

	/** True when the server has it. */
	set(settings: RetentionDesk['settings']): Promise<boolean> {
		return this.#act(() => setRetention(settings));
	}

	/** True once they are gone. Where others are there than were shown, the page shows what is there now. */
	async erase(photos: DuePhotos): Promise<boolean> {
		if (await this.#act(() => erasePhotos(photos))) return true;
		const { fault } = this;
		if (fault === 'refused') {
			await this.#act(() => askRetention());
			this.#fault = fault;
		}
		return false;
	}

	async #act(act: () => Promise<Result<RetentionDesk, PrivacyFault>>): Promise<boolean> {
		if (this.#busy) return false;
		this.#busy = true;
		this.#fault = null;
		try {
			const done = await act();
			if (done.ok) this.#desk = done.value;
			else this.#fault = done.error;
			return done.ok;
		} finally {
			this.#busy = false;
		}
	}
}
