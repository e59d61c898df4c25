/** CouchDB's own rule for the winner of a document's leaves: the longest history, then the greatest hash. */
export function winnerFirst(
	{ _rev: a = '' }: { _rev?: string | undefined },
	{ _rev: b = '' }: { _rev?: string | undefined }
): number {
	return Number.parseInt(b, 10) - Number.parseInt(a, 10) || (a < b ? 1 : a > b ? -1 : 0);
}
