import type { AppDocument } from '../../domain/document.ts';
import { parseDocument } from '../../domain/document.ts';
import type { BulkGetRequest, Couch, StoredDocument } from '../couch/couch.ts';
import { CouchUnavailable } from '../couch/couch.ts';

/** No document has this revision (generations are capped), so all its leaves are "possible ancestors" of it. */
const NEWER_THAN_ALL = `999999999-${'f'.repeat(32)}`;
const IDS_A_CALL = 1000;
const BODIES_A_CALL = 500;

/** What the store holds of one document. */
export type Held = {
	/** Those of the revisions asked about that the store does not know. */
	missing: ReadonlySet<string>;
	/** Every leaf that is not a deletion, in no order. */
	leaves: readonly StoredDocument[];
	/** Whether nothing but deletions is left: the office erased it. */
	erased: boolean;
};

/** Reads what the store holds of documents: `wanted` names each with the revisions that are asked about. */
export async function heldOf(
	couch: Couch,
	db: string,
	wanted: ReadonlyMap<string, readonly string[]>
): Promise<Map<string, Held>> {
	const held = new Map<string, Held>();
	const ids = [...wanted.keys()];
	for (let from = 0; from < ids.length; from += IDS_A_CALL) {
		const some = ids.slice(from, from + IDS_A_CALL);
		const asked = Object.fromEntries(
			some.map((id) => [id, [...(wanted.get(id) ?? []), NEWER_THAN_ALL]])
		);
		const answer = await couch.revsDiff(db, asked);
		const leaves = await leavesOf(couch, db, some, answer);
		for (const id of some) {
			const found = leaves.get(id) ?? [];
			const living = found.filter((leaf) => leaf._deleted !== true);
			const missing = new Set(answer[id]?.missing);
			held.set(id, { missing, leaves: living, erased: found.length > 0 && living.length === 0 });
		}
	}
	return held;
}

async function leavesOf(
	couch: Couch,
	db: string,
	ids: readonly string[],
	diff: Awaited<ReturnType<Couch['revsDiff']>>
): Promise<Map<string, StoredDocument[]>> {
	const requests = ids.flatMap((id) =>
		(diff[id]?.possible_ancestors ?? []).map((rev) => ({ id, rev }))
	);
	const leaves = new Map<string, StoredDocument[]>();
	for (const document of await bodiesOf(couch, db, requests, 'must')) {
		const before = leaves.get(document._id) ?? [];
		leaves.set(document._id, [...before, document]);
	}
	return leaves;
}

/**
 * Reads revisions. With `must` a missing one means that another process replaced the leaf between two of our reads:
 * nothing may be judged on half a picture, so the client is told to try again.
 * @throws CouchUnavailable
 */
export async function bodiesOf(
	couch: Couch,
	db: string,
	requests: readonly BulkGetRequest[],
	missing: 'must' | 'may'
): Promise<StoredDocument[]> {
	const bodies: StoredDocument[] = [];
	for (let from = 0; from < requests.length; from += BODIES_A_CALL) {
		const results = await couch.bulkGet(db, requests.slice(from, from + BODIES_A_CALL));
		for (const row of results.flatMap((result) => result.docs)) {
			if ('ok' in row) bodies.push(row.ok);
			else if (missing === 'must')
				throw new CouchUnavailable(`a leaf of ${row.error.id} changed while it was read`);
		}
	}
	return bodies;
}

/** A stored document as ours; null when it is not one (written by hand, or by a newer server). */
export function asOurs(stored: StoredDocument, nowMs: number): AppDocument | null {
	const fields = Object.entries(stored).filter(
		([field]) => !field.startsWith('_') || field === '_id' || field === '_rev'
	);
	const parsed = parseDocument(Object.fromEntries(fields), nowMs);
	return parsed.ok ? parsed.value : null;
}
