import { m } from '$lib/i18n/index.ts';
import { later } from '$lib/i18n/later.ts';
import type { UnitTargets } from '$lib/domain/targets/unit-targets.ts';

/** On which headcount a unit's denominators stand, in words. */
export function headcountText(headcount: UnitTargets['headcount'] | undefined): string {
	const words = later.targets.headcount;
	if (headcount === undefined || headcount.date === null) return words.missing;
	const { state, date, due } = headcount;
	if (state === 'entered') return words.entered(m.time.day(date));
	return due === null
		? words.latest(m.time.day(date))
		: words.carried(m.time.day(date), m.time.day(due));
}
