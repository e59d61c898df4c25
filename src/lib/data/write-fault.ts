import type { FieldIssue } from '../domain/issue.ts';

/**
 * Why a write on the phone did not happen; the form keeps what was typed. Paths of `invalid` are those of the document
 * (`content.gifts.0.count.n`), the same as in the server's refusals. `alreadySubmitted`: the draft became a record in
 * another tab; `gone`: the record changed or the draft was discarded meanwhile.
 */
export type WriteFault =
	| { kind: 'invalid'; issues: FieldIssue[] }
	| { kind: 'denied'; denial: string }
	| { kind: 'storageFull' }
	| { kind: 'alreadySubmitted' }
	| { kind: 'gone' };
