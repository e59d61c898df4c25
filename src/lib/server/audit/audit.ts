import { randomBytes } from 'node:crypto';
import type { PersonId } from '../../domain/ids.ts';
import { ulid } from '../../domain/ids.ts';
import type { Couch } from '../couch/couch.ts';
import { GroupAppend } from '../couch/group-append.ts';

/** The server's own append-only database of who read, changed and was refused what: no client can name it. */
export const AUDIT = 'audit';

/** One document can be told in full; of a batch of thousands the first stand for the rest, beside their number. */
const MOST_NAMED = 200;

export type Refused = { id: string; rev?: string; code: string };

/** What is worth remembering. Lists of a batch are shortened, their `count` is not. */
export type AuditEvent =
	/** Documents of a batch that were not taken, each with its reason. */
	| { kind: 'denied'; database: string; documents: readonly Refused[] }
	/** Approvals whose decided revision has no body any more, so that the snapshot could not be compared. */
	| { kind: 'unverified'; database: string; documents: readonly { id: string; rev: string }[] }
	/** Accepted because exactly these revisions had been accepted before, though this person may not make them. */
	| { kind: 'replayed'; database: string; documents: readonly { id: string; rev: string }[] }
	/** How many revisions of a batch were taken; their receipt names them. `of`: whose data they are, the writer left out. */
	| { kind: 'written'; database: string; count: number; of?: readonly PersonId[] }
	/** The first request of a session's round that reads a database, or in it the data of some people. */
	| { kind: 'read'; database: string; of?: readonly PersonId[] }
	/** A session was opened, or ended by its person. */
	| { kind: 'signedIn' | 'signedOut' }
	/** What a person does about their own data, or the office about what people ask. */
	| { kind: 'consented' | 'asked' | 'exported' | 'answered' | 'calledLost' | 'incident' }
	/** The office set how long is kept what is not kept for good, or decided that it goes; or took a name out. */
	| { kind: 'retentionSet' | 'retentionRun' | 'retiredPerson' }
	/** The office brought a list of people in, took one back, made cards to sign in with, or changed an account. */
	| { kind: 'imported' | 'importUndone' | 'cardsMade' | 'accountChanged' }
	/** How many revisions somebody brought for their author, who could not send them. */
	| { kind: 'carried'; database: string; count: number; of: readonly PersonId[] }
	/** A whole request without the right to it. */
	| { kind: 'refused'; database: string; action: 'read' | 'write'; code: string };

export type Who = { person: PersonId; session: string };

/** Writes what happened, in the order of its time. */
export class Audit {
	readonly #append: GroupAppend;
	readonly #clock: () => number;

	constructor(couch: Couch, clock: () => number = Date.now) {
		this.#append = new GroupAppend(couch, AUDIT);
		this.#clock = clock;
	}

	/** Resolves when the events are durable. @throws CouchUnavailable */
	record(who: Who, events: readonly AuditEvent[]): Promise<void> {
		const atMs = this.#clock();
		return this.#append.append(
			events.map((event) => ({
				_id: `event:${ulid(atMs, randomBytes(16))}`,
				type: 'audit',
				v: 1,
				at: new Date(atMs).toISOString(),
				by: who.person,
				session: who.session,
				...shortened(event)
			}))
		);
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
