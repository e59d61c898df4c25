import type { Decision } from '../../domain/activity/decision.ts';
import { databaseName } from '../../domain/database.ts';
import { parseBy } from '../../domain/issue.ts';
import { Closing } from '../../domain/period/closing.ts';
import type { Couch } from '../couch/couch.ts';
import { CouchError } from '../couch/couch.ts';
import type { Pulse } from '../pulse.ts';
import { asOurs } from './leaves.ts';

const PROGRAMME = databaseName({ kind: 'programme' });

/**
 * Every closing and reopening of a period, read once and again after `programme` has changed. Without a pulse nobody
 * says when, and they are read each time.
 */
export class ClosingBook {
	readonly #couch: Couch;
	readonly #keeps: boolean;
	#reading: Promise<readonly Closing[]> | null = null;

	constructor(couch: Couch, pulse?: Pick<Pulse, 'listen'>) {
		this.#couch = couch;
		this.#keeps = pulse !== undefined;
		pulse?.listen(({ database }) => {
			if (database === PROGRAMME) this.forget();
		});
	}

	/** @throws CouchUnavailable: nothing may be decided while nobody knows what is closed */
	async all(): Promise<readonly Closing[]> {
		const reading = this.#reading ?? this.#read();
		if (this.#keeps) this.#reading = reading;
		try {
			return await reading;
		} catch (error) {
			if (this.#reading === reading) this.#reading = null;
			throw error;
		}
	}

	/** Whoever asks from now on is told what is stored now. */
	forget(): void {
		this.#reading = null;
	}

	async #read(): Promise<readonly Closing[]> {
		try {
			const { rows } = await this.#couch.allDocs(PROGRAMME, {
				startKey: 'closing:',
				endKey: 'closing;',
				includeDocs: true
			});
			return rows.flatMap((row) => {
				// Read by the schema alone: what was taken by the clock of its day stays taken.
				const parsed = parseBy(Closing, 'doc' in row ? row.doc : null);
				return parsed.ok ? [parsed.value] : [];
			});
		} catch (error) {
			// A block that has no programme yet has closed nothing.
			if (error instanceof CouchError && error.status === 404) return [];
			throw error;
		}
	}
}

/** The decisions on an activity that the store holds. @throws CouchUnavailable */
export async function storedDecisions(
	couch: Couch,
	db: string,
	activity: Decision['activity'],
	nowMs: number
): Promise<Decision[]> {
	const prefix = `decision:${activity.slice('activity:'.length)}`;
	const { rows } = await couch.allDocs(db, {
		startKey: `${prefix}:`,
		endKey: `${prefix};`,
		includeDocs: true
	});
	return rows.flatMap((row) => {
		const ours = 'doc' in row && row.doc ? asOurs(row.doc, nowMs) : null;
		return ours?.type === 'decision' ? [ours] : [];
	});
}

/** The closing dates of the headcounts that the store holds of a unit. @throws CouchUnavailable */
export async function storedHeadcountDates(couch: Couch, db: string): Promise<string[]> {
	const prefix = 'headcount:';
	const { rows } = await couch.allDocs(db, { startKey: prefix, endKey: 'headcount;' });
	return rows.flatMap((row) => ('error' in row ? [] : [row.key.slice(prefix.length)]));
}
