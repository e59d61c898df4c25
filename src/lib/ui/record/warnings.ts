import type { ActivityContent } from '$lib/domain/activity/content.ts';
import type { TextHint } from '$lib/domain/text-hints.ts';
import type { ContentWarning } from '$lib/domain/activity/warnings.ts';
import { contentWarnings } from '$lib/domain/activity/warnings.ts';
import { formatDong } from '$lib/domain/number-words.ts';
import { unreachable } from '$lib/domain/result.ts';
import type { TermSpan } from '$lib/domain/totals/figures.ts';
import { m } from '$lib/i18n/index.ts';
import { hints } from '$lib/i18n/hints.ts';
import { later } from '$lib/i18n/later.ts';
import { moneyText } from './amounts.ts';

/** Something a reader should look at before deciding; it forbids nothing. */
export type Warning = { key: string; text: string };

function sumText({ given, sum }: Extract<ContentWarning, { kind: 'sumDiffers' }>): string {
	const unpriced = sum.parts.flatMap((part) =>
		part.kind === 'unpriced' && part.name !== '' ? [part.name] : []
	);
	const text = m.record.sumDiffers(moneyText(given) ?? '', formatDong(sum.dong));
	const rest = unpriced.length === 0 ? '' : ` ${m.record.unpriced(unpriced.join(', '))}`;
	return `${text}${rest}`;
}

function hintText({ kind, found }: TextHint): string {
	return `${hints[kind](found)}.`;
}

function told(warning: ContentWarning, term: { name: string }): Warning {
	switch (warning.kind) {
		case 'outsideTerm':
			return { key: 'term', text: m.record.outsideTerm(term.name.toLowerCase()) };
		case 'sumDiffers':
			return { key: 'sum', text: sumText(warning) };
		case 'nobody':
			return { key: 'nobody', text: m.record.nobody };
		case 'hint':
			return { key: `${warning.hint.kind} ${warning.hint.found}`, text: hintText(warning.hint) };
		default:
			return unreachable(warning);
	}
}

/**
 * The sentences on what to look at in a record, each once.
 * @param absent names of those who took part and were not on their roster at the time
 */
export function warningsOf(
	content: ActivityContent,
	{
		term,
		absent
	}: {
		term: TermSpan & { name: string };
		absent: (
			members: ActivityContent['people']['members'],
			when: ActivityContent['when']
		) => string[];
	}
): Warning[] {
	const gone = absent(content.people.members, content.when);
	const all = [
		...contentWarnings(content, term).map((warning) => told(warning, term)),
		...(gone.length === 0 ? [] : [{ key: 'absent', text: later.roster.notThere(gone.join(', ')) }])
	];
	return [...new Map(all.map((one) => [one.key, one])).values()];
}
