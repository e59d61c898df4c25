import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { holds } from '../../domain/access.ts';
import { PersonId } from '../../domain/ids.ts';
import { AccessQuery } from '../../domain/privacy/access-log.ts';
import { purposes } from '../../domain/privacy/consent.ts';
import { NOTICE_VERSION } from '../../domain/privacy/notice.ts';
import { AskedRequest, RequestAnswer } from '../../domain/privacy/request.ts';
import { Sought } from '../../domain/privacy/sought.ts';
import { answerJson, ApiError } from '../api/answer.ts';
import { refusal } from '../api/session.ts';
import { AUDIT, type Audit } from '../audit/audit.ts';
import { ReadNotes } from '../audit/read-notes.ts';
import { ACCOUNTS } from '../auth/account.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { Principal } from '../auth/principals.ts';
import type { SessionDesk } from '../auth/session-desk.ts';
import type { SessionStore } from '../auth/session-store.ts';
import type { Couch } from '../couch/couch.ts';
import { Consents } from './consents.ts';
import { dossierFacts } from './dossier-desk.ts';
import { IncidentDesk } from './incident-desk.ts';
import { LogDesk } from './log-desk.ts';
import { ownData } from './own-data.ts';
import { callLost, findPeople, phonesOf } from './phones.ts';
import { PRIVACY, PrivacyStore } from './privacy-store.ts';
import { Requests } from './requests.ts';
import { PrivacySettings, readSettings, writeSettings } from './settings.ts';
import { typed } from './typed.ts';

export type PrivacyApiSettings = {
	couch: Couch;
	authenticator: Authenticator;
	accounts: AccountStore;
	sessions: SessionStore;
	desk: SessionDesk;
	audit: Audit;
	clock: () => number;
};

const GivenConsent = v.strictObject({
	version: v.literal(NOTICE_VERSION),
	purposes: v.pipe(
		v.array(v.picklist(purposes)),
		v.check((given) => given.includes('records'), 'required')
	)
});

/** What the office reads by its pages: people's requests, who has an account, who read what. */
const READ_BY_OFFICE: Readonly<Record<string, string>> = {
	'GET office': PRIVACY,
	'POST people': ACCOUNTS,
	'GET phones': ACCOUNTS,
	'POST audit': AUDIT,
	'GET incidents': PRIVACY
};

type Asked = { principal: Principal; request: IncomingMessage; id: string };
type Answering = (asked: Asked) => Promise<unknown>;

/** `/api/privacy/…`: what one agreed to, one's own data, what one asks for; and what the office does about it. */
export class PrivacyApi {
	readonly #settings: PrivacyApiSettings;
	readonly #store: PrivacyStore;
	readonly #consents: Consents;
	readonly #requests: Requests;
	readonly #log: LogDesk;
	readonly #incidents: IncidentDesk;
	readonly #notes: ReadNotes;
	readonly #own: Record<string, Answering>;
	readonly #office: Record<string, Answering>;

