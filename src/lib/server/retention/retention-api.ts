import type { IncomingMessage, ServerResponse } from 'node:http';
import { holds } from '../../domain/access.ts';
import { dayInVietnam } from '../../domain/date.ts';
import { parseBy } from '../../domain/issue.ts';
import {
	PhotosDecision,
	RetentionSettings,
	type RetentionDesk
} from '../../domain/retention/retention.ts';
import { answerJson, ApiError, readJson } from '../api/answer.ts';
import { refusal } from '../api/session.ts';
import type { Audit } from '../audit/audit.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { Principal } from '../auth/principals.ts';
import type { Couch } from '../couch/couch.ts';
import { PrivacyStore } from '../privacy/privacy-store.ts';
import { duePhotos, erasePhotos, type RetentionSources } from './photo-retention.ts';
import { RetentionBook } from './retention-book.ts';

export type RetentionApiSettings = {
	couch: Couch;
	authenticator: Authenticator;
	audit: Audit;
	term: { start: string; end: string };
	clock: () => number;
};

type Asked = { principal: Principal; request: IncomingMessage };

/** `/api/retention/…`, for the office: what is kept for how long, what would go, what went; and the decision that it goes. */
export class RetentionApi {
	readonly #settings: RetentionApiSettings;
	readonly #sources: RetentionSources;
	readonly #answers: Record<string, (asked: Asked) => Promise<void>>;

	constructor(settings: RetentionApiSettings) {
		const { couch, term, clock } = settings;
		this.#settings = settings;
		const book = new RetentionBook(new PrivacyStore(couch, clock));
		this.#sources = { couch, book, term, clock };
		this.#answers = {
			'GET ': async () => undefined,
			'PUT settings': (asked) => this.#set(asked),
			'POST photos': (asked) => this.#erase(asked)
		};
	}

	/** @throws ApiError 400, 401, 403, 404 or 409; CouchUnavailable */
	async retention(
		request: IncomingMessage,
		response: ServerResponse,
		_url: URL,
		[place = '', ...more]: string[]
	): Promise<void> {
		const found = await this.#settings.authenticator.authenticate(request);
		if (found.kind === 'refused') throw refusal(found);
		const { principal } = found;
		if (!holds(principal.actor, 'office')) throw new ApiError(403, 'forbidden', 'noRight');
		const answering = this.#answers[`${request.method ?? ''} ${place}`];
		if (answering === undefined || more.length > 0) throw new ApiError(404, 'not_found', 'missing');
		await answering({ principal, request });
		answerJson(response, 200, await this.#desk());
	}

	async #desk(): Promise<RetentionDesk> {
		const { book, clock } = this.#sources;
		const [settings, photos, runs] = await Promise.all([
			book.settings(),
			duePhotos(this.#sources),
			book.runs()
		]);
		const told = runs.reverse().map(({ by, ...run }) => {
			void by;
			return run;
		});
		return { today: dayInVietnam(clock()), settings, photos, runs: told };
	}

	async #set({ principal, request }: Asked): Promise<void> {
		const said = parseBy(RetentionSettings, await readJson(request));
		if (!said.ok) throw new ApiError(400, 'bad_request', 'malformed');
		await this.#sources.book.set(said.value);
		await this.#note(principal, 'retentionSet');
	}

	async #erase({ principal, request }: Asked): Promise<void> {
		const decision = parseBy(PhotosDecision, await readJson(request));
		if (!decision.ok) throw new ApiError(400, 'bad_request', 'malformed');
		const { person } = principal.actor;
		const erased = await erasePhotos(this.#sources, person, decision.value);
		if (!erased.ok) throw new ApiError(409, 'conflict', erased.error);
		await this.#note(principal, 'retentionRun');
	}

	#note({ actor, key }: Principal, kind: 'retentionSet' | 'retentionRun'): Promise<void> {
		return this.#settings.audit.record({ person: actor.person, session: key }, [{ kind }]);
	}
}
