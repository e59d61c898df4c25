import type * as v from 'valibot';
import { Activity } from '../../domain/activity/activity.ts';
import { Decision } from '../../domain/activity/decision.ts';
import type { UnitId } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import { countsInPeriod } from '../../domain/period/span.ts';
import type { CountedRecord } from '../../domain/totals/figures.ts';
import { countRecord } from '../../domain/totals/record.ts';
import { Headcount } from '../../domain/unit/headcount.ts';
import { shippedTerm } from '../../terms/index.ts';
import type { Replicated } from './revisions.ts';

/** An approved record with what it counts for. */
export type StoredRecord = { activity: Activity; counted: CountedRecord };

/** What units had by an instant: the records of a period, as they were decided on then, and the headcounts. */
export class StoredRecords {
	readonly records: StoredRecord[] = [];
	readonly headcounts: Headcount[] = [];
	readonly #period: string;
	readonly #until: string;

	constructor(period: string, until: string) {
		this.#period = period;
		this.#until = until;
	}

	/** Takes what a slice of a block tells. A record stands in one slice with its decisions. */
	take(documents: readonly Replicated[]): void {
		const decisions = Map.groupBy(
			this.#parsed(documents, 'decision', Decision),
			(one) => one.activity
		);
		for (const headcount of this.#parsed(documents, 'headcount', Headcount))
			if (headcount.at <= this.#until) this.headcounts.push(headcount);
		for (const activity of this.#parsed(documents, 'activity', Activity)) {
			const known = (decisions.get(activity._id) ?? []).filter(({ at }) => at <= this.#until);
			const counted = countRecord(activity, known, shippedTerm);
			const { approved } = counted;
			if (approved !== null && countsInPeriod(approved, this.#period))
				this.records.push({ activity, counted });
		}
	}

	/** What of it is a unit's. */
	of(unit: UnitId): { counted: CountedRecord[]; headcounts: Headcount[] } {
		return {
			counted: this.records.flatMap(({ activity, counted }) =>
				activity.unit === unit ? [counted] : []
			),
			headcounts: this.headcounts.filter((headcount) => headcount.unit === unit)
		};
	}

	#parsed<const S extends v.GenericSchema>(
		documents: readonly Replicated[],
		type: string,
		schema: S
	): v.InferOutput<S>[] {
		return documents.flatMap(({ _revisions, ...document }) => {
			void _revisions;
			if (document['type'] !== type) return [];
			const parsed = parseBy(schema, document);
			return parsed.ok ? [parsed.value] : [];
		});
	}
}
