import { isPrivate } from '../../domain/database.ts';
import type { PersonId } from '../../domain/ids.ts';
import { peopleOf } from '../../domain/privacy/access-log.ts';
import type { AuditEvent } from '../audit/audit.ts';
import type { BulkDocsResult } from '../couch/couch.ts';
import type { Refusal } from './denial.ts';
import { malformed } from './denial.ts';
import { requestAtWork } from '../log.ts';
import type { Judgement } from './judge.ts';
import type { Screened } from './screen.ts';

/** What became of one document of a batch. */
export type Outcome =
	| { kind: 'written'; id: string; rev: string }
	| { kind: 'refused'; id: string; rev: string | undefined; refusal: Refusal }
	| { kind: 'conflict'; id: string };

/** A document under judgement, at its place in the batch. */
export type Case = {
	at: number;
	incoming: Screened;
	judgement: Judgement | null;
	/** Accepted because exactly this revision had been accepted before. */
	replay: boolean;
};

/** A case that was written, with the revision it became. */
export type WrittenCase = { id: string; rev: string; case: Case; unverified: boolean };

/** What a document calls itself, for the answer; shortened, because it may be anything. */
export function namesOf(input: unknown): { id: string; rev: string | undefined } {
	const field = (name: string): string | undefined => {
		const value: unknown =
			typeof input === 'object' && input !== null ? Reflect.get(input, name) : undefined;
		return typeof value === 'string' ? value.slice(0, 200).toWellFormed() : undefined;
	};
	return { id: field('_id') ?? '', rev: field('_rev') };
}

/** What the store's answer for a document means for its sender. */
export function outcomeOf({ id, rev }: Screened, result: BulkDocsResult | undefined): Outcome {
	if (result !== undefined && 'ok' in result) return { kind: 'written', id, rev: result.rev };
	if (result?.error === 'conflict') return { kind: 'conflict', id };
	return { kind: 'refused', id, rev: rev ?? undefined, refusal: malformed('', 'invalid') };
}

/** The cases that changed the store. */
export function writtenCases(cases: readonly Case[], outcomes: readonly Outcome[]): WrittenCase[] {
	return cases.flatMap((one) => {
		const outcome = outcomes[one.at];
		if (one.judgement?.kind !== 'accept' || outcome?.kind !== 'written') return [];
		const { id, rev } = outcome;
		return [{ id, rev, case: one, unverified: one.judgement.unverified }];
	});
}

/** What the audit keeps of a batch; nothing of what did not happen. */
export function eventsOf(
	database: string,
	by: PersonId,
	written: readonly WrittenCase[],
	outcomes: readonly Outcome[]
): AuditEvent[] {
	const names = (some: readonly WrittenCase[]) => some.map(({ id, rev }) => ({ id, rev }));
	const fresh = written.filter((one) => !one.case.replay);
	const replayed = written.filter((one) => one.case.replay);
	const unverified = fresh.filter((one) => one.unverified);
	const denied = outcomes.flatMap(refusedOf);
	const events: AuditEvent[] = [];
	if (fresh.length > 0) {
		const of = isPrivate(database) ? [] : othersIn(fresh, by);
		events.push({
			kind: 'written',
			database,
			count: fresh.length,
			...(of.length === 0 ? {} : { of })
		});
	}
	if (replayed.length > 0) events.push({ kind: 'replayed', database, documents: names(replayed) });
	if (unverified.length > 0)
		events.push({ kind: 'unverified', database, documents: names(unverified) });
	if (denied.length > 0) {
		const request = requestAtWork();
		const told = request === undefined ? {} : { request };
		events.push({ kind: 'denied', database, ...told, documents: denied });
	}
	return events;
}

/** Whose data was written, whoever wrote it left out. */
function othersIn(written: readonly WrittenCase[], by: PersonId): PersonId[] {
	const all = written.flatMap(({ case: { incoming } }) =>
		incoming.document.ok ? peopleOf(incoming.document.value) : []
	);
	return [...new Set(all)].filter((person) => person !== by);
}

function refusedOf(outcome: Outcome) {
	if (outcome.kind !== 'refused') return [];
	const { id, rev, refusal } = outcome;
	return [{ id, ...(rev === undefined ? {} : { rev }), code: refusal.code }];
}
