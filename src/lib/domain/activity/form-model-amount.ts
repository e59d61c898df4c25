import type { Amount } from '../amount.ts';
import type { FieldIssue } from '../issue.ts';
import type { NumberFault, ReadNumber } from '../money.ts';
import { readMoney, readNumber, saysMoreThanDigits } from '../money.ts';
import { editableNumber } from '../number-words.ts';
import { fold, tidy } from '../text.ts';
import type { AmountForm } from './form-model.ts';
import { emptyAmount } from './form-model.ts';

/** What an amount counts: đồng, or things; `unit` is what stands in the box beside it. */
export type AmountOf = { kind: 'money' } | { kind: 'number'; unit?: string };

/** Measures that a number may be told in: "4,5 tấn" beside a unit box saying "kg" is not 4,5 kg. */
const MEASURES: Readonly<Record<string, string>> = {
	tan: 'tan',
	ta: 'ta',
	yen: 'yen',
	kg: 'kg',
	can: 'kg',
	g: 'g',
	km: 'km',
	m: 'm',
	met: 'm',
	m2: 'm2',
	'm²': 'm2',
	m3: 'm3',
	'm³': 'm3',
	ha: 'ha',
	lit: 'lit'
};

function measure(words: string): string | null {
	return MEASURES[fold(words).split(' ')[0] ?? ''] ?? null;
}

function clashesWithUnit(rest: string, unit: string | undefined): boolean {
	if (unit === undefined || unit.trim() === '') return false;
	const told = measure(rest);
	const chosen = measure(unit);
	return told !== null && chosen !== null && told !== chosen;
}

/** Whether nothing was entered. A qualifier alone says nothing in a form, but is kept where a record has it. */
export function isBlankAmount(form: AmountForm): boolean {
	return form.qualifier === null && form.text.trim() === '' && form.words.trim() === '';
}

/** What the form reads in an amount's number box; null when it is empty. */
export function readAmount(form: AmountForm, of: AmountOf): ReturnType<typeof readNumber> | null {
	if (form.text.trim() === '') return null;
	return of.kind === 'money' ? readMoney(form.text) : readNumber(form.text);
}

function issueOf(form: AmountForm, of: AmountOf, read: ReadNumber): string | null {
	if (form.qualifier !== null && read.qualifier !== null && read.qualifier !== form.qualifier)
		return 'qualifierClash';
	return of.kind === 'number' && clashesWithUnit(read.rest, of.unit) ? 'unitClash' : null;
}

/** Money that cannot be read is asked for in words of money, a count is not. */
function saidOf(fault: NumberFault, of: AmountOf): Omit<FieldIssue, 'path'> {
	return fault.code === 'notNumber' && of.kind === 'money' ? { ...fault, code: 'notMoney' } : fault;
}

/** The amount a form says, null for nothing; what cannot be read for sure becomes an issue at `path`. */
export function amountFromForm(
	form: AmountForm,
	of: AmountOf,
	path: string,
	issues: FieldIssue[]
): Amount | null {
	if (isBlankAmount(form)) return null;
	const read = readAmount(form, of);
	if (read === null)
		return { n: null, qualifier: form.qualifier ?? 'exact', words: tidy(form.words) };
	if (!read.ok) {
		issues.push({ path, ...saidOf(read.error, of) });
		return null;
	}
	const code = issueOf(form, of, read.value);
	if (code !== null) issues.push({ path, code });
	const told = saysMoreThanDigits(form.text) ? tidy(form.text) : '';
	return {
		n: read.value.n,
		qualifier: read.value.qualifier ?? form.qualifier ?? 'exact',
		words: form.words.trim() === '' ? told : tidy(form.words)
	};
}

/** The form that says an amount: its own words in the number box where they read back the same, else apart. */
export function formFromAmount(amount: Amount | null, of: AmountOf): AmountForm {
	if (amount === null) return emptyAmount;
	const { n, qualifier, words } = amount;
	if (n === null) return { qualifier, text: '', words };
	const asTold: AmountForm = { qualifier, text: words, words: '' };
	const issues: FieldIssue[] = [];
	const back = amountFromForm(asTold, of, '', issues);
	if (issues.length === 0 && back?.n === n && back.qualifier === qualifier && back.words === words)
		return asTold;
	return { qualifier, text: editableNumber(n), words };
}
