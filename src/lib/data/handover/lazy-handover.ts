import type { Parts } from '../parts.ts';
import type { PhoneHandover } from './phone-handover.ts';

/** From phone to phone, loaded when it is first asked for. */
export class LazyHandover {
	readonly #parts: Parts;
	#handover: Promise<PhoneHandover> | null = null;

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	get(): Promise<PhoneHandover> {
		this.#handover ??= import('./phone-handover.ts').then(
			({ PhoneHandover }) => new PhoneHandover(this.#parts)
		);
		return this.#handover;
	}

	async close(): Promise<void> {
		await (await this.#handover)?.close();
	}
}
