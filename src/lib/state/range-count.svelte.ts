import type { DaySpan } from '../domain/period/span.ts';
import type { TotalsDocument } from '../domain/totals/totals-document.ts';
import type { RecordsFault } from './board-records.svelte.ts';
import type { CountedRanges } from './counted-ranges.ts';

/** The counting of a free range for a board: once by itself, again when the person asks. */
export class RangeCount {
	readonly #ranges: CountedRanges;
	/** The range that was asked for last. */
	#asked: DaySpan | null = null;
	#counting = $state.raw(false);
	#fault = $state.raw<RecordsFault | null>(null);

	constructor(ranges: CountedRanges) {
		this.#ranges = ranges;
	}

	/** Whether the server is counting the range that is shown. */
	get counting(): boolean {
		return this.#counting;
	}
	/** Why it was not counted just now, or null. */
	get fault(): RecordsFault | null {
		return this.#fault;
	}

	/** The board shows another period; an answer that comes later is kept, not shown. */
	leave(): void {
		this.#asked = null;
		this.#counting = false;
		this.#fault = null;
	}

	/** Whether this range was the last to be asked for. */
	wasCounted({ from, to }: DaySpan): boolean {
		return this.#asked?.from === from && this.#asked.to === to;
	}

	/** What this phone keeps of an earlier answer, or null. */
	kept(range: DaySpan): Promise<TotalsDocument | null> {
		return this.#ranges.kept(range);
	}

	/** Has a range counted. @returns false when the board has moved on meanwhile */
	async count(range: DaySpan): Promise<boolean> {
		this.#asked = range;
		this.#counting = true;
		this.#fault = null;
		const counted = await this.#ranges.count(range);
		if (this.#asked !== range) return false;
		this.#counting = false;
		this.#fault = counted.ok ? null : counted.error;
		return true;
	}

	close(): void {
		this.#asked = null;
		this.#ranges.close();
	}
}
