import conferences from './2020-2022/conferences.json' with { type: 'json' };
import targets from './2020-2022/targets.json' with { type: 'json' };
import { termCore2020 } from './core.ts';
import { shipped } from './fault.ts';
import type { Term } from './term.ts';
import { inTerm, parseTerm } from './term.ts';

/** Term 2020–2022, whole. A phone's form needs `termCore2020` of `core.ts` only; communes are in `communes.ts`. */
export const term2020: Term = shipped(
	'2020-2022',
	parseTerm({ ...termCore2020, targets, conferences })
);

/** Every term that ships, oldest first. The next term is a new folder and a line here. */
export const terms: readonly Term[] = [term2020];

/** The term a day lies in, or null. */
export function termOn(day: string): Term | null {
	return terms.find((term) => inTerm(term, day)) ?? null;
}
