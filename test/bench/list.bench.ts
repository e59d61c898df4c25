import { openFullPhone, RECORDS } from './support/full-phone.ts';
import { quantile } from './support/quantile.ts';
import { openList, typeInSearch } from './support/list.ts';
import type { Bench } from './run.ts';

/** A phone of the cheapest kind against this machine (design §8). */
const SLOWER = 6;
const OPENINGS = 10;
const FIRST_ROWS_LIMIT_MS = 300;
const KEYSTROKE_LIMIT_MS = 50;
/** Typed without diacritics, as on a phone; found, narrowed, and at last not found. */
const TYPED = ['trung thu mu cang chai', 'hien mau tinh nguyen', 'khong co o dau ca'];

export const bench: Bench = async function* () {
	const { page, slowDown, close } = await openFullPhone();
	try {
		await openList(page);
		await page.getByRole('checkbox', { name: /^Của tôi/ }).uncheck();
		await slowDown(SLOWER);
		const openings: number[] = [];
		for (let i = 0; i < OPENINGS; i++) openings.push(await openList(page));
		const common = { records: RECORDS, cpuSlowedBy: SLOWER };
		yield { ...common, what: 'firstRows', ...figuresOf(openings, FIRST_ROWS_LIMIT_MS) };
		const keys: number[] = [];
		for (const text of TYPED) keys.push(...(await typeInSearch(page, text)));
		yield { ...common, what: 'keystroke', ...figuresOf(keys, KEYSTROKE_LIMIT_MS) };
	} finally {
		await close();
	}
};

function figuresOf(times: number[], limitMs: number): Record<string, unknown> {
	const p95Ms = quantile(times, 0.95);
	const p50Ms = quantile(times, 0.5);
	const worstMs = quantile(times, 1);
	return { measured: times.length, p50Ms, p95Ms, worstMs, limitMs, holds: p95Ms <= limitMs };
}
