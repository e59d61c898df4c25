import type { PersonId } from '../domain/ids.ts';
import type { DaySpan } from '../domain/period/span.ts';
import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import type { RecordsQuery } from '../domain/totals/record-page.ts';
import type { TotalsDocument } from '../domain/totals/totals-document.ts';
import type { RecordsFault, RecordSource } from './board-records.svelte.ts';
import { openRecordSource } from './board-records.svelte.ts';

/** Boards of free ranges, which the server counts when it is asked; what was counted once is kept on the phone. */
export class CountedRanges {
	readonly #person: PersonId;
	readonly #scope: RecordsQuery['scope'];
	readonly #open: typeof openRecordSource;
	#source: Promise<RecordSource> | null = null;

	constructor(person: PersonId, scope: RecordsQuery['scope'], open = openRecordSource) {
		this.#person = person;
		this.#scope = scope;
		this.#open = open;
	}

	/** As last counted for this phone, or null. */
	async kept(range: DaySpan): Promise<TotalsDocument | null> {
		return (await this.#opened()).keptBoard(this.#scope, range);
	}

	/** Has it counted now. */
	async count(range: DaySpan): Promise<Result<null, RecordsFault>> {
		const counted = await (await this.#opened()).fetchBoard(this.#scope, range);
		return counted.ok ? ok(null) : err(counted.error);
	}

	#opened(): Promise<RecordSource> {
		return (this.#source ??= this.#open(this.#person));
	}

	close(): void {
		void this.#source?.then((source) => source.close());
	}
}
