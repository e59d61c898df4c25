import type { ToldFacts } from '$lib/domain/totals/figures.ts';
import { measures } from '$lib/domain/totals/figures.ts';
import { isOtherOfEvent, isRollUp, WHOLE } from '$lib/domain/totals/shared-work.ts';
import { formatNumber } from '$lib/domain/money.ts';
import { m } from '$lib/i18n/index.ts';
import { amountText, moneyText } from '../record/amounts.ts';

/** What one record adds to the figures: "Tính: 12 người có tên · khoảng 30 lượt · 60.000.000 ₫". */
export function countedText(facts: ToldFacts, share = WHOLE): string {
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
	const counted =
		said.length === 0 ? m.board.records.nothing : m.board.records.counted(said.join(' · '));
	const why = [
		...(isOtherOfEvent(share) ? [m.board.records.otherOfEvent] : []),
		...(isRollUp(share) ? [m.board.records.rollUp] : [])
	];
	return [counted, ...why].join(' ');
}
