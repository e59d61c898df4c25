import type { Gathering, MarkMaker } from '../../data/check-ins.ts';
import type { Device, WriteFault } from '../../data/device.ts';
import { windowAt, windowStart } from '../../domain/check-in/check-in.ts';
import { codeLink } from '../../domain/check-in/code.ts';

/** What is written beside the code on the other phone. */
export type Described = { name: string; place: string };

/** The organiser's code: another one every half minute, made on this phone without a network. */
export class CodeShown {
	readonly #device: Pick<Device, 'checkIns'>;
	readonly #of: Gathering;
	readonly #described: () => Described;
	readonly #place: { origin: string; now: () => number };
	#mark: MarkMaker | null = null;
	#link = $state<string | null>(null);
	#fault = $state.raw<WriteFault | { kind: 'broken' } | null>(null);
	#timer: ReturnType<typeof setTimeout> | null = null;
	#closed = false;

	constructor(
		device: Pick<Device, 'checkIns'>,
		of: Gathering,
		described: () => Described,
		place: { origin: string; now: () => number }
	) {
		this.#device = device;
		this.#of = of;
		this.#described = described;
		this.#place = place;
	}

	/** What the code says now; null before the first is made. */
	get link(): string | null {
		return this.#link;
	}
	/** Why there is none. */
	get fault() {
		return this.#fault;
	}

	/** Begins, or begins again after a fault. */
	async start(): Promise<void> {
		this.#fault = null;
		try {
			const shown = await (await this.#device.checkIns()).show(this.#of);
			if (shown.ok) this.#mark = shown.value;
			else this.#fault = shown.error;
			await this.refresh();
		} catch {
			this.#fault = { kind: 'broken' };
		}
	}

	/** Shows the code of now: timers stand still while a phone sleeps. */
	async refresh(): Promise<void> {
		if (this.#mark === null || this.#closed) return;
		const window = windowAt(this.#place.now());
		const mark = await this.#mark(window);
		if (this.#closed) return;
		this.#link = codeLink(this.#place.origin, { ...this.#of, ...this.#described(), window, mark });
		if (this.#timer !== null) clearTimeout(this.#timer);
		const next = windowStart(window + 1) - this.#place.now();
		this.#timer = setTimeout(() => void this.refresh(), next);
	}

	close(): void {
		this.#closed = true;
		if (this.#timer !== null) clearTimeout(this.#timer);
	}
}
