import type { UnitId } from '../../domain/ids.ts';
import type { Couch } from '../couch/couch.ts';
import { PhotoBytes, unitOfPhotos } from './photo-bytes.ts';
import { papersOf } from './photo-papers.ts';

/**
 * Erases the bytes of every photo that is gone by its papers: what a server that was stopped between the two left
 * behind. Bytes without papers stay, unseen: after a restore a phone may bring the papers again, and papers that this
 * server is too old to read are papers.
 * @throws CouchUnavailable
 */
export async function sweepPhotos(couch: Couch, nowMs: number): Promise<void> {
	for (const database of await couch.listDatabases()) {
		const unit = unitOfPhotos(database);
		if (unit !== null) await sweepUnit(couch, unit, nowMs);
	}
}

async function sweepUnit(couch: Couch, unit: UnitId, nowMs: number): Promise<void> {
	const bytes = new PhotoBytes(couch);
	const dead: string[] = [];
	for (const id of await bytes.ids(unit)) {
		const papers = await papersOf(couch, unit, id, nowMs);
		// What was moved stays until it is whole at its new place (`moved-photos.ts`).
		if (papers?.gone === true && papers.why !== 'moved') dead.push(id);
	}
	if (dead.length > 0) await bytes.erase(unit, dead);
}
