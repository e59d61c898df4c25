import type { Amount } from '$lib/domain/amount.ts';
import type { FieldIssue } from '$lib/domain/issue.ts';
import { formatDong } from '$lib/domain/number-words.ts';
import type { AmountForm } from '$lib/domain/activity/form-model.ts';
import { amountFromForm } from '$lib/domain/activity/form-model-amount.ts';
import { later } from '$lib/i18n/later.ts';

/** The sentence for what stands against a box, or null. */
export function issueText(issue: FieldIssue | null): string | null {
	return issue === null ? null : later.fields.issue(issue.code, issue.limit);
}

/** What a typed amount says, if it can be read and has a number. */
export function knownAmount(
	form: AmountForm,
	kind: 'money' | 'number'
): (Amount & { n: number }) | null {
	const amount = amountFromForm(form, { kind }, '', []);
	return amount === null || amount.n === null ? null : { ...amount, n: amount.n };
}

/** "gần 60 triệu đồng", or null where there is no readable number. */
export function sayMoney(form: AmountForm): string | null {
	const amount = knownAmount(form, 'money');
	return amount === null ? null : later.amounts.money(amount.n, amount.qualifier);
}

/** "khoảng 1.000", or the told words where there is no number; empty where nothing is said. */
export function sayCount(form: AmountForm): string {
	const amount = knownAmount(form, 'number');
	if (amount !== null) return later.amounts.number(amount.n, amount.qualifier);
	return form.text.trim() || form.words.trim();
}

export { formatDong };
