import type { FieldIssue } from '../../domain/issue.ts';
import { parseBy } from '../../domain/issue.ts';
import type { Consent } from '../../domain/photo/photo.ts';
import { Consent as ConsentSchema, consentIssue } from '../../domain/photo/photo.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import { tidy } from '../../domain/text.ts';
import { dayFromText } from '../unit/day-text.ts';

/** A consent as it is typed. Nothing is chosen beforehand. */
export type ConsentForm = {
	from7: Consent['from7'] | 'refused' | '';
	representative: Consent['representative'] | 'refused' | '';
	form: string;
	children: string;
	how: Consent['how'] | '';
	on: string;
	askedBy: string;
};

/** An empty form; `askedBy`: who fills it, and most often who asked. */
export function emptyConsent(askedBy: string): ConsentForm {
	return { from7: '', representative: '', form: '', children: '', how: '', on: '', askedBy };
}

/** The consent as typed, or what stands against it, by field. */
export function readConsent(typed: ConsentForm, nowMs: number): Result<Consent, FieldIssue[]> {
	const refusals = (['from7', 'representative'] as const).filter(
		(field) => typed[field] === 'refused'
	);
	const refused = refusals.map((path) => ({ path, code: 'consentRefused' }));
	const digits = typed.children.replace(/[\s.]/g, '');
	const parsed = parseBy(ConsentSchema, {
		...typed,
		form: tidy(typed.form),
		askedBy: tidy(typed.askedBy),
		children: /^\d{1,6}$/.test(digits) ? Number(digits) : undefined,
		on: dayFromText(typed.on) ?? ''
	});
	if (refused.length > 0 || !parsed.ok) {
		const others = parsed.ok ? [] : parsed.error;
		const isRefused = ({ path }: FieldIssue) => refused.some((one) => one.path === path);
		return err([...refused, ...others.filter((issue) => !isRefused(issue))]);
	}
	const late = consentIssue({ answer: 'consent', consent: parsed.value }, nowMs);
	return late === null ? ok(parsed.value) : err([{ ...late, path: 'on' }]);
}
