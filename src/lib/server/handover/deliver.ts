import type { Actor } from '../../domain/access.ts';
import { parseDatabase } from '../../domain/database.ts';
import type { Certificate, BundleContent } from '../../domain/handover/bundle.ts';
import type { HandoverAnswer, HandoverFault } from '../../domain/handover/answer.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { Audit, AuditEvent, Who } from '../audit/audit.ts';
import { actorOf, normaliseLogin } from '../auth/account.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { SessionStore } from '../auth/session-store.ts';
import type { Couch } from '../couch/couch.ts';
import { CouchError } from '../couch/couch.ts';
import type { Outcome } from '../gateway/outcome.ts';
import type { BatchWriter } from '../gateway/write-batch.ts';

export type DeliverySettings = {
	couch: Couch;
	audit: Audit;
	/** The one door to the databases, the gateway's own. */
	writer: Pick<BatchWriter, 'write'>;
};

type Desk = { accounts: AccountStore; sessions: SessionStore };

/**
 * Whose documents these are, with the rights they have now: a bundle gives nobody a right that was taken from them
 * since. @throws CouchUnavailable
 */
export async function authorOf(
	{ accounts, sessions }: Desk,
	{ login, person, session, at }: Certificate
): Promise<Result<Actor, HandoverFault>> {
	const known = normaliseLogin(login);
	const account = known === null ? null : await accounts.now(known);
	if (account === null || account.disabled || account.person !== person) return err('authorGone');
	if (at < (account.sessionsFrom ?? '') || (await sessions.isCalledLost(session)))
		return err('phoneEnded');
	return ok(actorOf(account));
}

/**
 * Writes what was carried here, as its author and by the gateway's own rules, revision by revision: what is known
 * already stays as it is, however often it comes and by whichever way.
 * @throws CouchUnavailable: all, part or nothing was stored, and bringing it again is safe
 */
export async function deliver(
	{ couch, writer, audit }: DeliverySettings,
	author: Actor,
	carrier: Who,
	{ documents }: BundleContent
): Promise<HandoverAnswer> {
	const there = new Set(await couch.listDatabases());
	const refused = new Map<string, number>();
	const refuse = (code: string, count = 1) => refused.set(code, (refused.get(code) ?? 0) + count);
	let stored = 0;
	for (const [name, docs] of byDatabase(documents)) {
		const database = parseDatabase(name);
		// What is private to few goes by no third hand, sealed or not; the app puts nothing of it into a bundle.
		if (database?.kind !== 'unit' || !there.has(name)) {
			refuse('wrongPlace', docs.length);
			continue;
		}
		const outcomes = await orMissing(() =>
			writer.write({
				actor: author,
				session: `carried:${carrier.session}`,
				carriedBy: carrier.person,
				database,
				newEdits: false,
				documents: docs
			})
		);
		if (outcomes === null) refuse('wrongPlace', docs.length);
		for (const code of outcomes?.flatMap(codeOf) ?? []) refuse(code);
		const written = outcomes?.filter(({ kind }) => kind === 'written').length ?? 0;
		stored += written;
		const event: AuditEvent = {
			kind: 'carried',
			database: name,
			count: written,
			of: [author.person]
		};
		if (written > 0) await audit.record(carrier, [event]);
	}
	return { stored, refused: [...refused].map(([code, count]) => ({ code, count })) };
}

function byDatabase(documents: BundleContent['documents']): Map<string, unknown[]> {
	const all = new Map<string, unknown[]>();
	for (const { database, doc } of documents) {
		const some = all.get(database) ?? [];
		all.set(database, some);
		some.push(doc);
	}
	return all;
}

function codeOf(outcome: Outcome): string[] {
	switch (outcome.kind) {
		case 'written':
			return [];
		case 'refused':
			return [outcome.refusal.code];
		case 'conflict':
			return ['conflict'];
	}
}

/** Null where the unit's database went away meanwhile. */
async function orMissing<T>(work: () => Promise<T>): Promise<T | null> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof CouchError && error.status === 404) return null;
		throw error;
	}
}
