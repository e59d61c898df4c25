import type { ActivityId } from '../../domain/ids.ts';
import type { PersonStore } from '../store/person-store.ts';
import type { DeniedWrite } from '../device.ts';
import type { RailOf } from './query.ts';

const done: RailOf = { rail: 'done', denial: null };

/** Where each record is: a fact read from the outbox and the denials, never a guess. */
export class Rails {
	readonly #store: PersonStore;
	#waiting = new Set<ActivityId>();
	#denied = new Map<ActivityId, DeniedWrite>();
	#sending = new Set<string>();

	constructor(store: PersonStore) {
		this.#store = store;
	}

	/** The records whose outbox rows are on the way right now. */
	setSending(ids: readonly string[]): void {
		this.#sending = new Set(ids);
	}

	of(id: ActivityId): RailOf {
		const denial = this.#denied.get(id);
		if (denial !== undefined) return { rail: 'denied', denial };
		if (!this.#waiting.has(id)) return done;
		return { rail: this.#sending.has(id) ? 'sending' : 'local', denial: null };
	}

	/** Reads the outbox anew; answers every record that was or is not on the server. */
	async reload(): Promise<ActivityId[]> {
		const before = [...this.#waiting, ...this.#denied.keys()];
		const tx = (await this.#store.db).transaction(['outbox', 'denials']);
		const [rows, denials] = await Promise.all([
			tx.objectStore('outbox').getAll(),
			tx.objectStore('denials').getAll()
		]);
		this.#waiting = new Set(rows.flatMap(({ activity }) => activity ?? []));
		this.#denied = new Map(
			denials.flatMap(({ activity, denial, abandoned }) =>
				activity === null || abandoned ? [] : [[activity, denial]]
			)
		);
		return [...new Set([...before, ...this.#waiting, ...this.#denied.keys()])];
	}
}
