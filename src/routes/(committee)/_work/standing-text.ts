import { daysFrom } from '$lib/domain/date.ts';
import type { Standing } from '$lib/domain/work/tracked.ts';
import { later } from '$lib/i18n/later.ts';

type Tracked = { standing: Standing; dueOn: string | null; doneOn?: string | null };

/** Where a thing with a day stands, in words: "Quá hạn 12 ngày". */
export function standingText({ standing, dueOn, doneOn }: Tracked, today: string): string {
	const words = later.standing;
	if (standing === 'done')
		return doneOn === null || doneOn === undefined ? words.doneAlready : words.done(doneOn);
	if (dueOn === null) return words.noDay;
	return standing === 'late' ? words.late(daysFrom(dueOn, today)) : words.due(dueOn);
}
