import type { Activity } from '../../domain/activity/activity.ts';
import type { Decision } from '../../domain/activity/decision.ts';
import { leavesApart } from '../../domain/activity/leaves.ts';
import { unitDatabase } from '../../domain/database.ts';
import type { UnitId } from '../../domain/ids.ts';
import { ulidPattern } from '../../domain/ids.ts';
import type { TermSpan } from '../../domain/totals/figures.ts';
import type { AllDocsRow, Couch, StoredDocument } from '../couch/couch.ts';
import type { LedgerEntry } from './contribution.ts';
import { entryOf } from './contribution.ts';
import { readDecision, readRecord, type Fields, type WrittenContent } from './repeated-content.ts';
import { storedActivity, storedDecision, wholeActivity } from './stored-record.ts';

/** Documents read at once: few, so that little is alive at any time. */
const PAGE = 200;
/** Fewer records are never worth reading the whole unit. */
const FEW = 50;
/** Asking for one record costs about as much as reading so many in their order. */
const WORTH_READING = 4;

/** Records that changed, the first and the last of them in the order of ids, and how many are known between the two. */
export type Span = { ids: readonly string[]; first: string; last: string; known: () => number };

/** The ULID of the activity that a document's id speaks of; null for documents that count for nothing. */
export function recordIdOf(documentId: string): string | null {
	const [type, ulid] = documentId.split(':');
	const speaks = (type === 'activity' || type === 'decision') && ulid !== undefined;
	return speaks && ulidPattern.test(ulid) ? ulid : null;
}

/** Reads a unit's records whole, for counting. */
export class UnitReader {
	readonly #couch: Couch;
	readonly #unit: UnitId;
	readonly #term: TermSpan;
	readonly #clock: () => number;
	#newestAt: string | null = null;

	constructor(couch: Couch, unit: UnitId, term: TermSpan, clock: () => number) {
		this.#couch = couch;
		this.#unit = unit;
		this.#term = term;
		this.#clock = clock;
	}

	async #readApart(ids: readonly string[]): Promise<Map<string, LedgerEntry | null>> {
		const keys = ids.map((id) => `activity:${id}`);
		const { rows } = await this.#allDocs({ keys, conflicts: true });
		const activities = new Map(rows.map((row) => [row.key, row]));
		const entries = new Map<string, LedgerEntry | null>();
		for (const id of ids) {
			const decided = await this.#allDocs({
				startKey: `decision:${id}:`,
				endKey: `decision:${id};`,
				inclusiveEnd: false
			});
			const { document, content } = readActivity(activities.get(`activity:${id}`) ?? null);
			const decisions = decided.rows.flatMap((row) => this.#decision(row, content) ?? []);
			const conflicted = await this.#isApart(document);
			entries.set(id, this.#entry(this.#activity(document), decisions, conflicted));
		}
		return entries;
	}

	/** The named records as they stand now, in whatever way costs less. @throws CouchUnavailable, CouchError */
	async read(span: Span): Promise<Map<string, LedgerEntry | null>> {
		if (span.ids.length === 0) return new Map();
		const lieTogether = span.ids.length * WORTH_READING >= span.known();
		return lieTogether ? this.#readTogether(span) : this.#readApart(span.ids);
	}

	/** What phones bring after days lies together, because ids are made of the time: some questions for all of it. */
	async #readTogether({ ids, first, last }: Span): Promise<Map<string, LedgerEntry | null>> {
		const nothing = this.#entry(null, [], false);
		const entries = new Map<string, LedgerEntry | null>(ids.map((id) => [id, nothing]));
		await this.readAll(
			(id, entry) => {
				if (entries.has(id)) entries.set(id, entry);
			},
			{ first, last }
		);
		return entries;
	}

	/**
	 * Every record of the unit, or of a part of it: activities and decisions are read in the order of their ids side by
	 * side, so nothing is read twice and nothing is kept.
	 */
	async readAll(
		take: (id: string, entry: LedgerEntry | null) => void,
		part?: { first: string; last: string }
	): Promise<void> {
		const activities = new InOrder(
			'activity:',
			(options) => this.#allDocs({ ...options, conflicts: true }),
			part
		);
		const decisions = new InOrder('decision:', (options) => this.#allDocs(options), part);
		for (;;) {
			// Only a page that is used up waits: to wait for each of a million documents would cost seconds.
			if (activities.isUsedUp) await activities.next();
			if (decisions.isUsedUp) await decisions.next();
			const id = earlier(activities.id, decisions.id);
			if (id === null) return;
			const read = readActivity(activities.id === id ? activities.take() : null);
			const made: Decision[] = [];
			while (decisions.id === id) {
				const decision = this.#decision(decisions.take(), read.content);
				if (decision !== null) made.push(decision);
				if (decisions.isUsedUp) await decisions.next();
			}
			const { document } = read;
			// Only what has another version beside it waits: to wait for each of a million would cost seconds.
			const conflicted = document?._conflicts !== undefined && (await this.#isApart(document));
			take(id, this.#entry(this.#activity(document), made, conflicted));
		}
	}

	/** The newest edit or decision read so far, by the devices' clocks but never later than now. */
	get newestAt(): string | null {
		const now = new Date(this.#clock()).toISOString();
		return this.#newestAt !== null && this.#newestAt > now ? now : this.#newestAt;
	}

	/** Whether so many records are better read all together. */
	static prefersAll(count: number, known: () => number): boolean {
		return count > FEW && count * WORTH_READING > known();
	}

	#entry(
		activity: Activity | null,
		decisions: readonly Decision[],
		conflicted: boolean
	): LedgerEntry | null {
		this.#note(activity?.edits.at(-1)?.at);
		for (const { at } of decisions) this.#note(at);
		return entryOf(activity, decisions, this.#term, conflicted);
	}

	/** Whether a version lies beside a record that says something else and that nobody merged yet. */
	async #isApart(winner: StoredDocument | null): Promise<boolean> {
		const { _id: id, _conflicts: others = [] } = winner ?? {};
		if (winner === null || id === undefined || others.length === 0) return false;
		const asked = others.map((rev) => ({ id, rev }));
		const results = await this.#couch.bulkGet(unitDatabase(this.#unit), asked);
		const found = results.flatMap(({ docs }) => docs.flatMap((one) => ('ok' in one ? one.ok : [])));
		const [shown, ...beside] = [winner, ...found].flatMap((one) => wholeActivity(one) ?? []);
		return shown !== undefined && leavesApart(shown, beside).length > 0;
	}

	#note(at: string | undefined): void {
		if (at !== undefined && at > (this.#newestAt ?? '')) this.#newestAt = at;
	}

	#allDocs(options: Parameters<Couch['allDocs']>[1]) {
		return this.#couch.allDocs(unitDatabase(this.#unit), {
			...options,
			includeDocs: true,
			unread: true
		});
	}

	#activity(document: StoredDocument | null): Activity | null {
		return document === null ? null : storedActivity(document, this.#unit);
	}

	#decision(row: AllDocsRow | null, content: WrittenContent | null): Decision | null {
		const document = documentOf(row, (json) => readDecision(json, content));
		return document === null ? null : storedDecision(document, this.#unit);
	}
}

