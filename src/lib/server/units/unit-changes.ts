import * as v from 'valibot';
import { Day, Instant } from '../../domain/date.ts';
import { PersonId, UnitId } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import { Unit } from '../../domain/unit/unit.ts';
import { UnitEvent } from '../../domain/unit/unit-event.ts';
import { isMissing } from '../auth/account-store.ts';
import type { Couch } from '../couch/couch.ts';
import { PEOPLE } from '../people/people-store.ts';

/** A change of units as it was decided: kept until it is done, so that what was cut off goes on, and the same is not done twice. */
export const UnitChange = v.looseObject({
	_id: v.string(),
	_rev: v.optional(v.string()),
	type: v.literal('unitChange'),
	v: v.literal(1),
	event: UnitEvent,
	units: v.array(Unit),
	/** Where the people come from, and whether that unit goes. */
	from: UnitId,
	goes: v.boolean(),
	into: v.nullable(UnitId),
	moves: v.array(
		v.object({
			person: PersonId,
			to: v.nullable(UnitId),
			day: Day,
			chiDoan: v.nullable(v.string())
		})
	),
	at: Instant,
	done: v.boolean()
});
export type UnitChange = v.InferOutput<typeof UnitChange>;

export function changeId(id: string): string {
	return `unit-change:${id}`;
}

/** The changes of units that were decided, in the server's own database of people. */
export class UnitChanges {
	readonly #couch: Couch;

	constructor(couch: Couch) {
		this.#couch = couch;
	}

	/** One of them, or null. @throws CouchUnavailable */
	async get(id: string): Promise<UnitChange | null> {
		try {
			const parsed = parseBy(UnitChange, await this.#couch.get(PEOPLE, changeId(id)));
			return parsed.ok ? parsed.value : null;
		} catch (error) {
			if (isMissing(error)) return null;
			throw error;
		}
	}

	/** Those that were cut off. @throws CouchUnavailable */
	async open(): Promise<UnitChange[]> {
		const range = { startKey: 'unit-change:', endKey: 'unit-change;', includeDocs: true };
		const { rows } = await this.#couch.allDocs(PEOPLE, range);
		return rows.flatMap((row) => {
			const parsed = parseBy(UnitChange, 'doc' in row ? row.doc : null);
			return parsed.ok && !parsed.value.done ? [parsed.value] : [];
		});
	}

	/** Writes one; false where another process did at the same moment. @throws CouchUnavailable */
	async put(change: UnitChange): Promise<boolean> {
		const [answer] = await this.#couch.bulkDocs(PEOPLE, [change]);
		return answer !== undefined && 'ok' in answer;
	}

	/** Forgets one of which nothing was done. @throws CouchUnavailable */
	async drop(id: string): Promise<void> {
		const kept = await this.get(id);
		if (kept?._rev === undefined) return;
		await this.#couch.bulkDocs(PEOPLE, [{ _id: kept._id, _rev: kept._rev, _deleted: true }]);
	}
}
