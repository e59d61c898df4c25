import { createHash, randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { Instant } from '../../domain/date.ts';
import { PersonId } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import type { Couch } from '../couch/couch.ts';
import { ACCOUNTS, Login, type Account } from './account.ts';
import { isMissing } from './account-store.ts';

const DAY_MS = 86_400_000;
/** From the printer by post to a commune takes days; a card that lies about longer is a danger. */
export const CARD_MS = 30 * DAY_MS;
/** Used and expired ones stay this long, so that whoever tries one again is told what became of it. */
const KEPT_MS = 180 * DAY_MS;
const PAGE = 1_000;
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 60 bits: nobody guesses one in the month that it holds. */
const LENGTH = 12;

export const Card = v.looseObject({
	_id: v.pipe(v.string(), v.regex(/^card:[0-9a-f]{64}$/)),
	_rev: v.optional(v.string()),
	type: v.literal('card'),
	v: v.literal(1),
	login: Login,
	person: PersonId,
	createdAt: Instant,
	expiresAt: Instant,
	usedAt: v.optional(Instant)
});
/** A card by which somebody chooses their password, once. The store keeps a SHA-256 of its code. */
export type Card = v.InferOutput<typeof Card>;

function cardId(code: string): string {
	return `card:${createHash('sha256').update(code).digest('hex')}`;
}

/** A code as it was typed or read: small letters, dashes and what looks like a figure do no harm. Null: none looks so. */
export function readCode(typed: string): string | null {
	const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
	return code.length === LENGTH && [...code].every((sign) => LETTERS.includes(sign)) ? code : null;
}

function newCode(): string {
	return Array.from(randomBytes(LENGTH), (byte) => LETTERS.charAt(byte % LETTERS.length)).join('');
}

/** The cards, in the database of the accounts. */
export class CardStore {
	readonly #couch: Couch;
	readonly #clock: () => number;

	constructor(couch: Couch, clock: () => number) {
		this.#couch = couch;
		this.#clock = clock;
	}

	/** Makes a card for each account; those that its person had and did not use hold no more. The codes are told once. */
	async make(accounts: readonly Account[]): Promise<Map<Login, { code: string; card: Card }>> {
		await this.#clear(new Set(accounts.map(({ person }) => person)));
		const nowMs = this.#clock();
		const made = accounts.map(({ login, person }) => {
			const code = newCode();
			const card: Card = {
				_id: cardId(code),
				type: 'card',
				v: 1,
				login,
				person,
				createdAt: new Date(nowMs).toISOString(),
				expiresAt: new Date(nowMs + CARD_MS).toISOString()
			};
			return { code, card };
		});
		for (let i = 0; i < made.length; i += PAGE) {
			const some = made.slice(i, i + PAGE).map(({ card }) => card);
			const answers = await this.#couch.bulkDocs(ACCOUNTS, some);
			if (answers.some((answer) => 'error' in answer)) throw new Error('a card was not stored');
		}
		return new Map(made.map((one) => [one.card.login, one]));
	}

	/** The card of a code, or null. @throws CouchUnavailable */
	async find(code: string): Promise<Card | null> {
		try {
			const parsed = parseBy(Card, await this.#couch.get(ACCOUNTS, cardId(code)));
			return parsed.ok ? parsed.value : null;
		} catch (error) {
			if (isMissing(error)) return null;
			throw error;
		}
	}

	/** Marks a card used; false where somebody used it at the same moment. @throws CouchUnavailable */
	async use(card: Card): Promise<boolean> {
		const used = { ...card, usedAt: new Date(this.#clock()).toISOString() };
		const [answer] = await this.#couch.bulkDocs(ACCOUNTS, [used]);
		return answer !== undefined && 'ok' in answer;
	}

	/** The people who have a card that still can be used. @throws CouchUnavailable */
	async waiting(): Promise<Set<PersonId>> {
		const now = new Date(this.#clock()).toISOString();
		const found = new Set<PersonId>();
		for await (const { person, usedAt, expiresAt } of this.#all())
			if (usedAt === undefined && expiresAt > now) found.add(person);
		return found;
	}

	/** Removes every card of some people, the used ones too: a login tells of a name. @throws CouchUnavailable */
	forget(people: ReadonlySet<PersonId>): Promise<void> {
		return this.#remove((card) => people.has(card.person));
	}

	#clear(people: ReadonlySet<PersonId>): Promise<void> {
		const old = new Date(this.#clock() - KEPT_MS).toISOString();
		return this.#remove(
			({ usedAt, person, expiresAt }) =>
				(usedAt === undefined && people.has(person)) || expiresAt < old
		);
	}

	async #remove(which: (card: Card) => boolean): Promise<void> {
		const stones: { _id: string; _rev: string; _deleted: true }[] = [];
		for await (const card of this.#all()) {
			const { _id, _rev } = card;
			if (_rev !== undefined && which(card)) stones.push({ _id, _rev, _deleted: true });
		}
		for (let i = 0; i < stones.length; i += PAGE)
			await this.#couch.bulkDocs(ACCOUNTS, stones.slice(i, i + PAGE));
	}

	async *#all(): AsyncGenerator<Card> {
		let startKey = 'card:';
		for (;;) {
			const range = { startKey, endKey: 'card;', inclusiveEnd: false, limit: PAGE };
			const { rows } = await this.#couch.allDocs(ACCOUNTS, { ...range, includeDocs: true });
			for (const row of rows) {
				const parsed = parseBy(Card, 'doc' in row ? row.doc : null);
				if (parsed.ok) yield parsed.value;
			}
			const last = rows.at(-1);
			if (last === undefined || rows.length < PAGE) return;
			startKey = `${last.key}\u0000`;
		}
	}
}
