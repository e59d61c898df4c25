import type { Collected, CollectFault } from '../../data/handover/handover.ts';
import { FrameReader } from '../../domain/handover/frames.ts';
import { MOST_FILE_BYTES } from '../../domain/handover/photo-parcel.ts';
import type { HandoverDevice } from './overview.svelte.ts';

export type CollectState =
	| { kind: 'waiting' }
	| { kind: 'taking' }
	| { kind: 'taken'; taken: Collected; clockIsOdd: boolean }
	| { kind: 'fault'; fault: CollectFault | 'broken' };

/** A clock may be so far ahead of another's without anybody minding. */
const ODD_MS = 10 * 60_000;

/** Taking in what another phone hands over, as a file or by its codes. */
export class CollectPage {
	readonly #device: Pick<HandoverDevice, 'handover'>;
	#state = $state.raw<CollectState>({ kind: 'waiting' });
	#reader = new FrameReader();
	#progress = $state.raw<{ have: number; of: number } | null>(null);
	#foreign = $state.raw(false);

	constructor(device: Pick<HandoverDevice, 'handover'>) {
		this.#device = device;
	}

	get state(): CollectState {
		return this.#state;
	}
	/** How far the codes are that the camera reads. */
	get progress(): { have: number; of: number } | null {
		return this.#progress;
	}
	/** The camera sees a code, but none of ours. */
	get foreign(): boolean {
		return this.#foreign;
	}

	async openFile(file: File): Promise<void> {
		if (file.size > MOST_FILE_BYTES) this.#state = { kind: 'fault', fault: 'tooLarge' };
		else await this.#take(file);
	}

	/** Takes in what the camera read. */
	async read(text: string): Promise<void> {
		if (this.#state.kind === 'taking' || this.#state.kind === 'taken') return;
		const taken = this.#reader.take(text);
		this.#foreign = taken === 'foreign';
		this.#progress = this.#reader.progress;
		const bytes = taken === 'foreign' ? null : this.#reader.bytes();
		if (bytes !== null) await this.#take(bytes);
	}

	/** Ready for another bundle. */
	again(): void {
		this.#reader = new FrameReader();
		this.#progress = null;
		this.#foreign = false;
		this.#state = { kind: 'waiting' };
	}

	async #take(from: Blob | Uint8Array<ArrayBuffer>): Promise<void> {
		this.#state = { kind: 'taking' };
		try {
			const taken = await (await this.#device.handover()).collect(from);
			this.#reader = new FrameReader();
			this.#progress = null;
			this.#state = taken.ok
				? { kind: 'taken', taken: taken.value, clockIsOdd: isOdd(taken.value) }
				: { kind: 'fault', fault: taken.error };
		} catch {
			this.#state = { kind: 'fault', fault: 'broken' };
		}
	}
}

/** Made after it was taken: one of the two clocks is wrong. */
function isOdd({ bundle: { madeAt, collectedAt } }: Collected): boolean {
	return Date.parse(madeAt) - Date.parse(collectedAt) > ODD_MS;
}
