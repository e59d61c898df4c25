import * as v from 'valibot';
import type { PersonId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import type { DuePhotos, RetentionSettings } from '../../domain/retention/retention.ts';
import { RetentionDesk } from '../../domain/retention/retention-desk.ts';
import type { NamedPlace } from '../../domain/retention/retire.ts';
import { FoundPerson, RetirePreview } from '../../domain/retention/retire.ts';
import { askApi, type PrivacyFault } from './asking.ts';

type Asked = Promise<Result<RetentionDesk, PrivacyFault>>;

/** What is kept for how long, what would go, and what went. */
export function askRetention(): Asked {
	return askApi('retention', RetentionDesk);
}

/** Sets how long is kept what is not kept for good. */
export function setRetention(settings: RetentionSettings): Asked {
	return askApi('retention/settings', RetentionDesk, { method: 'PUT', body: settings });
}

/** Decides that the photos of a span go, as they were shown; `refused` where it is not exactly these any more. */
export function erasePhotos({ until, mark }: DuePhotos): Asked {
	const body = { until, mark };
	return askApi('retention/photos', RetentionDesk, { method: 'POST', body });
}

/** Decides that closed requests go, as they were shown. */
export function eraseRequests(mark: string): Asked {
	return askApi('retention/requests', RetentionDesk, { method: 'POST', body: { mark } });
}

/** Decides that it is forgotten who read notices long ago, as it was shown. */
export function eraseReceipts(mark: string): Asked {
	return askApi('retention/receipts', RetentionDesk, { method: 'POST', body: { mark } });
}

/** Decides that the names that were shown go; `answer` closes what somebody of them asked for. */
export function retireLongGone(mark: string, answer: string): Asked {
	return askApi('retention/names', RetentionDesk, { method: 'POST', body: { mark, answer } });
}

const Found = v.object({ people: v.array(FoundPerson) });

/** People of every roster by name, and whoever has an account; nobody for less than two letters. */
export async function findNamed(typed: string): Promise<Result<FoundPerson[], PrivacyFault>> {
	const answer = await askApi('retention/people', Found, { method: 'POST', body: { find: typed } });
	return answer.ok ? ok(answer.value.people) : answer;
}

/** What would go of a person, and what stands in the way. */
export function previewRetiring(person: PersonId): Promise<Result<RetirePreview, PrivacyFault>> {
	return askApi(`retention/person/${person}`, RetirePreview);
}

/** Takes a person's name out of everything, and out of the texts of these places. */
export function retirePerson(
	person: PersonId,
	body: { places: NamedPlace[]; answer: string }
): Asked {
	return askApi(`retention/person/${person}`, RetentionDesk, { method: 'POST', body });
}
