import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { UnitId } from '../../domain/ids.ts';

/**
 * The sequence each unit was counted to, by the ledger in a file. One that is missing, of another version or spoiled
 * says nothing: it will be counted anew.
 */
export function countedTo(path: string): Map<UnitId, string> {
	if (!existsSync(path)) return new Map();
	try {
		const database = new DatabaseSync(path, { timeout: 5000 });
		try {
			const rows = database.prepare('SELECT unit, seq FROM checkpoint').all();
			return new Map(rows.map((row) => [v.parse(UnitId, row['unit']), String(row['seq'])]));
		} finally {
			database.close();
		}
	} catch {
		return new Map();
	}
}