	constructor(settings: PrivacyApiSettings) {
		this.#settings = settings;
		this.#store = new PrivacyStore(settings.couch, settings.clock);
		this.#consents = new Consents(this.#store, settings.accounts);
		this.#requests = new Requests(this.#store, () => readSettings(this.#store));
		this.#log = new LogDesk(settings);
		this.#incidents = new IncidentDesk(this.#store);
		this.#notes = new ReadNotes(settings.audit, settings.clock);
		this.#own = {
			'GET ': (asked) => this.#overview(asked),
			'GET contact': async () => ({ contact: (await readSettings(this.#store)).contact }),
			'POST consent': (asked) => this.#consent(asked),
			'POST requests': (asked) => this.#ask(asked),
			'GET export': (asked) => this.#export(asked),
			'POST log': async ({ principal, request }) =>
				this.#log.forPerson(principal, await typed(request, AccessQuery))
		};
		this.#office = {
			'GET office': () => this.#desk(),
			'PUT office': (asked) => this.#set(asked),
			'POST office': (asked) => this.#answer(asked),
			'POST people': (asked) => this.#people(asked),
			'GET phones': (asked) => this.#phones(asked),
			'POST lost': (asked) => this.#lost(asked),
			'POST audit': async ({ request }) => this.#log.forOffice(await typed(request, AccessQuery)),
			'GET incidents': () => this.#incidents.read(),
			'POST incidents': (asked) => this.#incident(asked),
			'GET dossier': () => dossierFacts({ ...settings, store: this.#store })
		};
	}

	/** @throws ApiError 400, 401, 403, 404, 409 or 429 */
	async privacy(
		request: IncomingMessage,
		response: ServerResponse,
		_url: URL,
		[place = '', id = '', ...more]: string[]
	): Promise<void> {
		const found = await this.#settings.authenticator.authenticate(request);
		if (found.kind === 'refused') throw refusal(found);
		const { principal } = found;
		const key = `${request.method ?? ''} ${place}`;
		const own = this.#own[key];
		const answering = own ?? this.#office[key];
		if (answering === undefined || more.length > 0 || (own !== undefined && id !== ''))
			throw new ApiError(404, 'not_found', 'missing');
		if (own === undefined && !holds(principal.actor, 'office'))
			throw new ApiError(403, 'forbidden', 'noRight');
		const database = READ_BY_OFFICE[key];
		if (database !== undefined)
			await this.#notes.read({ session: principal.key, actor: principal.actor, database });
		answerJson(response, 200, await answering({ principal, request, id }));
	}

	async #overview({ principal }: Asked) {
		const { person } = principal.actor;
		const [consents, requests, { contact }, account] = await Promise.all([
			this.#consents.historyOf(person),
			this.#requests.of(person),
			readSettings(this.#store),
			this.#settings.accounts.get(principal.login)
		]);
		return { agreed: account?.consent?.purposes ?? [], consents, requests, contact };
	}

	async #consent({ principal, request }: Asked) {
		const given = await typed(request, GivenConsent);
		const who = { person: principal.actor.person, name: principal.name };
		const consent = await this.#consents.give(principal.login, who.person, given);
		if (!given.purposes.includes('party')) await this.#requests.askWithoutParty(who);
		await this.#note(principal, 'consented');
		return { consent: consent.version };
	}

	async #ask({ principal, request }: Asked) {
		const asked = await typed(request, AskedRequest);
		const who = { person: principal.actor.person, name: principal.name };
		const made = await this.#requests.ask(who, asked);
		if (!made.ok) throw new ApiError(429, 'too_many_requests', made.error);
		await this.#note(principal, 'asked');
		return { request: made.value };
	}

	async #export({ principal }: Asked) {
		const { person } = principal.actor;
		await this.#note(principal, 'exported');
		const [data, consents, requests] = await Promise.all([
			ownData(this.#settings, person),
			this.#consents.historyOf(person),
			this.#requests.of(person)
		]);
		return { madeAt: this.#store.now(), person, ...data, consents, requests };
	}

	async #desk() {
		const [requests, settings] = await Promise.all([
			this.#requests.all(),
			readSettings(this.#store)
		]);
		return { requests, settings };
	}

	async #set({ principal, request, id }: Asked) {
		if (id !== 'settings') throw new ApiError(404, 'not_found', 'missing');
		await writeSettings(this.#store, await typed(request, PrivacySettings));
		await this.#note(principal, 'answered');
		return this.#desk();
	}

	async #answer({ principal, request, id }: Asked) {
		const answer = await typed(request, RequestAnswer);
		const answered = await this.#requests.answer(id, principal.actor.person, answer);
		if (!answered.ok)
			throw answered.error === 'missing'
				? new ApiError(404, 'not_found', 'missing')
				: new ApiError(409, 'conflict', answered.error);
		const { kind, person, purposes: taken } = answered.value;
		if (kind === 'withdraw' && answer.action === 'done')
			await this.#consents.withdraw(person, taken);
		await this.#note(principal, 'answered');
		return this.#desk();
	}

	async #people({ request }: Asked) {
		const { find } = await typed(request, Sought);
		return { people: await findPeople(this.#settings, find) };
	}

	async #phones({ id }: Asked) {
		const person = v.safeParse(PersonId, id);
		if (!person.success) throw new ApiError(404, 'not_found', 'missing');
		return { phones: await phonesOf(this.#settings, person.output) };
	}

	async #lost({ principal, id }: Asked) {
		const person = await callLost(this.#settings, id);
		if (person === null) throw new ApiError(404, 'not_found', 'missing');
		await this.#note(principal, 'calledLost');
		return { phones: await phonesOf(this.#settings, person) };
	}

	async #incident(asked: Asked) {
		const written = await this.#incidents.write(asked);
		await this.#note(asked.principal, 'incident');
		return written;
	}

	#note(
		{ actor, key }: Principal,
		kind: 'consented' | 'asked' | 'exported' | 'answered' | 'calledLost' | 'incident'
	): Promise<void> {
		return this.#settings.audit.record({ person: actor.person, session: key }, [{ kind }]);
	}
}
