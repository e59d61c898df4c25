import type { ActivityContent } from '$lib/domain/activity/content.ts';
import { formFromContent } from '$lib/domain/activity/form-model-content.ts';
import { textHints } from '$lib/domain/activity/form-model-hints.ts';
import { sumOfLines } from '$lib/domain/activity/form-model-sum.ts';
import { formatDong } from '$lib/domain/money.ts';
import type { TermSpan } from '$lib/domain/totals/figures.ts';
import { countsInTerm } from '$lib/domain/totals/figures.ts';
import { m } from '$lib/i18n/index.ts';
import { moneyText } from './amounts.ts';

/** Something a reader should look at before deciding; it forbids nothing. */
export type Warning = { key: string; text: string };

/** The typed total beside the sum of the lines, where they differ and both are exact enough to compare. */
function sumWarning(content: ActivityContent): Warning[] {
	const sum = sumOfLines(formFromContent(content));
	const given = content.value.givenDong;
	if (sum === null || given === null || given.n === null || given.n === sum.dong) return [];
	const unpriced = sum.parts.flatMap((part) =>
		part.kind === 'unpriced' && part.name !== '' ? [part.name] : []
	);
	const text = m.record.sumDiffers(moneyText(given) ?? '', formatDong(sum.dong));
	const rest = unpriced.length === 0 ? '' : ` ${m.record.unpriced(unpriced.join(', '))}`;
	return [{ key: 'sum', text: `${text}${rest}` }];
}

function hintWarnings({ name, result }: ActivityContent): Warning[] {
	const said = {
		childName: m.fields.hints.childName,
		idNumber: m.fields.hints.idNumber,
		phoneNumber: m.fields.hints.phoneNumber
	};
	return [...textHints(name), ...textHints(result)].map(({ kind, found }) => ({
		key: `${kind} ${found}`,
		text: `${said[kind](found)}.`
	}));
}

/** What to look at in a record: outside the term, sums that differ, nobody named, texts that may hold a child's name. */
export function warningsOf(content: ActivityContent, term: TermSpan & { name: string }): Warning[] {
	const outside = countsInTerm(content, term)
		? []
		: [{ key: 'term', text: m.record.outsideTerm(term.name.toLowerCase()) }];
	const nobody =
		content.people.members.length === 0 ? [{ key: 'nobody', text: m.record.nobody }] : [];
	const unique = new Map(
		[...outside, ...sumWarning(content), ...nobody, ...hintWarnings(content)].map((one) => [
			one.key,
			one
		])
	);
	return [...unique.values()];
}
