import { randomInt, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { parseBy } from '../../domain/issue.ts';
import { ACCOUNTS } from '../auth/account.ts';
import { isMissing } from '../auth/account-store.ts';
import type { Couch } from '../couch/couch.ts';

const ID = 'setup:code';
/** Without letters and figures that are read for each other. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 10;

const Kept = v.looseObject({
	_id: v.literal(ID),
	_rev: v.optional(v.string()),
	type: v.literal('setup'),
	code: v.string(),
	used: v.boolean()
});
type Kept = v.InferOutput<typeof Kept>;

/** The code that guards the first account: one for all processes of a store, until it is used or somebody has an account. */
export class SetupCode {
	readonly #couch: Couch;
	/** Once somebody has an account it is so for good. */
	#done = false;

	constructor(couch: Couch) {
		this.#couch = couch;
	}

	/** The code, made where there is none yet; null where the server is set up. @throws CouchUnavailable */
	async current(): Promise<string | null> {
		const kept = await this.#open();
		if (kept !== null) return kept.code;
		if (this.#done) return null;
		const code = Array.from({ length: LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length)));
		const made: Kept = { _id: ID, type: 'setup', v: 1, code: code.join(''), used: false };
		await this.#couch.bulkDocs(ACCOUNTS, [made]);
		// Another process may have been first: what is stored holds.
		return (await this.#open())?.code ?? null;
	}

	/** Whether a code is the one. @throws CouchUnavailable */
	async fits(typed: string): Promise<boolean> {
		const code = Buffer.from((await this.#open())?.code ?? '');
		const asked = Buffer.from(typed.toUpperCase().replace(/[\s-]/g, ''));
		return code.length > 0 && asked.length === code.length && timingSafeEqual(asked, code);
	}

	/** Uses it up; false where somebody did at the same moment. @throws CouchUnavailable */
	async use(): Promise<boolean> {
		const kept = await this.#open();
		if (kept === null) return false;
		const [answer] = await this.#couch.bulkDocs(ACCOUNTS, [{ ...kept, used: true }]);
		return answer !== undefined && 'ok' in answer;
	}

	async #open(): Promise<Kept | null> {
		if (this.#done) return null;
		const range = { startKey: 'account:', endKey: 'account;', limit: 1 };
		const { rows } = await this.#couch.allDocs(ACCOUNTS, range);
		const kept = await this.#kept();
		if (rows.length > 0 || kept?.used === true) this.#done = true;
		return this.#done ? null : kept;
	}

	async #kept(): Promise<Kept | null> {
		try {
			const parsed = parseBy(Kept, await this.#couch.get(ACCOUNTS, ID));
			return parsed.ok ? parsed.value : null;
		} catch (error) {
			if (isMissing(error)) return null;
			throw error;
		}
	}
}
