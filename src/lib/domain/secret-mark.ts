import type { FieldIssue } from './issue.ts';

/** "Văn bản có dấu Mật không?"; null: nobody has said, and nothing is said for them. */
export type SecretAnswer = 'no' | 'yes' | null;

/**
 * Why a document cannot be named here: nobody has looked whether it is marked Mật, or it is (Law 117/2025 Art. 5.2).
 * Null: it can. Only the answer "no" lets it be written down, so there is nothing to keep of the answer.
 */
export function secretIssue(path: string, answer: SecretAnswer): FieldIssue | null {
	if (answer === 'no') return null;
	return { path, code: answer === null ? 'askSecret' : 'secret' };
}