/** A record's document, and how its content is written in it. */
function readActivity(row: AllDocsRow | null) {
	let content: WrittenContent | null = null;
	const document = documentOf(row, (json) => {
		const read = readRecord(json);
		({ content } = read);
		return read.fields;
	});
	return { document, content };
}

/** @param read its fields, where it came unread */
function documentOf(row: AllDocsRow | null, read: (json: string) => Fields): StoredDocument | null {
	if (row === null || 'error' in row) return null;
	const { id, value, doc = null, json } = row;
	if (json !== undefined) return Object.assign(read(json), { _id: id, _rev: value.rev });
	return doc?._deleted === true ? null : doc;
}

function earlier(a: string | null, b: string | null): string | null {
	if (a === null || b === null) return a ?? b;
	return a < b ? a : b;
}

type Read = (options: Parameters<Couch['allDocs']>[1]) => ReturnType<Couch['allDocs']>;

/** Documents of a kind in the order of their ids, a page at a time. */
class InOrder {
	readonly #read: Read;
	readonly #end: string;
	#rows: { id: string; row: AllDocsRow }[] = [];
	#at = 0;
	/** Where the next page begins; null after the last. */
	#from: string | null;

	/** @param part of the records, by their ids; all of them without it */
	constructor(
		prefix: 'activity:' | 'decision:',
		read: Read,
		part?: { first: string; last: string }
	) {
		this.#read = read;
		this.#from = `${prefix}${part?.first ?? ''}`;
		// The least text after the last key: of every record, or of one record and all decisions on it.
		this.#end = part === undefined ? `${prefix.slice(0, -1)};` : `${prefix}${part.last};`;
	}

	/** Whether the page in hand was taken whole, and another may come. */
	get isUsedUp(): boolean {
		return this.#at >= this.#rows.length && this.#from !== null;
	}

	async next(): Promise<void> {
		if (this.#from === null) return;
		const { rows } = await this.#read({
			startKey: this.#from,
			endKey: this.#end,
			inclusiveEnd: false,
			limit: PAGE
		});
		const last = rows.at(-1);
		// The least text after the last key.
		this.#from = last === undefined || rows.length < PAGE ? null : `${last.key}\u0000`;
		this.#rows = rows.flatMap((row) => {
			const id = recordIdOf(row.key);
			return id === null ? [] : [{ id, row }];
		});
		this.#at = 0;
		if (this.isUsedUp) await this.next();
	}

	/** Of which record the next document speaks; null when there is none. */
	get id(): string | null {
		return this.#rows[this.#at]?.id ?? null;
	}

	take(): AllDocsRow | null {
		const taken = this.#rows[this.#at]?.row ?? null;
		this.#at += 1;
		return taken;
	}
}
