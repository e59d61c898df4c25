import * as v from 'valibot';
import { Instant } from '../../domain/date.ts';
import { PersonId, UnitId } from '../../domain/ids.ts';
import { LogMonths } from '../../domain/privacy/access-log.ts';
import { Deadlines, PrivacyRequest, type RequestAnswer } from '../../domain/privacy/request.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { askPrivacy, type PrivacyFault } from './asking.ts';

const Desk = v.object({
	requests: v.array(PrivacyRequest),
	settings: v.object({ contact: v.string(), deadlines: Deadlines, logMonths: LogMonths })
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

const Found = v.object({
	people: v.array(
		v.object({
			person: PersonId,
			name: v.string(),
			login: v.string(),
			units: v.optional(v.array(UnitId), [])
		})
	)
});
const Phones = v.object({
	phones: v.array(
		v.object({ id: v.string(), device: v.string(), createdAt: Instant, renewedAt: Instant })
	)
});
export type FoundPerson = v.InferOutput<typeof Found>['people'][number];
export type KnownPhone = v.InferOutput<typeof Phones>['phones'][number];

/** People by name or login; nobody for less than two letters. */
export async function findPeople(typed: string): Promise<Result<FoundPerson[], PrivacyFault>> {
	const answer = await askPrivacy('people', Found, { method: 'POST', body: { find: typed } });
	return answer.ok ? ok(answer.value.people) : answer;
}

/** Where a person is signed in. */
export async function phonesOf(person: PersonId): Promise<Result<KnownPhone[], PrivacyFault>> {
	const answer = await askPrivacy(`phones/${person}`, Phones);
	return answer.ok ? ok(answer.value.phones) : answer;
}

/** Calls a phone lost; answers the person's others. */
export async function callLost(id: string): Promise<Result<KnownPhone[], PrivacyFault>> {
	const answer = await askPrivacy(`lost/${id}`, Phones, { method: 'POST' });
	return answer.ok ? ok(answer.value.phones) : answer;
}
