import { later } from '$lib/i18n/later.ts';
import type { DeniedWrite } from '$lib/state/device-types.ts';

/** Refusals that only a decision meets: the record itself is well. */
const DECISION_CODES = new Set([
	'appendOnly',
	'forgedDecision',
	'ownRecord',
	'soleSecretaryMark',
	'snapshotMismatch',
	'missingActivity',
	'periodClosed'
]);

/** Whether what was refused is a decision on the record, not the record. */
export function aboutDecision(code: string): boolean {
	return DECISION_CODES.has(code);
}

function fieldName(path: string): string {
	const [, field = ''] = /^(?:content\.|snapshot\.content\.)?([a-zA-Z]+)/.exec(path) ?? [];
	const names: Record<string, string> = later.form.fieldNames;
	return names[field] ?? '';
}

/** What the server said about single fields: "Khi nào: Ngày này còn quá xa. Xem lại năm." */
export function issueSentences({ issues }: DeniedWrite): string[] {
	const said = issues.map(({ path, code, limit }) => {
		const name = fieldName(path);
		const text = later.fields.issue(code, limit);
		return name === '' ? text : `${name}: ${text}`;
	});
	return [...new Set(said)];
}
