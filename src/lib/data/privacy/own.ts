import * as v from 'valibot';
import { Instant } from '../../domain/date.ts';
import type { Purpose } from '../../domain/privacy/consent.ts';
import { purposes } from '../../domain/privacy/consent.ts';
import { NOTICE_VERSION } from '../../domain/privacy/notice.ts';
import type { AskedRequest } from '../../domain/privacy/request.ts';
import { PrivacyRequest } from '../../domain/privacy/request.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import type { Session } from '../device.ts';
import { NewsChannel } from '../news.ts';
import { personPrefix } from '../store/person-store.ts';
import { renewSession, withPhoneStore } from '../store/phone-store.ts';
import { askPrivacy, type PrivacyFault } from './asking.ts';

const ConsentLine = v.object({
	what: v.picklist(['given', 'withdrawn']),
	version: v.number(),
	purposes: v.array(v.picklist(purposes)),
	at: Instant
});

/** What a person agreed to, asked for, and whom to turn to. */
const OwnPrivacy = v.object({
	agreed: v.array(v.picklist(purposes)),
	consents: v.array(ConsentLine),
	requests: v.array(PrivacyRequest),
	contact: v.string()
});
export type OwnPrivacy = v.InferOutput<typeof OwnPrivacy>;

/** Whom to turn to; '' where the office has not said. */
export async function askContact(): Promise<Result<string, PrivacyFault>> {
	const answer = await askPrivacy('contact', v.object({ contact: v.string() }));
	return answer.ok ? ok(answer.value.contact) : answer;
}

/** Agrees to the notice of today; this phone knows it at once. */
export async function giveConsent(
	session: Session,
	given: readonly Purpose[]
): Promise<Result<null, PrivacyFault>> {
	const said = { version: NOTICE_VERSION, purposes: given };
	const answer = await askPrivacy('consent', v.object({ consent: v.number() }), {
		method: 'POST',
		body: said
	});
	if (!answer.ok) return answer;
	const { consent } = answer.value;
	await withPhoneStore((store) => renewSession(store, { ...session, consent }));
	const news = new NewsChannel(personPrefix(session.person));
	news.announce({ what: 'session' });
	news.close();
	return ok(null);
}

/** What is known of the own consents and requests. */
export function askOwn(): Promise<Result<OwnPrivacy, PrivacyFault>> {
	return askPrivacy('', OwnPrivacy);
}

/** Asks the office for something. */
export async function askOffice(asked: AskedRequest): Promise<Result<null, PrivacyFault>> {
	const answer = await askPrivacy('requests', v.object({ request: PrivacyRequest }), {
		method: 'POST',
		body: asked
	});
	return answer.ok ? ok(null) : answer;
}

/** Everything the server has of this person. */
const Exported = v.looseObject({
	madeAt: Instant,
	accounts: v.array(v.looseObject({ login: v.string(), name: v.string(), createdAt: v.string() })),
	sessions: v.array(v.object({ device: v.string(), createdAt: Instant, renewedAt: Instant })),
	documents: v.array(
		v.object({
			database: v.string(),
			document: v.looseObject({ _id: v.string(), type: v.optional(v.string()) })
		})
	),
	consents: v.array(ConsentLine),
	requests: v.array(PrivacyRequest)
});
export type ExportedData = v.InferOutput<typeof Exported>;

export function askExport(): Promise<Result<ExportedData, PrivacyFault>> {
	return askPrivacy('export', Exported);
}
