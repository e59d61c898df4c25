import type { RawDocument } from '../store/schema.ts';

/**
 * Which version of a record is the record, and which are beside it.
 * `denied`: what the server refused, where another version stands; the person's text, not the record.
 */
export type Shown = { shown: RawDocument; conflicts: RawDocument[]; denied: RawDocument | null };

/**
 * Chooses among the leaves of a document. A refused leaf gives way to what the server holds: another leaf, or its own
 * confirmed ancestor; where the server holds nothing, the refused one is all there is.
 * @param leaves not deleted, the winner first
 * @param refused the revision the server refused, if any
 * @param confirmed the body of the newest revision the server is known to have, if it is no leaf any more
 */
export function chooseShown(
	leaves: readonly RawDocument[],
	refused: string | null,
	confirmed: RawDocument | null
): Shown | null {
	const denied = leaves.find((leaf) => leaf._rev === refused) ?? null;
	const others = leaves.filter((leaf) => leaf !== denied);
	const [first, ...rest] = others;
	if (first !== undefined) return { shown: first, conflicts: rest, denied };
	if (denied === null) return null;
	return confirmed === null
		? { shown: denied, conflicts: [], denied: null }
		: { shown: confirmed, conflicts: [], denied };
}
