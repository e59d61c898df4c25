import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { holds } from '../../domain/access.ts';
import { dayInVietnam } from '../../domain/date.ts';
import { PersonId } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import { DueDecision, NamesDecision } from '../../domain/retention/other-kinds.ts';
import { PhotosDecision, RetentionSettings } from '../../domain/retention/retention.ts';
import type { RetentionDesk } from '../../domain/retention/retention-desk.ts';
import { Sought } from '../../domain/privacy/sought.ts';
import { RetireDecision } from '../../domain/retention/retire.ts';
import { answerJson, ApiError, readJson } from '../api/answer.ts';
import { RosterBook } from '../api/roster-book.ts';
import { refusal } from '../api/session.ts';
import type { Audit } from '../audit/audit.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { Principal } from '../auth/principals.ts';
import type { SessionDesk } from '../auth/session-desk.ts';
import type { SessionStore } from '../auth/session-store.ts';
import type { Couch } from '../couch/couch.ts';
import { PrivacyStore } from '../privacy/privacy-store.ts';
import { AuditLog } from '../audit/audit-log.ts';
import { findNamed } from './find-people.ts';
import {
	byClock,
	dueNames,
	dueRequests,
	eraseRequests,
	retireLongGone,
	type OtherSources
} from './other-kinds.ts';
import { duePhotos, erasePhotos, type RetentionSources } from './photo-retention.ts';
import { dueReceipts, eraseReceipts } from './read-receipts.ts';
import { RetentionBook } from './retention-book.ts';
import { Retirements } from './retirements.ts';

export type RetentionApiSettings = {
	couch: Couch;
	accounts: AccountStore;
	sessions: SessionStore;
	desk: SessionDesk;
	authenticator: Authenticator;
	audit: Audit;
	term: { start: string; end: string };
	clock: () => number;
};

type Asked = { principal: Principal; request: IncomingMessage; id: string };

type Noted = 'retentionSet' | 'retentionRun' | 'retiredPerson';

/** `/api/retention/…`, for the office: what is kept for how long, what would go, what went; and the decision that it goes. */
export class RetentionApi {
	readonly #settings: RetentionApiSettings;
	readonly #sources: RetentionSources;
	readonly #retirements: Retirements;
	readonly #rosters: RosterBook;
	readonly #others: OtherSources;
	readonly #answers: Record<string, (asked: Asked) => Promise<unknown>>;

	constructor(settings: RetentionApiSettings) {
		const { couch, term, clock } = settings;
		this.#settings = settings;
		const store = new PrivacyStore(couch, clock);
		this.#sources = { couch, book: new RetentionBook(store), term, clock };
		this.#rosters = new RosterBook(couch);
		this.#retirements = new Retirements({ ...settings, store });
		const { book } = this.#sources;
		const beside = { rosters: this.#rosters, retirements: this.#retirements };
		this.#others = { ...settings, ...beside, store, book, log: new AuditLog(couch) };
		this.#answers = {
			'GET ': () => this.#desk(),
			'PUT settings': (asked) => this.#set(asked),
			'POST photos': (asked) => this.#erase(asked),
			'POST requests': (asked) => this.#eraseRequests(asked),
			'POST receipts': (asked) => this.#eraseReceipts(asked),
			'POST names': (asked) => this.#retireLongGone(asked),
			'POST people': (asked) => this.#people(asked),
			'GET person': (asked) => this.#preview(asked),
			'POST person': (asked) => this.#retire(asked)
		};
	}

	/** @throws ApiError 400, 401, 403, 404 or 409; CouchUnavailable */
	async retention(
		request: IncomingMessage,
		response: ServerResponse,
		_url: URL,
		[place = '', id = '', ...more]: string[]
	): Promise<void> {
		const found = await this.#settings.authenticator.authenticate(request);
		if (found.kind === 'refused') throw refusal(found);
		const { principal } = found;
		if (!holds(principal.actor, 'office')) throw new ApiError(403, 'forbidden', 'noRight');
		const answering = this.#answers[`${request.method ?? ''} ${place}`];
		const isOfPerson = place === 'person';
		if (answering === undefined || more.length > 0 || isOfPerson === (id === ''))
			throw new ApiError(404, 'not_found', 'missing');
		answerJson(response, 200, await answering({ principal, request, id }));
	}

