import * as v from 'valibot';
import { Instant } from '../date.ts';
import { PersonId, UnitId } from '../ids.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** So far back refusals are looked at, and phones counted. */
export const DENIALS_DAYS = 14;
export const PHONES_DAYS = 30;

/** How the server is, for the office. Null: it cannot be told. */
export const ServerStatus = v.object({
	at: Instant,
	version: v.string(),
	store: v.object({
		kind: v.picklist(['embedded', 'couchdb']),
		version: v.string(),
		/** Whether CouchDB is one that this app was proved with. */
		fits: v.boolean(),
		bytes: v.nullable(count)
	}),
	/** When the store last did not answer, since the server began; null: it always did. Left out by older servers. */
	storeAway: v.optional(v.nullable(v.object({ from: Instant, until: Instant })), null),
	/** What is free where the server keeps its own files. */
	freeBytes: v.nullable(count),
	totalsLagMs: v.number(),
	/** The last backup that `npm run backup` wrote; one that was made otherwise is not known. */
	backupAt: v.nullable(Instant),
	/** Of the address that people open; null: it has none, because it is plain. */
	certificate: v.nullable(
		v.object({ until: v.nullable(Instant), trouble: v.nullable(v.picklist(['unreachable'])) })
	),
	/** When each unit last sent something, where it ever did. */
	units: v.array(v.object({ unit: UnitId, lastArrivalAt: v.nullable(Instant) })),
	/** Other clients than the app, such as CouchDB's replicator and programs: seen in the same days. */
	programs: v.optional(count, 0),
	phones: v.object({
		/** Seen in the last {@link PHONES_DAYS} days. */
		seen: count,
		/** How many of them have another build than the server's; null: the server does not know its own. */
		old: v.nullable(count),
		/** The first of them, last seen first. */
		first: v.array(
			v.object({
				person: PersonId,
				name: v.string(),
				unit: v.nullable(UnitId),
				device: v.string(),
				seenAt: Instant
			})
		)
	}),
	/** What was refused in the last {@link DENIALS_DAYS} days, by reason, the most frequent first. */
	denials: v.array(
		v.object({
			code: v.string(),
			documents: count,
			lastAt: Instant,
			/** By which id the last one is in the server's log, and on the phone it was refused to. */
			lastRequest: v.optional(v.nullable(v.string()), null),
			/** Whose phones, the last first. */
			people: v.array(v.object({ person: PersonId, name: v.string() }))
		})
	)
});
export type ServerStatus = v.InferOutput<typeof ServerStatus>;
