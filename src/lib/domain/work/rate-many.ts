import type { RatingFields } from './rating-fields.ts';
import type { RatingLevel } from './rating-levels.ts';
import type { RatingView } from './ratings.ts';

/** What is said of several ratings at once; `asProposed`: each unit is given the level that the standing committee put it down for. */
export type RatedTogether =
	| { step: 'standing'; level: RatingLevel }
	| {
			step: 'decided';
			level: RatingLevel | 'asProposed';
			decidedOn: RatingFields['decidedOn'];
			number: string;
	  };

/** What becomes of one rating. */
export type RatingChange = { rating: RatingView; set: Partial<RatingFields> };

/** The ratings for which nothing was proposed that could be decided on. */
export function withoutProposal(ratings: readonly RatingView[]): RatingView[] {
	return ratings.filter(({ standing }) => standing === null);
}

/** What is said of each of several ratings; of those that stand as is wished already nothing is said. */
export function ratedTogether(ratings: readonly RatingView[], said: RatedTogether): RatingChange[] {
	return ratings.flatMap((rating) => {
		const wanted = wantedOf(rating, said);
		const set = Object.fromEntries(
			Object.entries(wanted).filter(([field, value]) => Reflect.get(rating, field) !== value)
		);
		return Object.keys(set).length === 0 ? [] : [{ rating, set }];
	});
}

function wantedOf(rating: RatingView, said: RatedTogether): Partial<RatingFields> {
	if (said.step === 'standing') return { standing: said.level };
	const decided = said.level === 'asProposed' ? rating.standing : said.level;
	return decided === null ? {} : { decided, decidedOn: said.decidedOn, number: said.number };
}

/** What takes the changes back: the fields they touched, as they were before. */
export function takenBack(changes: readonly RatingChange[]): RatingChange[] {
	return changes.map(({ rating, set }) => ({
		rating,
		set: Object.fromEntries(Object.keys(set).map((field) => [field, Reflect.get(rating, field)]))
	}));
}
