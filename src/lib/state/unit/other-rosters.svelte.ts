import type { Device } from '../../data/device.ts';
import type { RequestsFault, ToldTransfers } from '../../data/notices.ts';
import type { UnitId } from '../../domain/ids.ts';

/** What the server last told this phone of the other units' rosters; asked anew where there is a network. */
export class OtherRosters {
	readonly #device: Pick<Device, 'transfers'>;
	readonly #unit: UnitId;
	#told = $state.raw<ToldTransfers | null>(null);
	#fault = $state.raw<RequestsFault | null>(null);
	#asking = $state(false);

	constructor(device: Pick<Device, 'transfers'>, unit: UnitId) {
		this.#device = device;
		this.#unit = unit;
	}

	/** Null: never told. */
	get told(): ToldTransfers | null {
		return this.#told;
	}
	/** Why it could not be asked the last time. */
	get fault(): RequestsFault | null {
		return this.#fault;
	}
	get asking(): boolean {
		return this.#asking;
	}

	/** Shows what is kept, then asks the server. */
	async ask(): Promise<void> {
		if (this.#asking) return;
		this.#asking = true;
		try {
			const transfers = await this.#device.transfers();
			this.#told ??= await transfers.told(this.#unit);
			const answer = await transfers.ask(this.#unit);
			this.#fault = answer.ok ? null : answer.error;
			if (answer.ok) this.#told = answer.value;
		} finally {
			this.#asking = false;
		}
	}
}
