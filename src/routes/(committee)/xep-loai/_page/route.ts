import type { RatingView } from '$lib/domain/work/ratings.ts';
import { later } from '$lib/i18n/later.ts';
import type { Level } from './fields.ts';

/** What was said of a unit on the way to its rating, step by step: "Cấp ủy: Hoàn thành tốt nhiệm vụ", and the words beside it. */
export function routeOf(
	rating: RatingView,
	levels: readonly Level[]
): { text: string; note: string }[] {
	const words = later.rating;
	const said = (level: Level['id'] | null, note: string, text: (level: string) => string) => {
		if (level === null && note === '') return [];
		return [{ text: text(levels.find(({ id }) => id === level)?.label ?? words.opinion), note }];
	};
	return [
		...said(rating.self, rating.selfNote, words.route.self),
		...said(rating.party, rating.partyNote, words.route.party),
		...said(rating.standing, rating.standingNote, words.route.standing)
	];
}
