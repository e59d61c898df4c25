import type { Device } from '../../data/device.ts';
import type { PhotosOfForm } from '../../data/photos/photos.ts';
import type { UnitId } from '../../domain/ids.ts';
import { tidy } from '../../domain/text.ts';

/**
 * Where withdrawing stands. `nothing`: no photo of the unit on this phone stands on that number; `partly`: some are still
 * there, and can be tried again.
 */
export type WithdrawalState =
	| { kind: 'asking'; missing: boolean }
	| { kind: 'nothing'; form: string }
	| { kind: 'found'; form: string; records: PhotosOfForm[] }
	| { kind: 'done'; form: string; count: number }
	| { kind: 'partly'; form: string; left: number }
	| { kind: 'broken' };

export type WithdrawalDevice = Pick<Device, 'photos' | 'units'>;

/** Withdraws a consent by the number of its form: every photo of a unit that stands on it goes. */
export class ConsentWithdrawal {
	readonly unit: UnitId;
	readonly #device: Pick<Device, 'photos'>;
	#state = $state.raw<WithdrawalState>({ kind: 'asking', missing: false });
	#busy = $state.raw(false);

	constructor(device: Pick<Device, 'photos'>, unit: UnitId) {
		this.#device = device;
		this.unit = unit;
	}

	get state(): WithdrawalState {
		return this.#state;
	}
	get busy(): boolean {
		return this.#busy;
	}

	/** Looks for the photos of a form, by its number as typed. */
	find(typed: string): Promise<void> {
		const form = tidy(typed);
		return this.#work(async () => {
			if (form === '') return { kind: 'asking', missing: true };
			const records = await (await this.#device.photos()).ofForm(this.unit, form);
			return records.length === 0 ? { kind: 'nothing', form } : { kind: 'found', form, records };
		});
	}

	/** Takes away what was found, and whatever came to stand on that form since. */
	withdraw(): Promise<void> {
		const before = this.#state;
		return this.#work(async () => {
			if (before.kind !== 'found') return before;
			const { form } = before;
			const photos = await this.#device.photos();
			const found = (await photos.ofForm(this.unit, form)).flatMap((record) => record.photos);
			let left = 0;
			for (const { id } of found)
				if (!(await photos.remove(id, this.unit, 'consentWithdrawn')).ok) left += 1;
			if (left > 0) return { kind: 'partly', form, left };
			return { kind: 'done', form, count: found.length };
		});
	}

	async #work(work: () => Promise<WithdrawalState>): Promise<void> {
		this.#busy = true;
		try {
			this.#state = await work();
		} catch {
			this.#state = { kind: 'broken' };
		} finally {
			this.#busy = false;
		}
	}
}
