import type { Amount } from '$lib/domain/amount.ts';
import type { Share } from '$lib/domain/activity/content.ts';
import { formatDong, formatNumber, moneyWords, numberWords } from '$lib/domain/number-words.ts';
import { fold } from '$lib/domain/text.ts';
import { m } from '$lib/i18n/index.ts';
import { later } from '$lib/i18n/later.ts';

/** Whether the words as told add nothing to what is written anyway: "60tr" beside "60.000.000 ₫" does not. */
function adds(told: string, written: readonly string[]): boolean {
	const plain = (text: string) =>
		fold(text)
			.replace(/[^\p{L}\p{N}]+/gu, ' ')
			.trim();
	const said = plain(told);
	return said !== '' && !written.some((text) => ` ${plain(text)} `.includes(` ${said} `));
}

function withTold(text: string, told: string, written: readonly string[]): string {
	return adds(told, [text, ...written]) ? `${text} (${m.record.said.words(told)})` : text;
}

/** A quantity in words: "khoảng 20 người", “bà con cùng ăn phở”; null says nothing. */
export function amountText(amount: Amount | null, unit = ''): string | null {
	if (amount === null) return null;
	const { n, qualifier, words } = amount;
	if (n === null) return words === '' ? m.record.said.noNumber : m.record.said.words(words);
	const text = `${later.amounts.number(n, qualifier)} ${unit}`.trim();
	return withTold(text, words, [String(n), numberWords(n, qualifier)]);
}

/** Money in words: exact as figures, the rest as it was said: "gần 60 triệu đồng". */
export function moneyText(amount: Amount | null): string | null {
	if (amount === null) return null;
	const { n, qualifier, words } = amount;
	if (n === null) return words === '' ? m.record.said.noNumber : m.record.said.words(words);
	// As it is told, which is in Vietnamese whatever the app speaks.
	const said = moneyWords(n, qualifier);
	const text = qualifier === 'exact' ? formatDong(n) : later.amounts.money(n, qualifier);
	return withTold(text, words, [said, formatNumber(n), `${formatNumber(n)} đồng`, String(n)]);
}

/** A part of the money: an amount, "Có, không rõ số", or nothing said. */
export function shareText(share: Share): string | null {
	if (share === null) return null;
	return share.known ? moneyText(share.amount) : m.record.said.unknownShare;
}
