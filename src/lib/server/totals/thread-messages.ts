import * as v from 'valibot';
import type { Settings } from '../config.ts';
import type { TermSpan } from '../../domain/totals/figures.ts';

/** What a counting thread is given when it starts: it opens store and ledger for itself. */
export type ThreadSettings = {
	store: Pick<Settings, 'couchdb' | 'dataDir'>;
	/** The ledger's file. */
	path: string;
	origin: string;
	term: TermSpan;
	/** Of {@link Turns}, which the threads of one ledger share. */
	turns: SharedArrayBuffer;
};

/** What the thread is asked, one thing at a time; `now` is the server's clock. `endBuilding`: all was counted from nothing. */
export type Asked =
	{ kind: 'follow'; database: string; now: number } | { kind: 'endBuilding' } | { kind: 'stop' };

/**
 * What it answers. `unavailable`: the store was away, which is no fault; `ended`: whether the ledger can be relied on.
 */
export const Answered = v.variant('kind', [
	v.object({ kind: v.literal('followed') }),
	v.object({ kind: v.literal('ended'), isBuilt: v.boolean() }),
	v.object({ kind: v.literal('unavailable'), reason: v.string() }),
	v.object({ kind: v.literal('failed'), error: v.instance(Error) })
]);
export type Answered = v.InferOutput<typeof Answered>;
