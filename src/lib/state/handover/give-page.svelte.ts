import type { HandoverReadiness, HandoverWay, MadeBundle } from '../../data/handover/handover.ts';
import { FrameMaker } from '../../domain/handover/frames.ts';
import type { HandoverDevice } from './overview.svelte.ts';
import type { FileEnd } from './share-file.ts';
import { saveBundle, shareBundle } from './share-file.ts';

/** What the page has to show. */
export type GiveState =
	| { kind: 'making' }
	| { kind: 'nothing' }
	| { kind: 'notReady'; readiness: HandoverReadiness }
	| { kind: 'broken' }
	| { kind: 'made'; made: MadeBundle };

/** The file with its photos: how many are in it, and the file once all are. `failed`: no room for it, mostly. */
type Packing = { packed: number; file: Blob | null; failed: boolean };

const unpacked: Packing = { packed: 0, file: null, failed: false };

/** How long a frame stands: a cheap camera reads three or four in a second; slower for one that is worse. */
const FRAME_MS = 300;
const SLOW_FRAME_MS = 800;

/** Handing over what waits on this phone: the bundle, its frames one after the other, its file. */
export class GivePage {
	readonly #device: Pick<HandoverDevice, 'handover'>;
	#state = $state.raw<GiveState>({ kind: 'making' });
	#maker: FrameMaker | null = null;
	#at = $state.raw(0);
	#running = $state.raw(false);
	#slow = $state.raw(false);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#packing = $state.raw<Packing>(unpacked);
	#closed = false;
	/** Whether the file holds the photos too. */
	withPhotos = $state(true);
	/** To whom it goes, as it is typed. */
	to = $state('');

	/** @param still frames stand until the person lets them go: who asked for less motion gets none unasked */
	constructor(device: Pick<HandoverDevice, 'handover'>, still: boolean) {
		this.#device = device;
		void this.make().then(() => {
			if (!still) this.run(true);
		});
	}

	get state(): GiveState {
		return this.#state;
	}
	get running(): boolean {
		return this.#running;
	}
	get slow(): boolean {
		return this.#slow;
	}
	get packing(): Packing {
		return this.#packing;
	}
	/** The file as it would go now; null while its photos are being packed. */
	readonly file = $derived.by(() => {
		if (this.#state.kind !== 'made') return null;
		const { photos, text } = this.#state.made;
		const isWith = this.withPhotos && photos.length > 0;
		return isWith ? this.#packing.file : new Blob([text]);
	});
	/** The frame that is shown, and how many are enough; null where there are none. */
	readonly frame = $derived.by(() => {
		const maker = this.#state.kind === 'made' ? this.#maker : null;
		return maker === null
			? null
			: { number: this.#at, of: maker.count, text: maker.frame(this.#at) };
	});

	/** Makes the bundle; again where it could not be made before. */
	async make(): Promise<void> {
		this.#state = { kind: 'making' };
		try {
			const handover = await this.#device.handover();
			const readiness = await handover.readiness(true);
			if (readiness !== 'ready') {
				this.#state = { kind: 'notReady', readiness };
				return;
			}
			const made = await handover.make();
			if (made.ok) {
				const { packed } = made.value;
				this.#maker = packed === null ? null : new FrameMaker(packed);
				this.#state = { kind: 'made', made: made.value };
				void this.pack();
			} else this.#state = made.error === 'nothing' ? { kind: 'nothing' } : { kind: 'broken' };
		} catch {
			this.#state = { kind: 'broken' };
		}
	}

	/** Packs the photos, so that the share sheet opens at a tap; again where it failed. */
	async pack(): Promise<void> {
		if (this.#state.kind !== 'made' || this.#state.made.photos.length === 0) return;
		const { made } = this.#state;
		this.#packing = unpacked;
		try {
			const handover = await this.#device.handover();
			const file = await handover.pack(made, (packed) => {
				// The page is gone: the rest is work for nobody.
				if (this.#closed) throw new DOMException('closed', 'AbortError');
				this.#packing = { ...unpacked, packed };
			});
			this.#packing = { packed: made.photos.length, file, failed: false };
		} catch {
			this.#packing = { ...this.#packing, failed: true };
		}
	}

	/** Lets the frames go on, or stand. */
	run(running: boolean): void {
		clearTimeout(this.#timer);
		this.#running = running && this.#maker !== null;
		if (this.#running) this.#timer = setTimeout(() => this.#next(), this.#standMs);
	}

	setSlow(slow: boolean): void {
		this.#slow = slow;
		if (this.#running) this.run(true);
	}

	async share(): Promise<FileEnd> {
		return this.#send((bundle) => shareBundle(bundle));
	}

	async save(): Promise<FileEnd> {
		return this.#send((bundle) => Promise.resolve(saveBundle(bundle)));
	}

	/** Notes that the other phone has it. */
	async given(way: HandoverWay): Promise<void> {
		if (this.#state.kind !== 'made') return;
		const { made } = this.#state;
		const withPhotos = way === 'file' && this.withPhotos;
		await (await this.#device.handover()).noteGiven(made, way, this.to.trim(), withPhotos);
	}

	close(): void {
		this.#closed = true;
		clearTimeout(this.#timer);
		this.#running = false;
	}

	get #standMs(): number {
		return this.#slow ? SLOW_FRAME_MS : FRAME_MS;
	}

	#next(): void {
		this.#at += 1;
		this.run(true);
	}

	async #send(way: (bundle: { name: string; file: Blob }) => Promise<FileEnd>): Promise<FileEnd> {
		const { file } = this;
		if (this.#state.kind !== 'made' || file === null) return 'failed';
		const end = await way({ name: this.#state.made.name, file });
		if (end === 'shared' || end === 'saved') await this.given('file');
		return end;
	}
}
