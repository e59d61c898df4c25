import type { SyncBoard } from './board.ts';

/** An owner says something at least so often while its round runs. */
const SIGN_OF_LIFE_MS = 8_000;
/** One that said nothing for so long is a frozen tab: browsers stop its code but leave it its locks. */
const SILENT_MS = 25_000;

/** The lock that one tab or the worker holds while it runs a round. */
export function syncLock(prefix: string): string {
	return `${prefix}:sync`;
}

async function withSignsOfLife<T>(board: SyncBoard, work: () => Promise<T>): Promise<T> {
	const timer = setInterval(() => void board.say({}), SIGN_OF_LIFE_MS);
	try {
		return await work();
	} finally {
		clearInterval(timer);
	}
}

/**
 * Runs a round as the only one on this phone: waits for the present owner, and takes over from one that is frozen.
 * Two rounds at once, should it thaw, do no harm: every request is safe to repeat.
 */
export async function asOwner<T>(
	name: string,
	board: SyncBoard,
	work: () => Promise<T>
): Promise<T> {
	const owned = () => withSignsOfLife(board, work);
	for (;;) {
		const waiting = new AbortController();
		const timer = setTimeout(() => waiting.abort(), SILENT_MS);
		try {
			return await navigator.locks.request(name, { signal: waiting.signal }, () => {
				clearTimeout(timer);
				return owned();
			});
		} catch (error) {
			if (!waiting.signal.aborted) throw error;
		}
		const heardLately = board.heardAtMs > 0 && performance.now() - board.heardAtMs < SILENT_MS;
		if (!heardLately) return navigator.locks.request(name, { steal: true }, owned);
	}
}

/** Runs a round only if nobody else does; null when somebody does. */
export function ifFree<T>(
	name: string,
	board: SyncBoard,
	work: () => Promise<T>
): Promise<T | null> {
	return navigator.locks.request(name, { ifAvailable: true }, (lock) =>
		lock === null ? null : withSignsOfLife(board, work)
	);
}
