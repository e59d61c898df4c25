import * as v from 'valibot';
import { Role } from '../access.ts';
import type { Database } from '../database.ts';
import { parseDatabase } from '../database.ts';
import { Day, daysFrom, Instant } from '../date.ts';
import type { AppDocument } from '../document.ts';
import { PersonId, UnitId } from '../ids.ts';

/** What the server's log tells of, gathered as a reader asks for it. */
export const accessGroups = {
	read: ['read'],
	changed: ['written', 'unverified', 'replayed', 'carried'],
	refused: ['refused', 'denied'],
	session: ['signedIn', 'signedOut', 'wrongPassword', 'signInStopped'],
	rights: ['consented', 'asked', 'exported', 'answered', 'calledLost', 'incident'],
	retention: ['retentionSet', 'retentionRun', 'retiredPerson'],
	accounts: [
		'imported',
		'importUndone',
		'cardsMade',
		'accountChanged',
		'unitChanged',
		'unitHandedOver'
	]
} as const;
export type AccessGroup = keyof typeof accessGroups;
export type AccessKind = (typeof accessGroups)[AccessGroup][number];

const groups = Object.keys(accessGroups) as [AccessGroup, ...AccessGroup[]];
const kinds = Object.values(accessGroups).flat() as [AccessKind, ...AccessKind[]];

/** A line of the log: who did what, when, where, and to whose data as far as it was told. */
export const AccessLine = v.object({
	id: v.string(),
	at: Instant,
	by: PersonId,
	kind: v.picklist(kinds),
	/** The name of a database; none for what is done to the server as a whole. */
	database: v.optional(v.string()),
	count: v.optional(v.number()),
	/** Whose data it was, the reader or writer left out; none: everybody's in the database, or it is private to a unit. */
	of: v.optional(v.array(PersonId))
});
export type AccessLine = v.InferOutput<typeof AccessLine>;

/** A piece of the log, newest first; `people` names everybody in it who has an account. */
export const AccessPage = v.object({
	lines: v.array(AccessLine),
	people: v.record(v.string(), v.object({ name: v.string(), roles: v.array(Role) })),
	/** Where to go on; null: there is no more in the days asked for. */
	next: v.nullable(v.string()),
	/** Up to when everything was looked through. */
	until: Instant
});
export type AccessPage = v.InferOutput<typeof AccessPage>;

/**
 * How long the log is kept, in months: at least as long as Decree 53/2022/NĐ-CP asks of a system's logs, and by default
 * twice that. What the Law on personal data asks beyond it is for the office to confirm.
 */
export const LogMonths = v.pipe(v.number(), v.integer(), v.minValue(12), v.maxValue(120));
export const USUAL_LOG_MONTHS = 24;

/** The most days that are asked for at once. */
export const MOST_LOG_DAYS = 366;

/** What the office looks for. `who`: part of a name, of whoever did it or whose data it was. */
export const AccessQuery = v.pipe(
	v.object({
		from: Day,
		to: Day,
		group: v.optional(v.picklist(groups)),
		unit: v.optional(UnitId),
		who: v.optional(v.pipe(v.string(), v.maxLength(100))),
		before: v.optional(v.pipe(v.string(), v.regex(/^[0-9A-Z]{26}$/)))
	}),
	v.forward(
		v.check(({ from, to }) => from <= to, 'endBeforeStart'),
		['to']
	),
	v.forward(
		v.check(({ from, to }) => daysFrom(from, to) <= MOST_LOG_DAYS, 'tooLong'),
		['to']
	)
);
export type AccessQuery = v.InferOutput<typeof AccessQuery>;

/** Where something happened, as people call it. */
export type AccessPlace =
	| { kind: 'unit' | 'private' | 'photos'; unit: UnitId }
	| {
			kind: 'committee' | 'inspection' | 'figures' | 'programme' | 'accounts' | 'privacy' | 'audit';
	  };

const PHOTOS = '-photos';
const own = ['accounts', 'privacy', 'audit'] as const;

/** Understands the name of a database of the log; null for one that nobody knows any more. */
export function placeOfAccess(name: string): AccessPlace | null {
	const server = own.find((kind) => kind === name);
	if (server !== undefined) return { kind: server };
	if (name.endsWith(PHOTOS)) {
		const unit = parseDatabase(name.slice(0, -PHOTOS.length));
		return unit?.kind === 'unit' ? { kind: 'photos', unit: unit.unit } : null;
	}
	const known = parseDatabase(name);
	if (known === null) return null;
	switch (known.kind) {
		case 'unit':
			return { kind: 'unit', unit: known.unit };
		case 'unitPrivate':
			return { kind: 'private', unit: known.unit };
		case 'totals':
		case 'totalsCommittee':
		case 'totalsPrivate':
			return { kind: 'figures' };
		default:
			return { kind: known.kind };
	}
}

/**
 * Whether reading a database is worth a line of the log: it names people, or tells what few may know. The programme and
 * what is counted for everybody do neither.
 */
export function isReadNoted({ kind }: Database): boolean {
	return kind !== 'programme' && kind !== 'totals' && kind !== 'totalsCommittee';
}

/**
 * The people whose data a document is: of a record and of its approval the one whose deed it is, who typed it, and who
 * took part. None of what a unit keeps private: the log would tell the office on whom there is something to keep.
 */
export function peopleOf(document: AppDocument): PersonId[] {
	switch (document.type) {
		case 'activity':
			return [document.author, document.recordedBy, ...document.content.people.members];
		case 'decision': {
			if (document.verdict !== 'approve') return [];
			const { author, recordedBy, content } = document.snapshot;
			return [author, recordedBy, ...content.people.members];
		}
		case 'person':
			return [document.id];
		case 'reminder':
			return document.to;
		case 'photo':
		case 'noticeReceipt':
		case 'checkIn':
			return [document.by];
		case 'headcount':
		case 'unit':
		case 'closing':
		case 'reopening':
		case 'work':
			return [];
	}
}

/** How often somebody read a place, and when they last did. */
export type Reader = { by: PersonId; place: AccessPlace | null; times: number; last: string };

/** Readers by place, who read last first. */
export function readersOf(lines: readonly AccessLine[]): Reader[] {
	const found = new Map<string, Reader>();
	for (const { kind, by, at, database = '' } of lines) {
		if (kind !== 'read') continue;
		const key = `${by} ${database}`;
		const before = found.get(key);
		found.set(key, {
			by,
			place: placeOfAccess(database),
			times: (before?.times ?? 0) + 1,
			last: before === undefined || at > before.last ? at : before.last
		});
	}
	return [...found.values()].sort((a, b) => (a.last < b.last ? 1 : -1));
}
