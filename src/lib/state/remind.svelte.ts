import type { Device, WriteFault } from '../data/device.ts';
import type { PersonId, UnitId } from '../domain/ids.ts';
import { whoMayBeReminded } from '../domain/reminder/open-reminders.ts';

export type RemindDevice = Pick<Device, 'reminders'>;

/** Whom a secretary wants to remind, of which target (`CT12`, `CT14b`), in which period (a year, or the term's id). */
export type Reminding = {
	unit: UnitId;
	persons: readonly PersonId[];
	about: string;
	period: string;
};

/** Nhắc, from the button to the phone's store. */
export class Remind {
	readonly #device: RemindDevice;
	readonly #now: () => number;
	#busy = $state(false);
	#fault = $state.raw<WriteFault | { kind: 'broken' } | null>(null);

	constructor(device: RemindDevice, now: () => number) {
		this.#device = device;
		this.#now = now;
	}

	get busy(): boolean {
		return this.#busy;
	}
	/** Why the last try was not kept. */
	get fault(): WriteFault | { kind: 'broken' } | null {
		return this.#fault;
	}

	/** Who may be reminded now, and who was in the last seven days. */
	async who({ unit, persons, about }: Reminding): Promise<{ due: PersonId[]; recent: PersonId[] }> {
		this.#fault = null;
		const written = await (await this.#device.reminders()).of(unit);
		return whoMayBeReminded(persons, about, written, this.#now());
	}

	/** Reminds `to`; false when it was not kept, and `fault` says why. */
	async send(
		{ unit, about, period }: Reminding,
		to: readonly PersonId[],
		words: string
	): Promise<boolean> {
		if (this.#busy) return false;
		this.#busy = true;
		this.#fault = null;
		try {
			const desk = await this.#device.reminders();
			const done = await desk.remind({ unit, to: [...to], about, period, words });
			if (!done.ok) this.#fault = done.error;
			return done.ok;
		} catch {
			this.#fault = { kind: 'broken' };
			return false;
		} finally {
			this.#busy = false;
		}
	}
}
