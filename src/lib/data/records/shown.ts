import { saysTheSame, standingLeaves } from '../../domain/activity/leaves.ts';
import type { RawDocument } from '../store/schema.ts';
import { readActivity } from './read-document.ts';

/**
 * Which version of a record is the record, and which are beside it. `conflicts`: they say something else, and nobody
 * merged them yet. `agreeing`: they say the same, and the next edit takes them in.
 * `denied`: what the server refused, where another version stands; the person's text, not the record.
 */
export type Shown = {
	shown: RawDocument;
	conflicts: RawDocument[];
	agreeing: RawDocument[];
	denied: RawDocument | null;
};

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
	if (first !== undefined) return { ...beside(first, rest), denied };
	if (denied === null) return null;
	return confirmed === null
		? { ...beside(denied, []), denied: null }
		: { ...beside(confirmed, []), denied };
}

function beside(shown: RawDocument, rest: readonly RawDocument[]): Omit<Shown, 'denied'> {
	if (rest.length === 0) return { shown, conflicts: [], agreeing: [] };
	// What a newer version of the app wrote is not understood well enough to say that it was merged.
	const read = (doc: RawDocument) => {
		const known = readActivity(doc);
		return known === null || known.newer ? null : known.activity;
	};
	const standing = standingLeaves([shown, ...rest], read).filter((leaf) => leaf !== shown);
	const says = read(shown);
	const agrees = (leaf: RawDocument) => {
		const other = read(leaf);
		return says !== null && other !== null && saysTheSame(says, other);
	};
	return {
		shown,
		conflicts: standing.filter((leaf) => !agrees(leaf)),
		agreeing: standing.filter(agrees)
	};
}
