import type { Paragraph, Run } from './paper.ts';

/** What stands in a template for a fact: `{CT12}`, `{CT12:%}`, `{campaigns/children}`. */
const PLACE = /\{([A-Za-z0-9/_-]+)(?::([a-z%]+))?\}/g;

/**
 * What a place in a template becomes; null: the fact is not known, so that the sentence cannot be said. Empty: it is a
 * condition that holds.
 */
export type Resolve = (name: string, form: string) => readonly Run[] | null;

/** A sentence of a form: the alternatives in their order, of which the first is said whose facts are all known. */
export type Sentence = string | readonly string[];

/** The places of a template, for checking a form. */
export function placesOf(template: string): { name: string; form: string }[] {
	return [...template.matchAll(PLACE)].map(([, name = '', form = '']) => ({ name, form }));
}

/** A template filled; null where a fact is not known. */
export function fill(template: string, resolve: Resolve): Run[] | null {
	const runs: Run[] = [];
	let from = 0;
	for (const match of template.matchAll(PLACE)) {
		const found = resolve(match[1] ?? '', match[2] ?? '');
		if (found === null) return null;
		runs.push({ text: template.slice(from, match.index) }, ...found);
		from = match.index + match[0].length;
	}
	runs.push({ text: template.slice(from) });
	return joined(runs);
}

/** The paragraphs of a section: sentences that cannot be said are left out, and so is a paragraph of which none can. */
export function paragraphsOf(
	paragraphs: readonly (readonly Sentence[])[],
	resolve: Resolve
): Paragraph[] {
	return paragraphs.flatMap((sentences) => {
		const said = sentences.flatMap((sentence) => {
			const alternatives = typeof sentence === 'string' ? [sentence] : sentence;
			for (const one of alternatives) {
				const runs = fill(one, resolve);
				if (runs !== null && runs.length > 0) return [runs];
			}
			return [];
		});
		if (said.length === 0) return [];
		return [joined(said.flatMap((runs, i) => (i === 0 ? runs : [{ text: ' ' }, ...runs])))];
	});
}

/** Neighbours that are both plain text are one; empty ones go. */
function joined(runs: readonly Run[]): Run[] {
	const all: Run[] = [];
	for (const run of runs) {
		if (run.text === '') continue;
		const last = all.at(-1);
		if (last !== undefined && last.source === undefined && run.source === undefined)
			all[all.length - 1] = { text: last.text + run.text };
		else all.push(run);
	}
	return all;
}
