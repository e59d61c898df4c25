import * as v from 'valibot';
import { Instant } from '../../domain/date.ts';
import { PersonId } from '../../domain/ids.ts';
import { canonicalJson } from '../../domain/json.ts';
import type { Couch } from '../couch/couch.ts';
import { Receipts, documentDigest } from '../receipts/receipts.ts';
import type { SeedPlan } from './plan.ts';
import type { Replicated } from './revisions.ts';

/** A phone without signal sends a few hours later. */
const ON_THE_WAY_MS = 5 * 3_600_000;

export type SowOptions = {
	/** Receipts as if phones had sent it all: the server's time beside the phone's. */
	receipts: boolean;
	onSlice?: (written: number) => void;
};

/** Writes a plan into a store. Revisions are the plan's own, so that a run that was cut is completed by the next. */
export async function sow(
	couch: Couch,
	plan: Pick<SeedPlan, 'slices'>,
	options: SowOptions
): Promise<number> {
	const receipts = new Receipts(couch);
	const made = new Set<string>();
	let written = 0;
	for (const { database, documents } of plan.slices()) {
		if (!made.has(database)) await couch.createDatabase(database);
		made.add(database);
		if (documents.length === 0) continue;
		const failures = await couch.bulkDocs(database, documents, { newEdits: false });
		const [first] = failures.filter((failure) => 'error' in failure);
		if (first !== undefined && 'error' in first)
			throw new Error(`${database}/${first.id} was not stored: ${first.reason}`);
		if (options.receipts) await noteReceipts(receipts, database, documents);
		written += documents.length;
		options.onSlice?.(written);
	}
	return written;
}

const Sent = v.union([
	v.pipe(
		v.object({ edits: v.array(v.object({ at: Instant, by: PersonId })) }),
		v.transform(({ edits }) => edits.at(-1))
	),
	v.object({ at: Instant, by: PersonId })
]);

async function noteReceipts(receipts: Receipts, database: string, documents: Replicated[]) {
	for (const document of documents) {
		const sent = v.safeParse(Sent, document);
		if (!sent.success || sent.output === undefined) continue;
		const { at, by } = sent.output;
		const { _rev: rev, _revisions, ...said } = document;
		void _revisions;
		const accepted = { id: document._id, rev, sha256: documentDigest(canonicalJson(said)) };
		// Waiting for each would be a durable write for each; they are gathered, and waited for together.
		void receipts.note(database, by, Date.parse(at) + ON_THE_WAY_MS, [accepted]);
	}
	await receipts.settled();
}