	async #desk(): Promise<RetentionDesk> {
		const { book } = this.#sources;
		const [settings, photos, runs, retired, requests, names, receipts, clock, went] =
			await Promise.all([
				book.settings(),
				duePhotos(this.#sources),
				book.runs(),
				this.#retirements.all(),
				dueRequests(this.#others),
				dueNames(this.#others),
				dueReceipts(this.#sources),
				byClock(this.#others),
				book.went()
			]);
		const retirements = retired
			.filter(({ byRule }) => byRule === undefined)
			.map(({ at, documents }) => ({ at, documents }))
			.sort((a, b) => (a.at < b.at ? 1 : -1));
		return {
			today: dayInVietnam(this.#sources.clock()),
			settings,
			photos,
			retirements,
			requests,
			names,
			receipts,
			clock,
			runs: runs.reverse().map(withoutDecider),
			went: went.reverse().map(withoutDecider)
		};
	}

	async #set({ principal, request }: Asked): Promise<RetentionDesk> {
		const said = parseBy(RetentionSettings, await readJson(request));
		if (!said.ok) throw new ApiError(400, 'bad_request', 'malformed');
		await this.#sources.book.set(said.value);
		await this.#note(principal, 'retentionSet');
		return this.#desk();
	}

	async #erase({ principal, request }: Asked): Promise<RetentionDesk> {
		const decision = parseBy(PhotosDecision, await readJson(request));
		if (!decision.ok) throw new ApiError(400, 'bad_request', 'malformed');
		const { person } = principal.actor;
		const erased = await erasePhotos(this.#sources, person, decision.value);
		if (!erased.ok) throw new ApiError(409, 'conflict', erased.error);
		await this.#note(principal, 'retentionRun');
		return this.#desk();
	}

	async #eraseRequests({ principal, request }: Asked): Promise<RetentionDesk> {
		const decision = parseBy(DueDecision, await readJson(request));
		if (!decision.ok) throw new ApiError(400, 'bad_request', 'malformed');
		const { person } = principal.actor;
		const erased = await eraseRequests(this.#others, person, decision.value.mark);
		if (!erased.ok) throw new ApiError(409, 'conflict', erased.error);
		await this.#note(principal, 'retentionRun');
		return this.#desk();
	}

	async #eraseReceipts({ principal, request }: Asked): Promise<RetentionDesk> {
		const decision = parseBy(DueDecision, await readJson(request));
		if (!decision.ok) throw new ApiError(400, 'bad_request', 'malformed');
		const { person } = principal.actor;
		const erased = await eraseReceipts(this.#sources, person, decision.value.mark);
		if (!erased.ok) throw new ApiError(409, 'conflict', erased.error);
		await this.#note(principal, 'retentionRun');
		return this.#desk();
	}

	async #retireLongGone({ principal, request }: Asked): Promise<RetentionDesk> {
		const decision = parseBy(NamesDecision, await readJson(request));
		if (!decision.ok) throw new ApiError(400, 'bad_request', 'malformed');
		const { person } = principal.actor;
		const retired = await retireLongGone(this.#others, person, decision.value);
		if (!retired.ok) throw new ApiError(409, 'conflict', retired.error);
		await this.#note(principal, 'retentionRun');
		return this.#desk();
	}

	async #people({ request }: Asked) {
		const { accounts } = this.#settings;
		const sought = parseBy(Sought, await readJson(request));
		if (!sought.ok) throw new ApiError(400, 'bad_request', 'malformed');
		return { people: await findNamed({ accounts, rosters: this.#rosters }, sought.value.find) };
	}

	async #preview({ id }: Asked) {
		const preview = await this.#retirements.preview(personOf(id));
		if (preview === null) throw new ApiError(404, 'not_found', 'missing');
		return preview;
	}

	async #retire({ principal, request, id }: Asked): Promise<RetentionDesk> {
		const decision = parseBy(RetireDecision, await readJson(request));
		if (!decision.ok) throw new ApiError(400, 'bad_request', 'malformed');
		const { person } = principal.actor;
		const retired = await this.#retirements.retire(personOf(id), person, decision.value);
		if (!retired.ok) {
			if (retired.error === 'missing') throw new ApiError(404, 'not_found', 'missing');
			throw new ApiError(409, 'conflict', retired.error);
		}
		await this.#note(principal, 'retiredPerson');
		return this.#desk();
	}

	#note({ actor, key }: Principal, kind: Noted): Promise<void> {
		return this.#settings.audit.record({ person: actor.person, session: key }, [{ kind }]);
	}
}

/** Who decided is in the log of the office's doings, and no more is told of it here. */
function withoutDecider<T extends { by: unknown }>({ by, ...run }: T): Omit<T, 'by'> {
	void by;
	return run;
}

/** @throws ApiError 404 where no person can have this id */
function personOf(id: string): PersonId {
	const person = v.safeParse(PersonId, id);
	if (!person.success) throw new ApiError(404, 'not_found', 'missing');
	return person.output;
}
