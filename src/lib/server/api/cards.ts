import type { IncomingMessage, ServerResponse } from 'node:http';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import * as v from 'valibot';
import type { CardAnswer } from '../../domain/import/cards.ts';
import { SHORTEST_PASSWORD } from '../../domain/import/cards.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import { readCode, type CardStore } from '../auth/cards.ts';
import { clientAddress } from '../auth/client-address.ts';
import { isCommonPassword } from '../auth/common-passwords.ts';
import { hashPassword, LONGEST_PASSWORD } from '../auth/password.ts';
import { answerJson, ApiError, readJson } from './answer.ts';

/** Wrong codes from one address in a quarter of an hour; a whole office stands behind one. */
const MOST_WRONG = 30;
const QUARTER_S = 15 * 60;

export type CardsSettings = {
	accounts: AccountStore;
	authenticator: Authenticator;
	cards: CardStore;
	clock: () => number;
};

const Shown = v.object({
	code: v.pipe(v.string(), v.maxLength(100)),
	/** Without: whose card it is. With: that this is their password from now on. */
	password: v.optional(
		v.pipe(v.string(), v.minLength(SHORTEST_PASSWORD), v.maxLength(LONGEST_PASSWORD))
	)
});

/** `POST /api/cards`: whoever holds a card is told whose it is, and chooses the password, once. */
export class CardsApi {
	readonly #settings: CardsSettings;
	readonly #wrong = new RateLimiterMemory({ points: MOST_WRONG, duration: QUARTER_S });

	constructor(settings: CardsSettings) {
		this.#settings = settings;
	}

	/** @throws ApiError 400, 403, 405 or 429; CouchUnavailable */
	async cards(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (request.method !== 'POST') throw new ApiError(405, 'method_not_allowed', 'method');
		if (!this.#settings.authenticator.maySignIn(request))
			throw new ApiError(403, 'forbidden', 'wrongOrigin');
		const shown = v.safeParse(Shown, await readJson(request));
		if (!shown.success) throw new ApiError(400, 'bad_request', 'malformed');
		const address = clientAddress(request);
		const tried = await this.#wrong.get(address);
		if (tried !== null && tried.remainingPoints <= 0) {
			const waitS = Math.max(1, Math.ceil(tried.msBeforeNext / 1000));
			throw new ApiError(429, 'too_many_attempts', 'tooManyAttempts', waitS);
		}
		const answer = await this.#answer(shown.output);
		if (answer.state === 'unknown') await this.#wrong.penalty(address);
		answerJson(response, 200, answer);
	}

	async #answer({ code: typed, password }: v.InferOutput<typeof Shown>): Promise<CardAnswer> {
		const { accounts, cards, clock } = this.#settings;
		const code = readCode(typed);
		const card = code === null ? null : await cards.find(code);
		if (card === null) return { state: 'unknown' };
		if (card.usedAt !== undefined) return { state: 'used', at: card.usedAt };
		if (card.expiresAt <= new Date(clock()).toISOString())
			return { state: 'expired', at: card.expiresAt };
		const account = await accounts.get(card.login);
		if (account === null || account.disabled || account.person !== card.person)
			return { state: 'unknown' };
		const { login, name } = account;
		if (password === undefined) return { state: 'ready', login, name };
		if (await isCommonPassword(password, { login, name })) return { state: 'commonPassword' };
		const hash = await hashPassword(password);
		// The card first: of two who use it at once, one sets the password.
		if (!(await cards.use(card))) return { state: 'used', at: new Date(clock()).toISOString() };
		const { waiting, ...kept } = account;
		void waiting;
		const sessionsFrom = new Date(clock()).toISOString();
		if (!(await accounts.put({ ...kept, hash, sessionsFrom })))
			throw new ApiError(409, 'conflict', 'changed');
		return { state: 'set', login };
	}
}
