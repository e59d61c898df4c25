import type { Device } from '../data/device.ts';
import type { JointEvent } from '../domain/activity/joint-event.ts';
import { isJointCode } from '../domain/activity/joint.ts';
import { Live } from './live.svelte.ts';

export type JointDevice = Pick<Device, 'jointEvent' | 'subscribe'>;

/** `known` holds what this phone knows of the event; `unknown`: a code that checks, of which it knows nothing. */
export type JointShown =
	{ kind: 'none' } | { kind: 'wrong' } | { kind: 'unknown' } | { kind: 'known'; event: JointEvent };

/** The joint event of a code that may change while it is typed, read again whenever the phone learns more. */
export class JointLookup {
	readonly #device: JointDevice;
	readonly #live: Live<{ code: string; shown: JointShown }>;
	#code = '';

	constructor(device: JointDevice) {
		this.#device = device;
		this.#live = new Live(device, ['records'], () => this.#read());
	}

	/** Null while the phone is looking. */
	get shown(): JointShown | null {
		const { current } = this.#live;
		return current?.code === this.#code ? current.shown : null;
	}

	async look(code: string): Promise<void> {
		if (code === this.#code) return;
		this.#code = code;
		await this.#live.reload();
	}

	close(): void {
		this.#live.close();
	}

	async #read(): Promise<{ code: string; shown: JointShown }> {
		const code = this.#code;
		if (code === '') return { code, shown: { kind: 'none' } };
		if (!isJointCode(code)) return { code, shown: { kind: 'wrong' } };
		const event = await this.#device.jointEvent(code);
		return { code, shown: event === null ? { kind: 'unknown' } : { kind: 'known', event } };
	}
}
