import type { OwnCheckIn } from '../../data/check-ins.ts';
import type { Device, WriteFault } from '../../data/device.ts';
import { belongsTo } from '../../domain/access.ts';
import type { CodeAge, CodeFault, ShownCode } from '../../domain/check-in/code.ts';
import { ageOfCode, readCode, readCodeLink } from '../../domain/check-in/code.ts';
import { windowInstant } from '../../domain/check-in/check-in.ts';
import type { Result } from '../../domain/result.ts';
import { actorOf } from '../actor.ts';
import { Live } from '../live.svelte.ts';

export type CheckInDevice = Pick<
	Device,
	'session' | 'checkIns' | 'recordDetail' | 'units' | 'subscribe'
>;

/** How many of the newest are shown. */
const SHOWN = 5;

/** What a code is of, as it is asked. `shownAt`: when, by the organiser's clock. */
export type Asked = { code: ShownCode; unitName: string; shownAt: string };

/**
 * Where checking in stands. `ask`: a code was read, and waits for the tap; `said`: it is on this phone, or was before
 * (`already`).
 */
export type Step =
	| { kind: 'none' }
	| { kind: 'fault'; fault: CodeFault | 'otherUnit'; unitName: string }
	| { kind: 'wrongTime'; age: Extract<CodeAge, 'old' | 'ahead'>; shownAt: string }
	| ({ kind: 'ask'; stale: boolean } & Asked)
	| ({ kind: 'said'; already: boolean; own: OwnCheckIn | null } & Asked);

/** One of this person's own check-ins; `name` '' while this phone does not know the record. */
export type OwnLine = OwnCheckIn & { name: string };

/** Tôi có mặt: a member reads the organiser's code, sees what it is of, and says so with one tap. */
export class OwnCheckIns {
	readonly #device: CheckInDevice;
	readonly #place: { origin: string; now: () => number };
	readonly #live: Live<OwnLine[]>;
	#step = $state.raw<Step>({ kind: 'none' });
	#busy = $state(false);
	#reading = false;
	#fault = $state.raw<WriteFault | { kind: 'broken' } | null>(null);

	constructor(device: CheckInDevice, place: { origin: string; now: () => number }) {
		this.#device = device;
		this.#place = place;
		this.#live = new Live(device, ['records', 'sync'], () => this.#read());
	}

	get step(): Step {
		const step = this.#step;
		if (step.kind !== 'said') return step;
		const own = this.own.find(({ activity }) => activity === step.code.activity);
		return { ...step, own: own ?? step.own };
	}
	get own(): readonly OwnLine[] {
		return this.#live.current ?? [];
	}
	get busy(): boolean {
		return this.#busy;
	}
	/** Why the tap did not become a check-in; nothing was written then. */
	get fault() {
		return this.#fault;
	}

	/** Takes what the camera saw; whatever is none of our codes says so, and the next picture is looked at. */
	async readPicture(text: string): Promise<void> {
		await this.#take(readCodeLink(this.#place.origin, text));
	}

	/** Takes what an address says behind "ma=". */
	async readAddress(said: string): Promise<void> {
		await this.#take(readCode(said));
	}

	/** Puts what was read away. */
	reset(): void {
		this.#fault = null;
		this.#step = { kind: 'none' };
	}

	/** Tôi có mặt: on this phone, durably, before the screen says so. */
	async sayHere(): Promise<void> {
		const step = this.#step;
		if (step.kind !== 'ask' || this.#busy) return;
		this.#busy = true;
		this.#fault = null;
		try {
			const said = await (await this.#device.checkIns()).say(step.code);
			if (!said.ok) this.#fault = said.error;
			else {
				await this.#live.reload();
				this.#step = { ...step, kind: 'said', already: false, own: null };
			}
		} catch {
			this.#fault = { kind: 'broken' };
		} finally {
			this.#busy = false;
		}
	}

	close(): void {
		this.#live.close();
	}

	/** One at a time: a camera sees the same code again while the first look at it goes on. */
	async #take(read: Result<ShownCode, CodeFault>): Promise<void> {
		if (this.#reading) return;
		this.#reading = true;
		try {
			await this.#look(read);
		} finally {
			this.#reading = false;
		}
	}

	async #look(read: Result<ShownCode, CodeFault>): Promise<void> {
		this.#fault = null;
		if (!read.ok) {
			this.#step = { kind: 'fault', fault: read.error, unitName: '' };
			return;
		}
		const code = read.value;
		const unitName =
			(await this.#device.units()).find(({ id }) => id === code.unit)?.name ?? code.unit;
		if (!belongsTo(actorOf(this.#device), code.unit)) {
			this.#step = { kind: 'fault', fault: 'otherUnit', unitName };
			return;
		}
		await this.#ask({ code, unitName, shownAt: windowInstant(code.window) });
	}

	async #ask(asked: Asked): Promise<void> {
		const { code, shownAt } = asked;
		const own = await (await this.#device.checkIns()).own();
		const before = own.find((one) => one.activity === code.activity && one.rail !== 'denied');
		const known = await this.#device.recordDetail(code.activity);
		// What the record says is whole; what the code says is cut to what fits.
		const name = known?.activity.content.name ?? code.name;
		const full = { ...asked, code: { ...code, name } };
		if (before !== undefined) {
			this.#step = { kind: 'said', already: true, own: before, ...full };
			return;
		}
		const age = ageOfCode(code.window, this.#place.now());
		this.#step =
			age === 'old' || age === 'ahead'
				? { kind: 'wrongTime', age, shownAt }
				: { kind: 'ask', stale: age === 'stale', ...full };
	}

	async #read(): Promise<OwnLine[]> {
		const own = (await (await this.#device.checkIns()).own()).slice(0, SHOWN);
		return Promise.all(
			own.map(async (one): Promise<OwnLine> => {
				const known = await this.#device.recordDetail(one.activity);
				return { ...one, name: known?.activity.content.name ?? '' };
			})
		);
	}
}
