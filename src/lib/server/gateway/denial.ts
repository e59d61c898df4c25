import type { Denial } from '../../domain/write-access.ts';
import type { DocumentFault } from '../../domain/document.ts';
import type { FieldIssue } from '../../domain/issue.ts';
import { requestAtWork } from '../log.ts';

/** Why the gateway does not take a document: a rule of the access table, or a fault of the document itself. */
export type Refusal = {
	code: Denial | 'unknownType' | 'newerVersion' | 'invalid' | 'malformed' | 'tooLarge';
	issues?: FieldIssue[];
};

/** A record with hundreds of faults is told by its first ones. */
const MOST_ISSUES = 20;

/** The `reason` of a `forbidden`: JSON text that the phone turns into a sentence, with the id to ask about it by. */
export function reasonOf({ code, issues = [] }: Refusal): string {
	return JSON.stringify({ code, issues: issues.slice(0, MOST_ISSUES), request: requestAtWork() });
}

/** What a fault of the document model is called on the wire. */
export function refusalOf(fault: DocumentFault): Refusal {
	switch (fault.kind) {
		case 'unknownType':
			return { code: 'unknownType', issues: [{ path: 'type', code: 'unknownType' }] };
		case 'newerVersion':
			return {
				code: 'newerVersion',
				issues: [{ path: 'v', code: 'newerVersion', limit: String(fault.version) }]
			};
		case 'invalid':
			return { code: 'invalid', issues: fault.issues };
	}
}

/** A document that is not even formed as one. */
export function malformed(path: string, code: string): Refusal {
	return { code: 'malformed', issues: [{ path, code }] };
}
