import type { RawDocument } from '../store/schema.ts';

/** The ancestry a document carries is capped on both sides at this many revisions. */
const LONGEST_ANCESTRY = 1000;
const HASH_BYTES = 16;

/**
 * The document as the next revision of `base` (or the first of a new document), with its ancestry. The revision is
 * made here and not by PouchDB, so that the outbox holds exactly what PouchDB will hold before PouchDB is asked, and
 * writing it again after a crash changes nothing.
 */
export function nextRevision(
	document: Record<string, unknown> & { _id: string },
	base: RawDocument | null,
	random: (bytes: number) => Uint8Array
): RawDocument {
	const hash = [...random(HASH_BYTES)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	const ancestry = base === null ? { start: 0, ids: [] } : ancestryOf(base);
	const start = ancestry.start + 1;
	return {
		...document,
		_rev: `${start}-${hash}`,
		_revisions: { start, ids: [hash, ...ancestry.ids].slice(0, LONGEST_ANCESTRY) }
	};
}

function ancestryOf(base: RawDocument): { start: number; ids: string[] } {
	if (base._revisions !== undefined) return base._revisions;
	const [generation = '1', hash = ''] = base._rev.split('-');
	return { start: Number(generation), ids: [hash] };
}

/** A deletion of exactly this leaf: how a refused version is taken off the phone. The server never hears of it. */
export function tombstone(leaf: RawDocument, random: (bytes: number) => Uint8Array): RawDocument {
	return { ...nextRevision({ _id: leaf._id }, leaf, random), _deleted: true };
}
