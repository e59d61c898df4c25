import type { UnitId } from '../ids.ts';
import type { RatingLevel } from '../work/rating-levels.ts';

/**
 * CT02–CT04 in one year: how many of the units due for rating were rated so at last. A unit that was not rated is
 * missing from the numerator and never left out of the denominator.
 */
export type RatingFigure = { n: number; of: number; unrated: number };

/**
 * Counts the units due that were given one of some levels.
 * @param levels the level each unit was given by the executive committee's decision; others are absent
 * @param due the units due for rating: a rating of any other unit counts for nothing
 */
export function ratingFigure(
	levels: ReadonlyMap<string, RatingLevel>,
	due: readonly UnitId[],
	wanted: readonly RatingLevel[]
): RatingFigure {
	const rated = due.flatMap((unit) => levels.get(unit) ?? []);
	return {
		n: rated.filter((level) => wanted.includes(level)).length,
		of: due.length,
		unrated: due.length - rated.length
	};
}

/**
 * Whether CT02, CT03 or CT04 is met. CT02 asks for ⌈0,9·N⌉; CT04 for nobody in the two lowest levels; CT03 for at most
 * 10 % and that CT04 holds. What only a missing rating could still spoil cannot be said yet.
 * @param goal the share that is asked for; null: none at all may be there (CT04)
 * @param lowest how many are in the two lowest levels
 */
export function isRatingMet(
	{ n, of, unrated }: RatingFigure,
	goal: { kind: 'percentAtLeast' | 'percentAtMost'; n: number } | null,
	lowest: number
): boolean | null {
	if (of === 0) return null;
	if (goal?.kind === 'percentAtLeast') {
		const enough = Math.ceil((goal.n * of) / 100);
		return n >= enough ? true : n + unrated >= enough ? null : false;
	}
	const most = goal === null ? 0 : Math.floor((goal.n * of) / 100);
	if (n > most || lowest > 0) return false;
	return unrated === 0 ? true : null;
}
