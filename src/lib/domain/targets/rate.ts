/** When a figure is met: a share of its denominator, or none set. */
export type RateGoal = { kind: 'percentAtLeast' | 'percentAtMost'; n: number } | { kind: 'none' };

/**
 * A share in percent with one decimal, rounded down: 99,96 % is never 100 %, and only nothing is 0 %'s equal.
 * @returns null where there is nothing to be a share of
 */
export function percentDown(n: number, of: number | null): number | null {
	if (of === null || of <= 0) return null;
	return Math.floor((n * 1000) / of) / 10;
}

/** How many are needed to meet "at least" (⌈0,9·N⌉), or allowed by "at most". */
export function needed(goal: RateGoal, of: number): number | null {
	switch (goal.kind) {
		case 'percentAtLeast':
			return Math.ceil((goal.n * of) / 100);
		case 'percentAtMost':
			return Math.floor((goal.n * of) / 100);
		case 'none':
			return null;
	}
}

/** Whether a figure meets its goal; null where that cannot be said. */
export function isMet(goal: RateGoal, n: number, of: number | null): boolean | null {
	if (of === null || of <= 0) return null;
	const limit = needed(goal, of);
	if (limit === null) return null;
	return goal.kind === 'percentAtLeast' ? n >= limit : n <= limit;
}
