import * as v from 'valibot';
import { SHORTEST_PASSWORD } from './cards.ts';
import { requiredWords } from '../text.ts';

/** What a server that nobody has an account on is told: the code of its log, and then its first account. */
export const AskedSetup = v.strictObject({
	code: v.pipe(v.string(), v.maxLength(40)),
	/** The clock of whoever sets it up, in milliseconds. */
	nowMs: v.pipe(v.number(), v.integer()),
	first: v.optional(
		v.strictObject({
			name: requiredWords(100),
			login: v.pipe(v.string(), v.maxLength(40)),
			password: v.pipe(v.string(), v.minLength(SHORTEST_PASSWORD), v.maxLength(200))
		})
	)
});
export type AskedSetup = v.InferOutput<typeof AskedSetup>;

/** What the server finds around itself. */
export const SetupChecks = v.object({
	/** Browsers reach it by HTTPS, or on this machine alone. */
	https: v.boolean(),
	/** The address it was told (`ORIGIN`), and whether this browser has another. */
	origin: v.string(),
	originFits: v.boolean(),
	/** How far its clock is from the browser's, in seconds; before it is negative. */
	clockOffS: v.number(),
	/** What is free where it keeps its data, in bytes; null where it is not told. */
	freeBytes: v.nullable(v.number()),
	/** Whether it can write there: photos, and the embedded store. */
	diskWrites: v.boolean(),
	couch: v.object({ kind: v.picklist(['embedded', 'couchdb']), version: v.string() }),
	couchFits: v.boolean(),
	/** What it may do in the store, tried just now: a new unit needs databases of its own. */
	storeRights: v.picklist(['all', 'noCreate', 'noWrite'])
});
export type SetupChecks = v.InferOutput<typeof SetupChecks>;

/** What it answers. `done`: somebody has an account; `wrongCode`; `wrongLogin`: no login can look so; `commonPassword`: a guesser tries it first. */
export const SetupAnswer = v.variant('state', [
	v.object({ state: v.literal('done') }),
	v.object({ state: v.literal('wrongCode') }),
	v.object({ state: v.literal('wrongLogin') }),
	v.object({ state: v.literal('commonPassword') }),
	v.object({ state: v.literal('open'), body: v.string(), term: v.string(), checks: SetupChecks }),
	v.object({ state: v.literal('made'), login: v.string() })
]);
export type SetupAnswer = v.InferOutput<typeof SetupAnswer>;
