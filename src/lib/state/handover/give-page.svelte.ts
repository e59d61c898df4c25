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
			} else this.#state = made.error === 'nothing' ? { kind: 'nothing' } : { kind: 'broken' };
		} catch {
			this.#state = { kind: 'broken' };
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
		return this.#file((made) => shareBundle(made));
	}

	async save(): Promise<FileEnd> {
		return this.#file((made) => Promise.resolve(saveBundle(made)));
	}

	/** Notes that the other phone has it. */
	async given(way: HandoverWay): Promise<void> {
		if (this.#state.kind !== 'made') return;
		await (await this.#device.handover()).noteGiven(this.#state.made, way, this.to.trim());
	}

	close(): void {
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

	async #file(way: (made: MadeBundle) => Promise<FileEnd>): Promise<FileEnd> {
		if (this.#state.kind !== 'made') return 'failed';
		const end = await way(this.#state.made);
		if (end === 'shared' || end === 'saved') await this.given('file');
		return end;
	}
}
