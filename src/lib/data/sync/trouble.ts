import type { SyncStatus } from '../device.ts';
import { StoreClosed, isQuotaError } from '../store/fault.ts';
import type { WireFaultKind } from '../wire/exchange.ts';
import { WireFault } from '../wire/exchange.ts';
import { noteFailed } from '../wire/failed-request.ts';

const troubles: Record<WireFaultKind, NonNullable<SyncStatus['trouble']>> = {
	offline: 'offline',
	unreachable: 'serverDown',
	serverDown: 'serverDown',
	serverFull: 'serverFull',
	storeAway: 'storeAway',
	busy: 'serverDown',
	tooLarge: 'serverDown',
	forbidden: 'serverDown',
	notOurServer: 'notOurServer',
	otherVersion: 'newerServer',
	signIn: 'signIn',
	lostPhone: 'signIn'
};

/** Whether a round ended because its data are no longer this tab's: signed out elsewhere, or its lock was taken over. */
export function isTakenOver(error: unknown): boolean {
	if (error instanceof StoreClosed) return true;
	const names = ['AbortError', 'InvalidStateError'];
	return error instanceof DOMException && names.includes(error.name);
}

/** Lets an error of work in the background pass only where it is one: signed out elsewhere, there is nothing left to do. */
export function unlessTakenOver(error: unknown): void {
	if (!isTakenOver(error)) throw error;
}

/** What a failed round is told as; null: not a trouble of the world's but a fault of ours. */
export function troubleOf(error: unknown): SyncStatus['trouble'] {
	if (error instanceof WireFault) return troubles[error.kind];
	return isQuotaError(error) ? 'storageFull' : null;
}

/** What broke off sending photos or what is carried. @param asked a page waits for it, and can name the request */
export function brokenOff(error: unknown, asked: boolean): 'trouble' | 'serverFull' {
	if (!(error instanceof WireFault)) return 'trouble';
	if (asked) noteFailed(error);
	return error.kind === 'serverFull' ? 'serverFull' : 'trouble';
}

/** Whether something is left that another round sends. */
export const leavesSome = (end: string): boolean => end === 'trouble' || end === 'serverFull';

/** Whether going on by itself makes sense: a password must be typed, a full phone must be emptied first. */
export function triesAgain(trouble: SyncStatus['trouble']): boolean {
	return trouble !== 'signIn' && trouble !== 'storageFull';
}
