import * as v from 'valibot';
import { ulidPattern } from '../ids.ts';

/** How far a thing is: a point of an agenda, a line of a plan, a task. */
export const itemStates = ['todo', 'doing', 'done'] as const;

/** The key of a thing that somebody entered, and nothing else names. */
export const NewKey = v.pipe(v.string('notText'), v.regex(ulidPattern, 'paperId'));

export const WorkYear = v.pipe(v.string('notText'), v.regex(/^20\d{2}$/, 'notYear'));

/** How many people came to a meeting, or were called to it; null: not written down. */
export const PeopleCount = v.nullable(
	v.pipe(
		v.number('notNumber'),
		v.integer('notWhole'),
		v.minValue(0, 'negative'),
		v.maxValue(1000, 'tooLarge|1000')
	)
);

/** Whether no more were there than were called. */
export function fitsSummons({
	summoned = null,
	present = null
}: {
	summoned?: number | null;
	present?: number | null;
}): boolean {
	return present === null || summoned === null || present <= summoned;
}
