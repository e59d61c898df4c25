import type { ToldFacts } from '$lib/domain/totals/figures.ts';
import { measures } from '$lib/domain/totals/figures.ts';
import { isOtherOfEvent, isRollUp, WHOLE } from '$lib/domain/totals/shared-work.ts';
import { formatNumber } from '$lib/domain/number-words.ts';
import { later } from '$lib/i18n/later.ts';
import { amountText, moneyText } from '../record/amounts.ts';

/** What one record adds to the figures: "Tính: 12 người có tên · khoảng 30 lượt · 60.000.000 ₫". */
export function countedText(facts: Pick<ToldFacts, 'members' | 'amounts'>, share = WHOLE): string {
	const members =
		facts.members.length === 0
			? []
			: [later.board.records.named(formatNumber(facts.members.length))];
	const amounts = measures.flatMap((measure) => {
		const amount = facts.amounts[measure];
		const text =
			measure === 'valueDong'
				? moneyText(amount)
				: amountText(amount, later.board.measures[measure].unit);
		return text === null ? [] : [text];
	});
	const said = [...members, ...amounts];
	const counted =
		said.length === 0 ? later.board.records.nothing : later.board.records.counted(said.join(' · '));
	const why = [
		...(isOtherOfEvent(share) ? [later.board.records.otherOfEvent] : []),
		...(isRollUp(share) ? [later.board.records.rollUp] : [])
	];
	return [counted, ...why].join(' ');
}
