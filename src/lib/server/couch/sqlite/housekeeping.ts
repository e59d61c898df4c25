import { releaseBlobs } from './blobs.ts';
import type { Work } from './commit-queue.ts';
import type { Connection } from './connection.ts';
import { integer } from './row.ts';

/** Rows removed in one step. */
const stepRows = 200;

/** Removes the bodies of superseded revisions, in steps between other people's writes. */
export function compaction(connection: Connection, db: number): Work {
	return {
		step: () => {
			const rows = connection.all(
				'SELECT row FROM revs WHERE db = ? AND leaf = 0 LIMIT ?',
				db,
				stepRows
			);
			for (const row of rows) removeRevision(connection, integer(row, 'row'));
			return rows.length < stepRows;
		}
	};
}

/** Removes all that a deleted database left, in steps. */
export function sweeping(connection: Connection, db: number): Work {
	return {
		step: () => {
			const docs = connection.all('SELECT doc FROM docs WHERE db = ? LIMIT ?', db, stepRows);
			for (const found of docs) {
				const doc = integer(found, 'doc');
				for (const row of connection.all('SELECT row FROM revs WHERE doc = ?', doc)) {
					removeRevision(connection, integer(row, 'row'));
				}
				connection.run('DELETE FROM docs WHERE doc = ?', doc);
			}
			if (docs.length === stepRows) return false;
			connection.run('DELETE FROM locals WHERE db = ?', db);
			connection.run('DELETE FROM databases WHERE db = ? AND name IS NULL', db);
			return true;
		}
	};
}

function removeRevision(connection: Connection, row: number): void {
	releaseBlobs(connection, row);
	connection.run('DELETE FROM revs WHERE row = ?', row);
}
