import type { Result } from '../../domain/result.ts';

/** Whether what is private has a lock on this phone, and whether it is open in this tab. */
export type LockState = 'none' | 'shut' | 'open';

/**
 * What came of a code. `wrong`: with the tries that are left; `gone`: that was the last one, or there is no lock any
 * more, and what was private is not on this phone.
 */
export type LockTry = { kind: 'open' } | { kind: 'wrong'; left: number } | { kind: 'gone' };

/** Why a code was not set. `signIn`: whoever holds the phone has to sign in first. */
export type SetUpFault = 'signIn' | 'storageFull' | 'there';

/** The lock of what is private on this phone. */
export interface Lock {
	state(): Promise<LockState>;
	/** How many private entries wait for the code to be sent; giving it up loses them. */
	waiting(): Promise<number>;
	/** Sets a code where there is none, and opens. What is private is fetched from then on. */
	setUp(pin: string): Promise<Result<null, SetUpFault>>;
	unlock(pin: string): Promise<LockTry>;
	/** Another code for the same key. */
	change(pin: string, next: string): Promise<LockTry>;
	/** Locks it in every tab of this phone. */
	shut(): void;
	/** The code is forgotten: what is private goes from this phone, and the session ends; the rest stays. */
	giveUp(): Promise<void>;
}

/** The way to what is private on this phone. */
export interface LockDoor {
	/** Whether this person reads anything private, which this phone keeps behind a code. */
	readonly isThere: boolean;
	/** Whether nothing private can be read or written in this tab now. */
	readonly isShut: boolean;
	get(): Promise<Lock>;
}
