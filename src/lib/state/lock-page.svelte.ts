import type { Device } from '../data/device.ts';
import type { Lock } from '../data/lock/lock.ts';
import type { PinFault } from '../domain/lock/pin.ts';
import { pinFault } from '../domain/lock/pin.ts';

export type LockDevice = Pick<Device, 'lock' | 'session' | 'subscribe'>;

/** `signIn`: no code is set, and whoever holds the phone has to sign in before they may set one. */
export type LockKind = 'reading' | 'none' | 'signIn' | 'shut' | 'open' | 'broken';

/** What is to be said after a code was tried. */
export type LockTrouble =
	{ kind: 'wrong'; left: number } | { kind: 'gone' | 'storageFull' | 'broken' };

/** What is private on this phone, behind its code: what is typed, and what came of it. */
export class LockPage {
	/** The code that opens. */
	pin = $state('');
	/** A new code, typed twice. */
	next = $state('');
	again = $state('');
	#kind = $state<LockKind>('reading');
	#busy = $state(false);
	#asked = $state(false);
	#waiting = $state(0);
	#trouble = $state.raw<LockTrouble | null>(null);
	readonly #device: LockDevice;
	readonly #unsubscribe: () => void;

	constructor(device: LockDevice) {
		this.#device = device;
		this.#unsubscribe = device.subscribe((what) => {
			if (what === 'lock' || what === 'session') void this.#read();
		});
		if (device.lock.isThere && !device.lock.isShut) this.#kind = 'open';
		else void this.#read();
	}

	get kind(): LockKind {
		return this.#kind;
	}
	get busy(): boolean {
		return this.#busy;
	}
	get trouble(): LockTrouble | null {
		return this.#trouble;
	}
	/** Private entries that are sent only once it is open. */
	get waiting(): number {
		return this.#waiting;
	}
	/** What is wrong with the new code, once the person has tried to set it. */
	get nextFault(): PinFault | null {
		return this.#asked ? pinFault(this.next) : null;
	}
	get againDiffers(): boolean {
		return this.#asked && pinFault(this.next) === null && this.next !== this.again;
	}
	get pinMissing(): boolean {
		return this.#asked && this.pin === '';
	}

	setUp(): Promise<void> {
		return this.#run(async (lock) => {
			if (!this.#mayBeSet) return;
			const done = await lock.setUp(this.next);
			if (done.ok) return this.#forgetTyped();
			if (done.error === 'storageFull') this.#trouble = { kind: 'storageFull' };
			else await this.#read();
		});
	}

	unlock(): Promise<void> {
		return this.#run(async (lock) => {
			if (this.pin !== '') await this.#tried(lock.unlock(this.pin));
		});
	}

	/** @returns whether the new code is set */
	async change(): Promise<boolean> {
		let changed = false;
		await this.#run(async (lock) => {
			if (!this.#mayBeSet || this.pin === '') return;
			changed = await this.#tried(lock.change(this.pin, this.next));
		});
		return changed;
	}

	shut(): Promise<void> {
		return this.#run((lock) => Promise.resolve(lock.shut()));
	}

	giveUp(): Promise<void> {
		return this.#run((lock) => lock.giveUp());
	}

	close(): void {
		this.#unsubscribe();
	}

	get #mayBeSet(): boolean {
		return pinFault(this.next) === null && this.next === this.again;
	}

	/** @returns whether it was the right one */
	async #tried(trying: ReturnType<Lock['unlock']>): Promise<boolean> {
		const came = await trying;
		if (came.kind === 'open') {
			this.#forgetTyped();
			return true;
		}
		this.pin = '';
		this.#asked = false;
		this.#trouble = came;
		return false;
	}

	#forgetTyped(): void {
		this.pin = this.next = this.again = '';
		this.#asked = false;
	}

	async #run(work: (lock: Lock) => Promise<void>): Promise<void> {
		if (this.#busy) return;
		this.#busy = true;
		this.#asked = true;
		this.#trouble = null;
		try {
			await work(await this.#device.lock.get());
		} catch {
			// Whatever it was, nothing was lost: the person may try again.
			this.#trouble = { kind: 'broken' };
		} finally {
			this.#busy = false;
		}
	}

	async #read(): Promise<void> {
		try {
			const lock = await this.#device.lock.get();
			const [state, waiting] = await Promise.all([lock.state(), lock.waiting()]);
			this.#waiting = waiting;
			this.#kind = state === 'none' && this.#device.session.expired ? 'signIn' : state;
		} catch {
			this.#kind = 'broken';
		}
	}
}
