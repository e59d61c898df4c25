import * as v from 'valibot';
import { Role } from '../access.ts';
import { Instant } from '../date.ts';
import { Deadlines } from './request.ts';
import { RetentionSettings } from '../retention/retention.ts';
import { LogMonths } from './access-log.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const roleNames = Role.options.map(({ entries }) => entries.role.literal);

/** A kind of document in a database of the server's own: where it lies, and its fields. */
export const OwnKind = v.object({
	kind: v.string(),
	place: v.string(),
	fields: v.array(v.string())
});
export type OwnKind = v.InferOutput<typeof OwnKind>;

/** What the server counts and has set, for the impact-assessment dossier: figures, never a person. */
export const DossierFacts = v.object({
	madeAt: Instant,
	people: count,
	roles: v.record(v.picklist(roleNames), count),
	/** By the kind of database, or a database's name where it is the server's own: how many, and documents in them. */
	stores: v.record(v.string(), v.object({ databases: count, documents: count })),
	/** What lies in the databases that no client can name. */
	own: v.array(OwnKind),
	consents: v.object({ version: count, records: count, party: count }),
	requests: v.object({ all: count, open: count, late: count }),
	incidents: v.object({ all: count, open: count, toldLate: count }),
	settings: v.object({ contact: v.string(), deadlines: Deadlines, logMonths: LogMonths }),
	retention: RetentionSettings,
	measures: v.object({
		/** Until a session that is not used ends; one that is used ends by the retention's days. */
		sessionIdleDays: count,
		/** argon2id: kibibytes of memory and passes. */
		passwordKib: count,
		passwordPasses: count,
		photoBytes: count
	})
});
export type DossierFacts = v.InferOutput<typeof DossierFacts>;
