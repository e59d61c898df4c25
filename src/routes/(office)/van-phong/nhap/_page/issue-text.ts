import { words } from '$lib/i18n/people-desk.ts';
import type { ImportPreview } from '$lib/state/people/import-page.svelte.ts';

type Line = ImportPreview['lines'][number];

/** What is wrong in a line, or was left out of it: "Dòng 12: Nguyễn Văn An: thiếu cơ sở Đoàn; …". */
export function issueText({ line, name, outcome, leftOut }: Line): string {
	const issues = outcome.kind === 'wrong' ? outcome.issues : leftOut;
	const said = issues.map(
		({ field, code }) => words.issues[`${field}.${code}`] ?? words.issueUnknown
	);
	if (outcome.kind === 'twice') said.unshift(words.wrong.twice(outcome.of));
	return `${words.doubts.line(line, name === '' ? words.wrong.noName : name)}: ${said.join('; ')}`;
}
