import type { IncomingMessage, ServerResponse } from 'node:http';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import * as v from 'valibot';
import { databaseName } from '../../domain/database.ts';
import { BLOCK_UNIT, PersonId } from '../../domain/ids.ts';
import type { AskedSetup, SetupAnswer } from '../../domain/import/setup.ts';
import { AskedSetup as Asked } from '../../domain/import/setup.ts';
import { parseBy } from '../../domain/issue.ts';
import { tidy } from '../../domain/text.ts';
import type { Unit } from '../../domain/unit/unit.ts';
import { answerJson, ApiError, readJson } from '../api/answer.ts';
import { accountId, normaliseLogin } from '../auth/account.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import { clientAddress } from '../auth/client-address.ts';
import { isCommonPassword } from '../auth/common-passwords.ts';
import { hashPassword } from '../auth/password.ts';
import type { Couch } from '../couch/couch.ts';
import { SetupCode } from './setup-code.ts';
import { surroundings } from './surroundings.ts';

/** What the set-up tells of the term that this app is built for. */
export type SetupTerm = { name: string; body: string; start: string };

export type SetupSettings = {
	couch: Couch;
	accounts: AccountStore;
	authenticator: Authenticator;
	term: SetupTerm;
	origin: string;
	dataDir: string;
	clock: () => number;
};

const MOST_WRONG = 20;
const QUARTER_S = 15 * 60;

/** `POST /api/setup`: with the code of the log, what the server finds around itself, and the office's first account. */
export class SetupApi {
	readonly #settings: SetupSettings;
	readonly #code: SetupCode;
	readonly #wrong = new RateLimiterMemory({ points: MOST_WRONG, duration: QUARTER_S });

	constructor(settings: SetupSettings) {
		this.#settings = settings;
		this.#code = new SetupCode(settings.couch);
	}

	/** The code to be printed into the log; null where the server is set up. @throws CouchUnavailable */
	code(): Promise<string | null> {
		return this.#code.current();
	}

	/** @throws ApiError 400, 403, 405 or 429; CouchUnavailable */
	async setup(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (request.method !== 'POST') throw new ApiError(405, 'method_not_allowed', 'method');
		const { origin } = request.headers;
		// A wrong ORIGIN is what the page is there to say; a page of another site sends no code.
		const parsed = parseBy(Asked, await readJson(request));
		if (!parsed.ok) throw new ApiError(400, 'bad_request', 'malformed');
		const address = clientAddress(request);
		const tried = await this.#wrong.get(address);
		if (tried !== null && tried.remainingPoints <= 0)
			throw new ApiError(429, 'too_many_attempts', 'tooManyAttempts', QUARTER_S);
		const answer = await this.#answer(parsed.value, origin ?? '');
		if (answer.state === 'wrongCode') await this.#wrong.penalty(address);
		answerJson(response, 200, answer);
	}

	async #answer(asked: AskedSetup, origin: string): Promise<SetupAnswer> {
		if ((await this.#code.current()) === null) return { state: 'done' };
		if (!(await this.#code.fits(asked.code))) return { state: 'wrongCode' };
		const { body, name } = this.#settings.term;
		if (asked.first !== undefined) return this.#make(asked.first);
		const checks = await surroundings(this.#settings, { origin, nowMs: asked.nowMs });
		return { state: 'open', body, term: name, checks };
	}

	async #make(first: NonNullable<AskedSetup['first']>): Promise<SetupAnswer> {
		const { accounts, clock } = this.#settings;
		const login = normaliseLogin(first.login);
		if (login === null) return { state: 'wrongLogin' };
		if (await isCommonPassword(first.password, { login, name: first.name }))
			return { state: 'commonPassword' };
		const hash = await hashPassword(first.password);
		// The code first: of two who know it, one makes the first account.
		if (!(await this.#code.use())) return { state: 'done' };
		await this.#writeBlock();
		await accounts.put({
			_id: accountId(login),
			type: 'account',
			v: 1,
			login,
			name: tidy(first.name),
			hash,
			person: v.parse(PersonId, `van-phong-${crypto.randomUUID().slice(0, 8)}`),
			roles: [{ role: 'office' }],
			disabled: false,
			createdAt: new Date(clock()).toISOString()
		});
		return { state: 'made', login };
	}

	/** Đoàn Khối itself, a unit of its own kind. */
	async #writeBlock(): Promise<void> {
		const { couch, term } = this.#settings;
		const block: Unit = {
			_id: `unit:${BLOCK_UNIT}`,
			type: 'unit',
			v: 1,
			id: BLOCK_UNIT,
			name: term.body,
			kind: 'doanKhoi',
			chiDoan: [],
			twinnedCommunes: [],
			activeFrom: term.start,
			activeTo: null
		};
		await couch.bulkDocs(databaseName({ kind: 'programme' }), [block]);
	}
}
