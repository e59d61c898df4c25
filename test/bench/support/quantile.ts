/** The value below which the part `q` (0–1) of the values lies; the nearest measured one, never in between. */
export function quantile(values: readonly number[], q: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	const found = sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)];
	if (found === undefined) throw new RangeError('No values were measured.');
	return Math.round(found * 10) / 10;
}
