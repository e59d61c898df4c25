import { later } from '$lib/i18n/later.ts';
import type { SelfView } from '$lib/state/rating/self-page.svelte.ts';

/** What the approved records of a year come to, in sentences: a start for the unit's own words. */
export function wordsFromRecords({ records, year, targets }: SelfView): string {
	const words = later.selfRating;
	const lines = targets.chapters.flatMap(({ targets: all }) =>
		all.flatMap(({ label, figures }) =>
			figures
				.filter((figure) => figure.year === null || figure.year === year)
				.filter((figure) => figure.rule.counts !== 'units')
				.map((figure) =>
					words.figure(figure.label ?? label, figure.n, figure.of, figure.denominator)
				)
		)
	);
	return [words.records(records, year), ...lines].join('\n');
}
