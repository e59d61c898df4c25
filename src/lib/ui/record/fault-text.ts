import type { FieldIssue } from '$lib/domain/issue.ts';
import { m } from '$lib/i18n/index.ts';
import { later } from '$lib/i18n/later.ts';

/** Why something did not happen on this phone. */
export type ActionFault =
	| { kind: 'invalid'; issues: FieldIssue[] }
	| { kind: 'denied'; denial: string }
	| { kind: 'storageFull' | 'alreadySubmitted' | 'gone' | 'broken' };

/** What to say about it: what happened, and what to do. Nothing typed was lost in any case. */
export function faultText(fault: ActionFault): string {
	switch (fault.kind) {
		case 'denied': {
			const { title, remedy } = m.denial.of(fault.denial);
			return `${title} ${remedy}`;
		}
		case 'invalid':
			return fault.issues.map(({ code, limit }) => later.fields.issue(code, limit)).join(' ');
		case 'storageFull':
			return m.denial.storageFull;
		case 'gone':
		case 'alreadySubmitted':
			return m.denial.gone;
		case 'broken':
			return m.denial.broken;
	}
}
