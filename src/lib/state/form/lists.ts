/*
 * The term's lists, each loaded when it is first needed: the form itself stays small, and the service worker keeps the
 * chunks so that they open without signal.
 */

/** Campaigns, objectives, types of outcome, words for kinds; and the days of the term. */
export async function loadTerm() {
	const { shippedCore } = await import('../../terms/core.ts');
	return shippedCore;
}

/** The communes with their search. */
export function loadCommunes() {
	return import('../../terms/communes.ts');
}

/** Ready names and usual partners. */
export async function loadFormLists() {
	const { formLists } = await import('../../terms/form-lists.ts');
	return formLists;
}

export type Term = Awaited<ReturnType<typeof loadTerm>>;
export type Communes = Awaited<ReturnType<typeof loadCommunes>>;
export type { CommuneHit } from '../../terms/commune-search.ts';
