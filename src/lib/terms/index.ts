import conferences from '#term/conferences.json' with { type: 'json' };
import duties from '#term/duties.json' with { type: 'json' };
import targets from '#term/targets.json' with { type: 'json' };
import { shippedCore } from './core.ts';
import { shipped } from './fault.ts';
import type { Term } from './term.ts';
import { parseTerm } from './term.ts';

/** The term this app is built for, whole. A phone's form needs `shippedCore` of `core.ts` only; communes are in `communes.ts`. */
export const shippedTerm: Term = shipped(
	'targets.json, conferences.json and duties.json',
	parseTerm({ ...shippedCore, targets, conferences, duties })
);
