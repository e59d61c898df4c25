import type { WorkEntry } from './entry.ts';
import type { Change } from './fold.ts';
import { foldWork } from './fold.ts';
import type { AwardFields } from './rating-fields.ts';

/** An award that was proposed, with what became of it. */
export type AwardView = Omit<AwardFields, 'removed'> & {
	key: string;
	history: readonly Change<Partial<AwardFields>>[];
};

/** The awards of a year, in the order of proposing. */
export function awardsOf(year: string, entries: readonly WorkEntry[]): AwardView[] {
	return [...foldWork(entries.filter((entry) => entry.subject === 'award'))]
		.flatMap(([key, { said, history }]): AwardView[] => {
			const { unit, to = 'unit', name = '', form = '', merit = '', records = [] } = said;
			const { step = 'proposed', number = '', decidedOn = null, removed = false } = said;
			if (said.year !== year || unit === undefined || form === '' || removed) return [];
			return [
				{ key, year, unit, to, name, form, merit, records, step, number, decidedOn, history }
			];
		})
		.sort((a, b) => (a.key < b.key ? -1 : 1));
}
