import { dayInVietnam } from '../../domain/date.ts';
import type { PersonId } from '../../domain/ids.ts';
import { PrivacyRequest } from '../../domain/privacy/request.ts';
import type {
	ByClock,
	DueNames,
	DueRequests,
	LongGone
} from '../../domain/retention/other-kinds.ts';
import {
	closedOn,
	longClosed,
	longGone,
	MOST_NAMES,
	spanOfDays
} from '../../domain/retention/other-kinds.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { RosterBook } from '../api/roster-book.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { AccountStore } from '../auth/account-store.ts';
import type { SessionStore } from '../auth/session-store.ts';
import type { PrivacyStore } from '../privacy/privacy-store.ts';
import { readSettings } from '../privacy/settings.ts';
import { markOfIds } from './mark.ts';
import type { RetentionBook } from './retention-book.ts';
import type { Retirements } from './retirements.ts';

const REQUEST = 'request';

export type OtherSources = {
	store: PrivacyStore;
	book: RetentionBook;
	rosters: RosterBook;
	accounts: AccountStore;
	sessions: SessionStore;
	log: AuditLog;
	retirements: Retirements;
	clock: () => number;
};

async function closedRequests({ store, book, clock }: OtherSources) {
	const { requestMonths } = await book.settings();
	const all = await store.all(REQUEST, PrivacyRequest);
	return longClosed(all, requestMonths, dayInVietnam(clock()));
}

/** Requests whose time is over. @throws CouchUnavailable */
export async function dueRequests(sources: OtherSources): Promise<DueRequests> {
	const due = await closedRequests(sources);
	const days = spanOfDays(due.map(({ day }) => day));
	return { mark: markOfIds(due.map(({ id }) => id)), count: due.length, ...days };
}

/** Deletes requests whose time is over, if they are exactly those that were shown. @throws CouchUnavailable; the next sweep goes on then */
export async function eraseRequests(
	sources: OtherSources,
	by: PersonId,
	mark: string
): Promise<Result<null, 'changed'>> {
	const due = await closedRequests(sources);
	if (due.length === 0 || markOfIds(due.map(({ id }) => id)) !== mark) return err('changed');
	const days = spanOfDays(due.map(({ day }) => day));
	await sources.book.addWent({ kind: 'requests', count: due.length, ...days, by });
	await sweepRequests(sources);
	return ok(null);
}

/** Holds to what was decided: every request that was closed up to the last day of a decision goes. @throws CouchUnavailable */
export async function sweepRequests({
	store,
	book
}: Pick<OtherSources, 'store' | 'book'>): Promise<void> {
	const decided = (await book.went()).filter(({ kind }) => kind === 'requests');
	const last = spanOfDays(decided.flatMap((one) => one.last ?? [])).last;
	if (last === null) return;
	const all = await store.all(REQUEST, PrivacyRequest);
	const dead = all.filter((one) => (closedOn(one) ?? '9999') <= last);
	await store.remove(
		REQUEST,
		dead.map(({ id }) => id)
	);
}

/** Everybody whose name may go by the office's rule, who left first of all first. */
async function goneLong(sources: OtherSources): Promise<LongGone[]> {
	const { book, rosters, accounts, clock } = sources;
	const { nameMonths } = await book.settings();
	const staying = new Set<string>();
	for await (const { person, roles } of accounts.all())
		if (roles.some(({ role }) => role !== 'member')) staying.add(person);
	const rule = { months: nameMonths, today: dayInVietnam(clock()) };
	return longGone(await rosters.all(), staying, rule).slice(0, MOST_NAMES);
}

/** Whose names may go. @throws CouchUnavailable */
export async function dueNames(sources: OtherSources): Promise<DueNames> {
	const people = await goneLong(sources);
	const days = spanOfDays(people.map(({ left }) => left));
	return {
		mark: markOfIds(people.map(({ person }) => person)),
		count: people.length,
		...days,
		people
	};
}

/**
 * Takes out the names that were shown, wherever the id says whose they are; among other words they stay.
 * @throws CouchUnavailable; the next sweep goes on then
 */
export async function retireLongGone(
	sources: OtherSources,
	by: PersonId,
	{ mark, answer }: { mark: string; answer: string }
): Promise<Result<null, 'changed'>> {
	const people = await goneLong(sources);
	const ids = people.map(({ person }) => person);
	if (ids.length === 0 || markOfIds(ids) !== mark) return err('changed');
	const days = spanOfDays(people.map(({ left }) => left));
	await sources.book.addWent({ kind: 'names', count: ids.length, ...days, by });
	await sources.retirements.retireAll(ids, by, answer);
	return ok(null);
}

/** What goes each day by the clock. @throws CouchUnavailable */
export async function byClock({ store, book, sessions, log }: OtherSources): Promise<ByClock> {
	const [{ logMonths }, { sessionDays }, kept, open] = await Promise.all([
		readSettings(store),
		book.settings(),
		log.kept(),
		sessions.count()
	]);
	return {
		log: { months: logMonths, ...kept },
		sessions: { days: sessionDays, open }
	};
}
