import * as v from 'valibot';
import { Deadlines, PrivacyRequest, type RequestAnswer } from '../../domain/privacy/request.ts';
import type { Result } from '../../domain/result.ts';
import { askPrivacy, type PrivacyFault } from './asking.ts';

const Desk = v.object({
	requests: v.array(PrivacyRequest),
	settings: v.object({ contact: v.string(), deadlines: Deadlines })
});
/** What people ask the office about their data, and what the office has set. */
export type PrivacyDesk = v.InferOutput<typeof Desk>;

/** Every request, oldest first. */
export function askDesk(): Promise<Result<PrivacyDesk, PrivacyFault>> {
	return askPrivacy('office', Desk);
}

/** Answers, extends or closes a request. */
export function answerRequest(
	id: string,
	answer: RequestAnswer
): Promise<Result<PrivacyDesk, PrivacyFault>> {
	return askPrivacy(`office/${id}`, Desk, { method: 'POST', body: answer });
}

/** Sets whom people turn to, and the deadlines of requests to come. */
export function setSettings(
	settings: PrivacyDesk['settings']
): Promise<Result<PrivacyDesk, PrivacyFault>> {
	return askPrivacy('office/settings', Desk, { method: 'PUT', body: settings });
}
