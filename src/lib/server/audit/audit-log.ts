import { dayInVietnam } from '../../domain/date.ts';
import type { PersonId } from '../../domain/ids.ts';
import { ulid } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import { AccessLine } from '../../domain/privacy/access-log.ts';
import type { Couch, StoredDocument } from '../couch/couch.ts';
import { CouchError } from '../couch/couch.ts';
import { AUDIT } from './audit.ts';

/** Rows a question to the store. */
const PAGE = 500;
/** More are not shown at once. */
const MOST_LINES = 100;
/** More are not looked through in one request: a question of a second, and whoever asked may go on from there. */
const MOST_LOOKED = 20_000;
const KEY = 'event:';

export type LogSpan = {
	fromMs: number;
	/** The first moment that is left out. */
	toMs: number;
	/** Goes on below this key of an earlier answer. */
	before?: string | undefined;
};

export type FoundLines = {
	lines: AccessLine[];
	/** Where to go on; null: everything in the span was looked through. */
	next: string | null;
	/** Back to when everything was looked through, in milliseconds. */
	untilMs: number;
};

/** The key at which a moment of the log begins. */
function keyAt(timeMs: number): string {
	return `${KEY}${ulid(timeMs, new Uint8Array(16))}`;
}

/** Reads the audit, newest first, and takes away what was kept long enough. */
export class AuditLog {
	readonly #couch: Couch;

	constructor(couch: Couch) {
		this.#couch = couch;
	}

	/** Lines of a span that match, so many as are shown at once. @throws CouchUnavailable */
	async newest(
		{ fromMs, toMs, before }: LogSpan,
		matches: (line: AccessLine) => boolean
	): Promise<FoundLines> {
		const endKey = keyAt(fromMs);
		const lines: AccessLine[] = [];
		let last = before === undefined ? keyAt(toMs) : `${KEY}${before}`;
		for (let looked = 0; looked < MOST_LOOKED;) {
			const rows = await this.#page({ startKey: last, endKey, descending: true });
			const fresh = rows.filter(({ _id }) => _id < last);
			for (const row of fresh) {
				last = row._id;
				const line = lineOf(row);
				if (line === null || !matches(line)) continue;
				lines.push(line);
				if (lines.length === MOST_LINES) return { lines, ...goOn(last, row) };
			}
			looked += rows.length;
			const end = fresh.at(-1);
			if (end === undefined || rows.length < PAGE) break;
			if (looked >= MOST_LOOKED) return { lines, ...goOn(last, end) };
		}
		return { lines, next: null, untilMs: fromMs };
	}

	/** How many lines are kept, and since which day. @throws CouchUnavailable */
	async kept(): Promise<{ first: string | null; lines: number }> {
		const [oldest] = await this.#page({ startKey: KEY, endKey: 'event;' }, 1);
		if (oldest === undefined) return { first: null, lines: 0 };
		const { doc_count: lines } = await this.#couch.databaseInfo(AUDIT);
		return { first: dayInVietnam(Date.parse(String(oldest['at']))), lines };
	}

	/** Lines of a span as they were written, newest first, as far back as is looked through. @throws CouchUnavailable */
	async *raw({ fromMs, toMs }: { fromMs: number; toMs: number }): AsyncGenerator<StoredDocument> {
		const endKey = keyAt(fromMs);
		let last = keyAt(toMs);
		for (let looked = 0; looked < MOST_LOOKED; looked += PAGE) {
			const rows = await this.#page({ startKey: last, endKey, descending: true });
			yield* rows.filter(({ _id }) => _id < last);
			const end = rows.at(-1);
			if (end === undefined || rows.length < PAGE) return;
			last = end._id;
		}
	}

	/** Takes away what is older, for good; answers how much that was. @throws CouchUnavailable */
	async trim(beforeMs: number): Promise<number> {
		const endKey = keyAt(beforeMs);
		let count = 0;
		for (;;) {
			const rows = await this.#page({ startKey: KEY, endKey, inclusiveEnd: false });
			if (rows.length === 0) break;
			const gone = rows.map(({ _id, _rev = '' }) => ({ _id, _rev, _deleted: true }));
			await this.#couch.bulkDocs(AUDIT, gone);
			count += gone.length;
		}
		if (count > 0) await this.#couch.compact(AUDIT);
		return count;
	}

	async #page(
		range: { startKey: string; endKey: string; descending?: boolean; inclusiveEnd?: boolean },
		limit = PAGE
	): Promise<StoredDocument[]> {
		try {
			const options = { ...range, limit, includeDocs: true };
			const { rows } = await this.#couch.allDocs(AUDIT, options);
			return rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
		} catch (error) {
			// Nothing was ever written down.
			if (error instanceof CouchError && error.status === 404) return [];
			throw error;
		}
	}
}

function goOn(key: string, row: StoredDocument): { next: string; untilMs: number } {
	return { next: key.slice(KEY.length), untilMs: Date.parse(String(row['at'])) };
}

/** What a newer server wrote is none of ours, and left out. */
function lineOf(document: StoredDocument): AccessLine | null {
	const parsed = parseBy(AccessLine, { ...document, id: document._id });
	return parsed.ok ? parsed.value : null;
}

/** Whether a line is about the data of one of these people, or was done by one of them. */
export function concerns({ by, of = [] }: AccessLine, people: ReadonlySet<PersonId>): boolean {
	return people.has(by) || of.some((person) => people.has(person));
}
