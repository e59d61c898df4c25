import type { CountedFacts } from '$lib/domain/totals/figures.ts';
import { measures } from '$lib/domain/totals/figures.ts';
import { formatNumber } from '$lib/domain/money.ts';
import { m } from '$lib/i18n/index.ts';
import { amountText, moneyText } from '../record/amounts.ts';

/** What one record adds to the figures: "Tính: 12 người có tên · khoảng 30 lượt · 60.000.000 ₫". */
export function countedText(facts: CountedFacts): string {
	const members =
		facts.members.length === 0 ? [] : [m.board.records.named(formatNumber(facts.members.length))];
	const amounts = measures.flatMap((measure) => {
		const amount = facts.amounts[measure];
		const text =
			measure === 'valueDong'
				? moneyText(amount)
				: amountText(amount, m.board.measures[measure].unit);
		return text === null ? [] : [text];
	});
	const said = [...members, ...amounts];
	return said.length === 0 ? m.board.records.nothing : m.board.records.counted(said.join(' · '));
}
