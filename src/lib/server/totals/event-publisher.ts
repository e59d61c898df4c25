import { databaseName } from '../../domain/database.ts';
import type { JointEvent } from '../../domain/activity/joint-event.ts';
import type { Couch } from '../couch/couch.ts';
import { everyUnitCounted } from './every-unit-counted.ts';
import type { Ledger } from './ledger.ts';
import { putChanged } from './put-changed.ts';

const PROGRAMME = databaseName({ kind: 'programme' });
const PREFIX = 'joint:';
/** Events written at once. */
const PORTION = 50;

/** Publishes joint events as their records tell them; one that nobody belongs to any more is taken away. */
export class EventPublisher {
	readonly #couch: Couch;
	readonly #ledger: Ledger;
	/** Whether what stands published was compared with the ledger since the start. */
	#compared = false;

	constructor({ couch, ledger }: { couch: Couch; ledger: Ledger }) {
		this.#couch = couch;
		this.#ledger = ledger;
	}

	/**
	 * Codes of events to publish: none before every unit was counted, or an event would lose the units that come later.
	 * @throws CouchUnavailable
	 */
	async due(): Promise<string[]> {
		if (this.#compared && this.#ledger.dirtyEvents().length === 0) return [];
		if (!(await everyUnitCounted(this.#couch, this.#ledger))) return [];
		if (!this.#compared) {
			this.#ledger.unsettleEvents(await this.#published());
			this.#compared = true;
		}
		return this.#ledger.dirtyEvents();
	}

	/** Writes what events say now where it is new. @throws CouchUnavailable */
	async publish(codes: readonly string[]): Promise<void> {
		for (let i = 0; i < codes.length; i += PORTION) {
			const portion = codes.slice(i, i + PORTION);
			// Cleared before the records are read: a change in between makes the event dirty again.
			this.#ledger.settleEvents(portion);
			try {
				const events = portion.map((code) => orGone(this.#ledger.event(code)));
				await putChanged(this.#couch, PROGRAMME, events);
			} catch (error) {
				this.#ledger.unsettleEvents(portion);
				throw error;
			}
		}
	}

	async #published(): Promise<string[]> {
		const range = { startKey: PREFIX, endKey: 'joint;', inclusiveEnd: false };
		const { rows } = await this.#couch.allDocs(PROGRAMME, range);
		return rows.map(({ key }) => key.slice(PREFIX.length));
	}
}

function orGone(event: JointEvent): { _id: string; _deleted?: boolean } {
	return event.units.length > 0 ? event : { _id: event._id, _deleted: true };
}
