import { words } from '$lib/i18n/units-desk.ts';
import type { UnitsPage } from '$lib/state/people/units-page.svelte.ts';

/** The first part of a path that a schema names, as the form calls the field. */
function fieldOf(path: string): string {
	const name = path.replace(/^set\./, '').split('.')[0] ?? '';
	const fields: Readonly<Record<string, string>> = {
		twinnedCommunes: 'twinned',
		activeFrom: 'from',
		unitKind: 'kind'
	};
	return fields[name] ?? name;
}

/** What is wrong at a field, in words; null: nothing. */
export function issueAt(page: UnitsPage, field: string): string | null {
	const missing = page.missing.find(({ path }) => fieldOf(path) === field);
	if (missing !== undefined) return words.issues[`${field}.${missing.code}`] ?? words.issueElse;
	const issue = page.issues.find((one) => one.field === field);
	if (issue === undefined) return null;
	const told = words.issueWith[issue.code];
	return words.issues[`${field}.${issue.code}`] ?? told?.(issue.detail) ?? words.issueElse;
}

/** Something was typed: what was shown before does not stand any more. */
export function typed(page: UnitsPage, write: () => void): void {
	write();
	page.changed();
}
