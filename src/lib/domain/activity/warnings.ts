import type { Amount } from '../amount.ts';
import type { TermSpan } from '../totals/figures.ts';
import { countsInTerm } from '../totals/figures.ts';
import type { ActivityContent } from './content.ts';
import { formFromContent } from './form-model-content.ts';
import type { TextHint } from '../text-hints.ts';
import { textHints } from '../text-hints.ts';
import type { LineSum } from './form-model-sum.ts';
import { sumOfLines } from './form-model-sum.ts';

/** Something a reviewer should look at before deciding; it forbids nothing. */
export type ContentWarning =
	| { kind: 'outsideTerm' }
	/** The typed total beside the sum of the lines, where they differ and both are exact enough to compare. */
	| { kind: 'sumDiffers'; given: Amount; sum: LineSum }
	| { kind: 'nobody' }
	| { kind: 'hint'; hint: TextHint };

function sumWarning(content: ActivityContent): ContentWarning[] {
	const given = content.value.givenDong;
	// Most records tell no total: their lines need not be added up.
	if (given === null || given.n === null) return [];
	const sum = sumOfLines(formFromContent(content));
	if (sum === null || given.n === sum.dong) return [];
	return [{ kind: 'sumDiffers', given, sum }];
}

/** What to look at in a record: outside the term, sums that differ, nobody named, texts that may hold a child's name. */
export function contentWarnings(content: ActivityContent, term: TermSpan): ContentWarning[] {
	const hints = [...textHints(content.name), ...textHints(content.result)];
	return [
		...(countsInTerm(content, term) ? [] : [{ kind: 'outsideTerm' as const }]),
		...sumWarning(content),
		...(content.people.members.length === 0 ? [{ kind: 'nobody' as const }] : []),
		...hints.map((hint) => ({ kind: 'hint' as const, hint }))
	];
}
