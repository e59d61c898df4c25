import type { Device } from '../../data/device.ts';
import type {
	CarriedView,
	CarryEnd,
	GivenView,
	HandoverReadiness
} from '../../data/handover/handover.ts';
import { Live } from '../live.svelte.ts';
import type { FileEnd } from './share-file.ts';
import { canShareFiles, saveBundle, shareBundle } from './share-file.ts';

type View = {
	readiness: HandoverReadiness;
	carried: CarriedView[];
	given: GivenView[];
	/** Photos of this phone's own that wait. */
	photos: number;
	/** Names by id. */
	units: Readonly<Record<string, string>>;
};

export type HandoverDevice = Pick<
	Device,
	'session' | 'handover' | 'photos' | 'units' | 'subscribe'
>;

/** What goes from phone to phone on this one: what is carried for others, and what was handed over. */
export class HandoverOverview {
	readonly #device: HandoverDevice;
	readonly #live: Live<View>;
	#sending = $state.raw(false);
	#ended = $state.raw<CarryEnd | null>(null);

	constructor(device: HandoverDevice) {
		this.#device = device;
		this.#live = new Live(device, ['handover', 'sync', 'photo'], () => this.#read());
		void this.reach();
	}

	get view(): View | null {
		return this.#live.current;
	}
	get sending(): boolean {
		return this.#sending;
	}
	/** How sending ended that the person asked for. */
	get ended(): CarryEnd | null {
		return this.#ended;
	}

	/** Asks the server for its word on this phone, where it is missing and there may be a network. */
	async reach(): Promise<void> {
		if ((await (await this.#device.handover()).readiness(true)) === 'ready')
			await this.#live.reload();
	}

	/** Brings everything to the server now, also what it did not take before. */
	async send(): Promise<void> {
		if (this.#sending) return;
		this.#sending = true;
		this.#ended = null;
		try {
			this.#ended = await (await this.#device.handover()).send(true);
		} catch {
			this.#ended = 'trouble';
		} finally {
			this.#sending = false;
		}
		await this.#live.reload();
	}

	/** Passes a bundle on as a file. */
	async pass(id: string): Promise<FileEnd> {
		const file = await (await this.#device.handover()).fileOf(id);
		if (file === null) return 'failed';
		return canShareFiles() ? shareBundle(file) : saveBundle(file);
	}

	async drop(id: string): Promise<void> {
		await (await this.#device.handover()).drop(id);
		await this.#live.reload();
	}

	close(): void {
		this.#live.close();
	}

	async #read(): Promise<View> {
		const handover = await this.#device.handover();
		const photos = await this.#device.photos();
		const [readiness, carried, given, { waiting }, units] = await Promise.all([
			handover.readiness(),
			handover.carried(),
			handover.given(),
			photos.count(),
			this.#device.units()
		]);
		return {
			readiness,
			carried,
			given,
			photos: waiting,
			units: Object.fromEntries(units.map(({ id, name }) => [id, name]))
		};
	}
}
