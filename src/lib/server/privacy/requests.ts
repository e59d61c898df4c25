import type { PersonId } from '../../domain/ids.ts';
import type { AskedRequest, PrivacyRequest, RequestAnswer } from '../../domain/privacy/request.ts';
import {
	actFault,
	PrivacyRequest as RequestSchema,
	standingOf
} from '../../domain/privacy/request.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { PrivacySettings } from './settings.ts';
import type { PrivacyStore } from './privacy-store.ts';

const REQUEST = 'request';
/** More open requests of one person are no requests any more. */
const MOST_OPEN = 10;

export type AnswerFault = 'missing' | 'closed' | 'extendedOnce';

/** What people ask of whoever keeps their data, and what the office did about it. */
export class Requests {
	readonly #store: PrivacyStore;
	readonly #settings: () => Promise<PrivacySettings>;

	constructor(store: PrivacyStore, settings: () => Promise<PrivacySettings>) {
		this.#store = store;
		this.#settings = settings;
	}

	/** Every request, oldest first. */
	all(): Promise<PrivacyRequest[]> {
		return this.#store.all(REQUEST, RequestSchema);
	}

	/** A person's own, newest first. */
	async of(person: PersonId): Promise<PrivacyRequest[]> {
		return (await this.all()).filter((one) => one.person === person).reverse();
	}

	/** Writes a request down; `tooMany` where this person has too many open ones. */
	async ask(
		who: { person: PersonId; name: string },
		asked: AskedRequest
	): Promise<Result<PrivacyRequest, 'tooMany'>> {
		const open = (await this.of(who.person)).filter((one) => standingOf(one).due !== null);
		if (open.length >= MOST_OPEN) return err('tooMany');
		const { deadlines } = await this.#settings();
		const id = this.#store.newKey();
		const request = { id, ...who, ...asked, at: this.#store.now(), deadlines, acts: [] };
		await this.#store.add(REQUEST, id, request);
		return ok(request);
	}

	/** Asks that no stage of the Party is kept, unless that is asked already. */
	async askWithoutParty(who: { person: PersonId; name: string }): Promise<void> {
		const asked = (await this.of(who.person)).some(
			(one) => standingOf(one).due !== null && one.purposes.includes('party')
		);
		if (!asked) await this.ask(who, { kind: 'withdraw', purposes: ['party'], words: '' });
	}

	/** The office answers, extends once, or closes a request. */
	async answer(
		id: string,
		by: PersonId,
		answer: RequestAnswer
	): Promise<Result<PrivacyRequest, AnswerFault>> {
		let fault: AnswerFault = 'missing';
		const answered = await this.#store.change(REQUEST, id, RequestSchema, (before) => {
			if (before === null) return null;
			const why = actFault(before, answer.action);
			if (why !== null) {
				fault = why;
				return null;
			}
			const said = { ...before, acts: [...before.acts, { ...answer, by, at: this.#store.now() }] };
			return { said, answer: said };
		});
		return answered === null ? err(fault) : ok(answered);
	}
}
