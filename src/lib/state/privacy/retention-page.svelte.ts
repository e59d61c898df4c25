import type { Device } from '../../data/device.ts';
import { Live } from '../live.svelte.ts';
import type { PrivacyFault } from '../../data/privacy/asking.ts';
import {
	askRetention,
	erasePhotos,
	eraseReceipts,
	eraseRequests,
	retireLongGone,
	setRetention
} from '../../data/privacy/retention.ts';
import type { Result } from '../../domain/result.ts';
import type { DuePhotos } from '../../domain/retention/retention.ts';
import type { RetentionDesk } from '../../domain/retention/retention-desk.ts';

export type { DuePhotos } from '../../domain/retention/retention.ts';
export type { RetentionDesk } from '../../domain/retention/retention-desk.ts';

/** The office's page of what is kept for a time: what would go, the decision that it goes, and what went. */
export class RetentionPage {
	/** Names come with the first sync: read again when it brings them. */
	readonly #units: Live<{ id: string; name: string }[]>;
	#desk = $state.raw<RetentionDesk | null>(null);
	#fault = $state.raw<PrivacyFault | null>(null);
	#busy = $state(false);

	constructor(device: Pick<Device, 'units' | 'subscribe'>) {
		this.#units = new Live(device, ['records'], () => device.units());
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
		return this.#units.current?.find(({ id }) => id === unit)?.name ?? unit;
	}

	async load(): Promise<void> {
		await this.#act(() => askRetention());
	}

	close(): void {
		this.#units.close();
	}

	/** True when the server has it. */
	set(settings: RetentionDesk['settings']): Promise<boolean> {
		return this.#act(() => setRetention(settings));
	}

	/** True once they are gone. Where others are there than were shown, the page shows what is there now. */
	erase(photos: DuePhotos): Promise<boolean> {
		return this.#decide(() => erasePhotos(photos));
	}
	/** The same of closed requests. */
	eraseRequests(mark: string): Promise<boolean> {
		return this.#decide(() => eraseRequests(mark));
	}
	/** The same of who read which notice. */
	eraseReceipts(mark: string): Promise<boolean> {
		return this.#decide(() => eraseReceipts(mark));
	}
	/** The same of names. */
	retireLongGone(mark: string, answer: string): Promise<boolean> {
		return this.#decide(() => retireLongGone(mark, answer));
	}

	async #decide(act: () => Promise<Result<RetentionDesk, PrivacyFault>>): Promise<boolean> {
		if (await this.#act(act)) return true;
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
