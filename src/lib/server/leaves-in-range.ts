import type { Couch, StoredDocument } from './couch/couch.ts';
import { CouchError } from './couch/couch.ts';

/**
 * Every document of a type with all its leaves, the winner first: of people and headcounts two secretaries may have
 * written apart. None where the database is not there yet.
 * @throws CouchUnavailable
 */
export async function leavesInRange(
	couch: Couch,
	database: string,
	type: string
): Promise<StoredDocument[][]> {
	try {
		const range = { startKey: `${type}:`, endKey: `${type};`, inclusiveEnd: false };
		const { rows } = await couch.allDocs(database, {
			...range,
			includeDocs: true,
			conflicts: true
		});
		const winners = rows.flatMap((row) => ('doc' in row && row.doc ? [row.doc] : []));
		const asked = winners.flatMap(({ _id: id, _conflicts = [] }) =>
			_conflicts.map((rev) => ({ id, rev }))
		);
		const found = asked.length === 0 ? [] : await couch.bulkGet(database, asked);
		// One that was replaced meanwhile is a change that is read next.
		const others = found.flatMap(({ docs }) =>
			docs.flatMap((one) => ('ok' in one ? [one.ok] : []))
		);
		return winners.map(({ _conflicts, ...winner }) => {
			const beside = _conflicts === undefined ? [] : others.filter(({ _id }) => _id === winner._id);
			return [winner, ...beside];
		});
	} catch (error) {
		if (error instanceof CouchError && error.status === 404) return [];
		throw error;
	}
}
