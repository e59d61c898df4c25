import { Activity } from '../../domain/activity/activity.ts';
import { Decision } from '../../domain/activity/decision.ts';
import { unitDatabase } from '../../domain/database.ts';
import type { UnitId } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import type { TermSpan } from '../../domain/totals/figures.ts';
import type { AllDocsRow, Couch, StoredDocument } from '../couch/couch.ts';
import type { LedgerEntry } from './contribution.ts';
import { entryOf } from './contribution.ts';

/** Documents read at once; a page of the largest records stays below 10 MB. */
const PAGE = 500;
/** Records counted at once: enough that cells and persons are written once for many records, and 10 MB at most. */
const PORTION = 4000;
/** Records whose decisions are asked for one by one; with more, reading all decisions in their order is cheaper. */
const ONE_BY_ONE = 50;

/** A record as it stands now: its winning revision, null when it is gone, and every decision on it. */
type Stored = { activity: Activity | null; decisions: Decision[] };

/** The ULID of the activity that a document's id speaks of; null for documents that count for nothing. */
export function recordIdOf(documentId: string): string | null {
	const [type, ulid] = documentId.split(':');
	return (type === 'activity' || type === 'decision') && ulid !== undefined ? ulid : null;
}

/** Reads a unit's records whole, for counting. What is stored was judged when it came; what does not parse counts for nothing. */
export class UnitReader {
	readonly #couch: Couch;
	readonly #database: string;
	readonly #term: TermSpan;
	readonly #clock: () => number;
	#newestAt: string | null = null;

	constructor(couch: Couch, unit: UnitId, term: TermSpan, clock: () => number) {
		this.#couch = couch;
		this.#database = unitDatabase(unit);
		this.#term = term;
		this.#clock = clock;
	}

	/** The named records as they stand now. @throws CouchUnavailable, CouchError */
	async read(ids: readonly string[]): Promise<Map<string, LedgerEntry | null>> {
		const keys = ids.map((id) => `activity:${id}`);
		const { rows } = await this.#couch.allDocs(this.#database, { keys, includeDocs: true });
		const activities = new Map<string, Activity>();
		for (const document of this.#documents(rows))
			if (document.type === 'activity') activities.set(document._id, document);
		const entries = new Map<string, LedgerEntry | null>();
		for (const id of ids) {
			const decisions = await this.#decisions(`decision:${id}:`, `decision:${id};`);
			entries.set(
				id,
				this.#entry({ activity: activities.get(`activity:${id}`) ?? null, decisions })
			);
		}
		return entries;
	}

	/**
	 * Every record of the unit, in portions: activities and decisions are read in the order of their ids side by side,
	 * so nothing is read twice and nothing is kept.
	 */
	async *readAll(): AsyncGenerator<Map<string, LedgerEntry | null>> {
		const activities = this.#inOrder('activity:');
		const decisions = this.#inOrder('decision:');
		let [activity, decision] = [await activities.next(), await decisions.next()];
		let portion = new Map<string, LedgerEntry | null>();
		while (!activity.done || !decision.done) {
			const ids = [activity, decision].flatMap(({ done, value }) => (done ? [] : [value.id]));
			const id = ids.sort()[0] ?? '';
			const stored: Stored = { activity: null, decisions: [] };
			if (!activity.done && activity.value.id === id) {
				if (activity.value.document?.type === 'activity') stored.activity = activity.value.document;
				activity = await activities.next();
			}
			while (!decision.done && decision.value.id === id) {
				if (decision.value.document?.type === 'decision')
					stored.decisions.push(decision.value.document);
				decision = await decisions.next();
			}
			portion.set(id, this.#entry(stored));
			if (portion.size < PORTION) continue;
			yield portion;
			portion = new Map();
		}
		yield portion;
	}

	/** The newest edit or decision read so far, by the devices' clocks but never later than now. */
	get newestAt(): string | null {
		const now = new Date(this.#clock()).toISOString();
		return this.#newestAt !== null && this.#newestAt > now ? now : this.#newestAt;
	}

	/** Whether so many records are better read all together. */
	static prefersAll(count: number, known: () => number): boolean {
		return count > ONE_BY_ONE && count * 4 > known();
	}

	#entry({ activity, decisions }: Stored): LedgerEntry | null {
		for (const at of [activity?.edits.at(-1)?.at, ...decisions.map((decision) => decision.at)])
			if (at !== undefined && at > (this.#newestAt ?? '')) this.#newestAt = at;
		return entryOf(activity, decisions, this.#term);
	}

	async #decisions(startKey: string, endKey: string): Promise<Decision[]> {
		const { rows } = await this.#couch.allDocs(this.#database, {
			startKey,
			endKey,
			inclusiveEnd: false,
			includeDocs: true
		});
		return this.#documents(rows).flatMap((document) =>
			document.type === 'decision' ? [document] : []
		);
	}

	async *#inOrder(prefix: 'activity:' | 'decision:') {
		let startKey: string = prefix;
		for (;;) {
			const { rows } = await this.#couch.allDocs(this.#database, {
				startKey,
				endKey: `${prefix.slice(0, -1)};`,
				inclusiveEnd: false,
				limit: PAGE,
				includeDocs: true
			});
			for (const row of rows) {
				const id = recordIdOf(row.key);
				if (id !== null) yield { id, document: this.#documents([row])[0] ?? null };
			}
			const last = rows.at(-1);
			if (last === undefined || rows.length < PAGE) return;
			// The least text after the last key.
			startKey = `${last.key}\u0000`;
		}
	}

	#documents(rows: readonly AllDocsRow[]): (Activity | Decision)[] {
		return rows.flatMap((row) => {
			const stored = 'doc' in row ? row.doc : null;
			const record = stored && stored._deleted !== true ? parseRecord(stored) : null;
			return record === null ? [] : [record];
		});
	}
}

/**
 * A stored record or decision, by its schema alone: whether it might come in was judged when it came, by the clock of
 * that day, and must not be judged otherwise on the day it is counted.
 */
function parseRecord(stored: StoredDocument): Activity | Decision | null {
	const parsed =
		stored['type'] === 'activity' ? parseBy(Activity, stored) : parseBy(Decision, stored);
	return parsed.ok ? parsed.value : null;
}
