import { createHmac, randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { Day, Instant, isDay } from '../../domain/date.ts';
import { PersonId, Revision, UnitId } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import { isMissing } from '../auth/account-store.ts';
import type { Couch, StoredDocument } from '../couch/couch.ts';

/** The server's own database of what the office brought in: no client can name it. */
export const PEOPLE = 'people';

const PAGE = 1_000;
const ID_LETTERS = 24;

/** What tells two people of one name apart. Rosters keep the year of birth alone, so this stays on the server. */
export const KnownOf = v.looseObject({
	_id: v.string(),
	_rev: v.optional(v.string()),
	type: v.literal('known'),
	v: v.literal(1),
	person: PersonId,
	/** Older than any day that the app counts. */
	birthDay: v.nullable(v.pipe(v.string(), v.check(isDay))),
	phone: v.nullable(v.string())
});
export type KnownOf = v.InferOutput<typeof KnownOf>;

const Written = v.object({ unit: UnitId, id: v.string(), rev: Revision });

/** A list that was brought in: by whom, what it came to, and what it wrote, so that it can be taken back. */
export const ImportRun = v.looseObject({
	_id: v.string(),
	_rev: v.optional(v.string()),
	type: v.literal('import'),
	v: v.literal(1),
	at: Instant,
	by: PersonId,
	file: v.string(),
	from: Day,
	/** The units that it made. */
	made: v.array(Written),
	people: v.array(Written),
	officers: v.array(Written),
	accounts: v.array(v.string()),
	undone: v.nullable(v.object({ at: Instant, by: PersonId, people: v.number(), kept: v.number() }))
});
export type ImportRun = v.InferOutput<typeof ImportRun>;

/** The document id of what tells a person from others of the name. */
export function knownId(person: PersonId): string {
	return `known:${person}`;
}

/** Reads and writes the people database. */
export class PeopleStore {
	readonly #couch: Couch;

	constructor(couch: Couch) {
		this.#couch = couch;
	}

	/** What is known of everybody, by person. @throws CouchUnavailable */
	async known(): Promise<Map<PersonId, KnownOf>> {
		const all = await this.#all('known', KnownOf);
		return new Map(all.map((one) => [one.person, one]));
	}

	/** The lists that were brought in, newest first. @throws CouchUnavailable */
	async runs(): Promise<ImportRun[]> {
		return (await this.#all('import', ImportRun)).reverse();
	}

	/** One of them, or null. @throws CouchUnavailable */
	async run(key: string): Promise<ImportRun | null> {
		const stored = await this.#get(`import:${key}`);
		const parsed = parseBy(ImportRun, stored);
		return parsed.ok ? parsed.value : null;
	}

	/** Writes documents; those that somebody else wrote meanwhile stay as they are. @throws CouchUnavailable */
	async write(documents: readonly StoredDocument[]): Promise<void> {
		for (let i = 0; i < documents.length; i += PAGE)
			await this.#couch.bulkDocs(PEOPLE, documents.slice(i, i + PAGE));
	}

	/** Replaces a run; false where somebody else changed it meanwhile. @throws CouchUnavailable */
	async put(run: ImportRun): Promise<boolean> {
		const [answer] = await this.#couch.bulkDocs(PEOPLE, [run]);
		return answer !== undefined && 'ok' in answer;
	}

	/** Removes what is known of some people. @throws CouchUnavailable */
	async forget(people: readonly PersonId[]): Promise<void> {
		const known = await this.known();
		await this.write(
			people.flatMap((person) => {
				const { _id, _rev } = known.get(person) ?? {};
				return _id === undefined || _rev === undefined ? [] : [{ _id, _rev, _deleted: true }];
			})
		);
	}

	/**
	 * Makes ids of texts, the same for the same text, so that a list sent twice at once makes nobody twice. Keyed by a
	 * secret of this installation: from an id that a unit reads, nobody can try out days of birth.
	 * @throws CouchUnavailable
	 */
	async idMaker(): Promise<(text: string) => PersonId> {
		const key = await this.#secret();
		return (text) => {
			const digest = createHmac('sha256', key).update(text).digest('hex');
			return v.parse(PersonId, `p${digest.slice(0, ID_LETTERS)}`);
		};
	}

	async #secret(): Promise<string> {
		const id = 'secret:ids';
		const before = (await this.#get(id))?.['key'];
		if (typeof before === 'string') return before;
		await this.write([{ _id: id, type: 'secret', v: 1, key: randomBytes(32).toString('hex') }]);
		// Another process may have been first: the one that is stored holds.
		const stored = (await this.#get(id))?.['key'];
		if (typeof stored !== 'string') throw new Error('the secret of ids was not stored');
		return stored;
	}

	async #get(id: string): Promise<StoredDocument | null> {
		try {
			return await this.#couch.get(PEOPLE, id);
		} catch (error) {
			if (isMissing(error)) return null;
			throw error;
		}
	}

	async #all<S extends v.GenericSchema>(type: string, schema: S): Promise<v.InferOutput<S>[]> {
		const found: v.InferOutput<S>[] = [];
		let startKey = `${type}:`;
		for (;;) {
			const range = { startKey, endKey: `${type};`, inclusiveEnd: false, limit: PAGE };
			const { rows } = await this.#couch.allDocs(PEOPLE, { ...range, includeDocs: true });
			for (const row of rows) {
				const parsed = parseBy(schema, 'doc' in row ? row.doc : null);
				if (parsed.ok) found.push(parsed.value);
			}
			const last = rows.at(-1);
			if (last === undefined || rows.length < PAGE) return found;
			startKey = `${last.key}\u0000`;
		}
	}
}
