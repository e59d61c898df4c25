import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { PersonId, ulid } from '../../domain/ids.ts';
import type { Couch } from '../couch/couch.ts';
import { GroupAppend } from '../couch/group-append.ts';

/** The server's own append-only database of who read, changed and was refused what: no client can name it. */
export const AUDIT = 'audit';

/** One document can be told in full; of a batch of thousands the first stand for the rest, beside their number. */
const MOST_NAMED = 200;

export type Refused = { id: string; rev?: string; code: string };

/** What is worth remembering. Lists of a batch are shortened, their `count` is not. */
export type AuditEvent =
	/** Documents of a batch that were not taken, each with its reason. `request`: its id in the log, and on the phone. */
	| { kind: 'denied'; database: string; request?: string; documents: readonly Refused[] }
	/** Approvals whose decided revision has no body any more, so that the snapshot could not be compared. */
	| { kind: 'unverified'; database: string; documents: readonly { id: string; rev: string }[] }
	/** Accepted because exactly these revisions had been accepted before, though this person may not make them. */
	| { kind: 'replayed'; database: string; documents: readonly { id: string; rev: string }[] }
	/** How many revisions of a batch were taken; their receipt names them. `of`: whose data they are, the writer left out. */
	| { kind: 'written'; database: string; count: number; of?: readonly PersonId[] }
	/** The first request of a session's round that reads a database, or in it the data of some people. */
	| { kind: 'read'; database: string; of?: readonly PersonId[] }
	/** Somebody typed a wrong password for an account, or tried so often that they have to wait: whose it is in `of`. */
	| { kind: 'wrongPassword' | 'signInStopped'; of: readonly PersonId[] }
	/** A session was opened, or ended by its person. */
	| { kind: 'signedIn' | 'signedOut' }
	/** What a person does about their own data, or the office about what people ask. */
	| { kind: 'consented' | 'asked' | 'exported' | 'answered' | 'calledLost' | 'incident' }
	/** The office set how long is kept what is not kept for good, or decided that it goes; or took a name out. */
	| { kind: 'retentionSet' | 'retentionRun' | 'retiredPerson' }
	/** The office brought a list of people in, took one back, made cards to sign in with, or changed an account or a unit. */
	| {
			kind:
				| 'imported'
				| 'importUndone'
				| 'cardsMade'
				| 'accountChanged'
				| 'unitChanged'
				| 'unitHandedOver';
	  }
	/** How many revisions somebody brought for their author, who could not send them. */
	| { kind: 'carried'; database: string; count: number; of: readonly PersonId[] }
	/** A whole request without the right to it. */
	| { kind: 'refused'; database: string; action: 'read' | 'write'; code: string };

export type Who = { person: PersonId; session: string };

/** Stands where nobody knows who it was: no person can have it. */
export const UNKNOWN = v.parse(PersonId, 'chua-ro-ai');

/** Gets a line as it is written, to keep a copy of it elsewhere. */
export type AuditCopy = (line: Readonly<Record<string, unknown>>) => void;

/** Writes what happened, in the order of its time. */
export class Audit {
	readonly #append: GroupAppend;
	readonly #clock: () => number;
	readonly #copy: AuditCopy;

	/** @param copy gets each line too */
	constructor(couch: Couch, clock: () => number = Date.now, copy: AuditCopy = () => undefined) {
		this.#append = new GroupAppend(couch, AUDIT);
		this.#clock = clock;
		this.#copy = copy;
	}

	/** Resolves when the events are durable. @throws CouchUnavailable */
	record(who: Who, events: readonly AuditEvent[]): Promise<void> {
		const atMs = this.#clock();
		const lines = events.map((event) => ({
			_id: `event:${ulid(atMs, randomBytes(16))}`,
			type: 'audit',
			v: 1,
			at: new Date(atMs).toISOString(),
			by: who.person,
			session: who.session,
			...shortened(event)
		}));
		for (const line of lines) this.#copy(line);
		return this.#append.append(lines);
	}

	/** Writes down that somebody tried to sign in as a person and did not get in. @throws CouchUnavailable */
	failed(kind: 'wrongPassword' | 'signInStopped', person: PersonId): Promise<void> {
		return this.record({ person: UNKNOWN, session: '' }, [{ kind, of: [person] }]);
	}

	/** How many lines are not written yet. */
	get waiting(): number {
		return this.#append.waiting;
	}

	/** Resolves when nothing waits to be written. */
	settled(): Promise<void> {
		return this.#append.settled();
	}
}

function shortened(event: AuditEvent): Record<string, unknown> {
	if ('of' in event && event.of !== undefined)
		return { ...event, of: event.of.slice(0, MOST_NAMED) };
	if (!('documents' in event)) return event;
	const { documents, ...rest } = event;
	return { ...rest, count: documents.length, documents: documents.slice(0, MOST_NAMED) };
}
