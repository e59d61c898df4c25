/** The first wait after a failure, and the longest. */
const FIRST_MS = 5_000;
const LONGEST_MS = 10 * 60_000;

/**
 * How long to wait after the n-th failure in a row: doubling, and spread over the upper half, so that three hundred
 * phones do not come back at the same moment.
 * @param random a number in [0, 1)
 * @param asked what the server asked for, if it did: never less
 */
export function backoffMs(failures: number, random: number, asked: number | null): number {
	const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
	return Math.max(asked ?? 0, full / 2 + (full / 2) * random);
}
