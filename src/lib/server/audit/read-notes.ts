import type { Actor } from '../../domain/access.ts';
import { belongsTo } from '../../domain/access.ts';
import { parseDatabase } from '../../domain/database.ts';
import type { PersonId } from '../../domain/ids.ts';
import { isReadNoted } from '../../domain/privacy/access-log.ts';
import type { Audit, AuditEvent, Who } from './audit.ts';
import { Rounds } from './rounds.ts';

/** A phone in the field syncs in rounds; reads of one round are one line. */
const ROUND_MS = 10 * 60_000;
/** A phone that keeps its own unit's data does so unasked, day by day: more lines would say nothing more. */
const OWN_UNIT_MS = 24 * 60 * 60_000;

type Reading = { session: string; actor: Actor; database: string; of?: readonly PersonId[] };

/** Writes down who reads what, once a round: the log names a reader, and not each request. */
export class ReadNotes {
	readonly #audit: Audit;
	readonly #rounds: Rounds;

	constructor(audit: Audit, clock: () => number) {
		this.#audit = audit;
		this.#rounds = new Rounds(clock);
	}

	/**
	 * Resolves when it is written down that this was read; nothing may be given away before. `of`: whose data, where it
	 * is less than the whole database.
	 * @throws CouchUnavailable
	 */
	async read({ session, actor, database, of = [] }: Reading): Promise<void> {
		const known = parseDatabase(database);
		if (known !== null && !isReadNoted(known)) return;
		const others = [...new Set(of)].filter((person) => person !== actor.person);
		if (of.length > 0 && others.length === 0) return;
		const isOwn = known?.kind === 'unit' && belongsTo(actor, known.unit);
		const key = [session, database, ...others].join(' ');
		const event: AuditEvent = {
			kind: 'read',
			database,
			...(others.length === 0 ? {} : { of: others })
		};
		await this.#once(key, isOwn ? OWN_UNIT_MS : ROUND_MS, { person: actor.person, session }, event);
	}

	/** Resolves when it is written down that somebody asked without a right. @throws CouchUnavailable */
	refused(who: Who, event: Extract<AuditEvent, { kind: 'refused' }>): Promise<void> {
		const key = `refused ${event.action} ${who.session} ${event.database}`;
		return this.#once(key, ROUND_MS, who, event);
	}

	async #once(key: string, roundMs: number, who: Who, event: AuditEvent): Promise<void> {
		if (!this.#rounds.begins(key, roundMs)) return;
		try {
			await this.#audit.record(who, [event]);
		} catch (error) {
			this.#rounds.forget(key);
			throw error;
		}
	}
}
