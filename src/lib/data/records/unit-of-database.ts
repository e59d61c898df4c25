import { parseDatabase } from '../../domain/database.ts';
import type { UnitId } from '../../domain/ids.ts';

/** The unit whose database this is, or null. */
export function unitOf(database: string): UnitId | null {
	const parsed = parseDatabase(database);
	return parsed?.kind === 'unit' ? parsed.unit : null;
}
