import { unitDatabase } from '../../domain/database.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { Photo } from '../../domain/photo/photo.ts';
import { parsePhoto } from '../../domain/photo/photo.ts';
import type { Couch, StoredDocument } from '../couch/couch.ts';
import { CouchError } from '../couch/couch.ts';

/** What a unit's database says of a photo, in every version of it. */
export type Papers = { photo: Photo; gone: boolean; why: NonNullable<Photo['gone']>['why'] | null };

/**
 * Reads what is said of a photo: null where nothing is, or nothing that this server understands. Of two versions that
 * lie side by side one that says "gone" holds.
 * @throws CouchUnavailable
 */
export async function papersOf(
	couch: Couch,
	unit: UnitId,
	id: string,
	nowMs: number
): Promise<Papers | null> {
	const leaves = await leavesOf(couch, unitDatabase(unit), id);
	const photos = leaves.map((leaf) => photoIn(leaf, nowMs));
	const [first] = photos;
	// A version that cannot be read may say "gone".
	if (first === undefined || first === null || photos.includes(null)) return null;
	// Withdrawn on one phone and moved on another: it is withdrawn.
	const whys = photos.flatMap((photo) => photo?.gone?.why ?? []);
	const why = whys.find((one) => one !== 'moved') ?? whys[0] ?? null;
	return { photo: first, gone: why !== null, why };
}

async function leavesOf(couch: Couch, database: string, id: string): Promise<StoredDocument[]> {
	try {
		const found = await couch.getRevs(database, id, 'all');
		const leaves = found.flatMap((one) => ('ok' in one ? [one.ok] : []));
		return leaves.filter((leaf) => leaf._deleted !== true);
	} catch (error) {
		if (error instanceof CouchError && error.status === 404) return [];
		throw error;
	}
}

function photoIn(stored: StoredDocument, nowMs: number): Photo | null {
	const fields = Object.entries(stored).filter(
		([field]) => !field.startsWith('_') || field === '_id' || field === '_rev'
	);
	const parsed = parsePhoto(Object.fromEntries(fields), nowMs);
	return parsed.ok ? parsed.value : null;
}
