import * as v from 'valibot';
import { unitDatabase } from '../../domain/database.ts';
import { Instant } from '../../domain/date.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import { Transfers } from '../../domain/unit/transfer.ts';
import type { RequestsFault, ToldTransfers, TransferDesk } from '../notices.ts';
import type { PersonStore } from '../store/person-store.ts';
import { WireFault, askJson } from '../wire/exchange.ts';
import { requestsFault } from '../wire/requests-fault.ts';

/** Kept among what the server publishes, under an id that no document has. */
const KEPT = 'told:transfers';

const Told = v.object({ at: Instant, transfers: Transfers });

/** What the other units wrote, asked of the server and kept on this phone. */
export class PhoneTransfers implements TransferDesk {
	readonly #store: PersonStore;

	constructor(store: PersonStore) {
		this.#store = store;
	}

	async told(unit: UnitId): Promise<ToldTransfers | null> {
		const kept = await (await this.#store.db).get('published', [unitDatabase(unit), KEPT]);
		const parsed = v.safeParse(Told, kept?.doc);
		return parsed.success ? parsed.output : null;
	}

	async ask(unit: UnitId): Promise<Result<ToldTransfers, RequestsFault>> {
		try {
			const { body } = await askJson(`/api/transfers/${unit}`);
			const parsed = v.safeParse(Told, body);
			if (!parsed.success) return err('serverDown');
			const doc = { _id: KEPT, _rev: '', ...parsed.output };
			await (
				await this.#store.db
			).put('published', { database: unitDatabase(unit), id: KEPT, doc });
			return ok(parsed.output);
		} catch (error) {
			if (!(error instanceof WireFault)) throw error;
			return err(requestsFault(error));
		}
	}
}
