import { dayInVietnam } from '../../domain/date.ts';
import { isPrivate } from '../../domain/database.ts';
import type { UnsentFile } from '../device.ts';
import { unsentOfOthers } from '../handover/unsent-of-others.ts';
import type { Parts } from '../parts.ts';
import { stampNow } from '../parts.ts';
import { photosForFile } from '../photos/photos-for-file.ts';

/** The form of the file, so that a later version can read it in. */
const FORMAT = 'so-tay-chua-gui';

/**
 * What the server has not got, refused or waiting, as a file for handing over: whole documents with their revisions, so
 * that whoever may write them can send them as they are. What is private stays on the phone: nobody whom such a file
 * passes may read it. Photos go with their bytes, once they may be sent; bundles carried for others as they came.
 */
export async function exportUnsent(parts: Parts): Promise<UnsentFile> {
	const tx = (await parts.store.db).transaction(['outbox', 'denials']);
	const [waiting, refused] = await Promise.all([
		tx.objectStore('outbox').getAll(),
		tx.objectStore('denials').getAll()
	]);
	const all = [
		...waiting.map(({ database, doc }) => ({ database, doc, denial: null })),
		...refused.map(({ database, doc, denial }) => ({ database, doc, denial }))
	];
	const documents = all.filter(({ database }) => !isPrivate(database));
	const { person, name } = parts.session();
	const photos = await photosForFile(parts);
	const carried = await unsentOfOthers(parts);
	const said = { format: FORMAT, v: 1, at: stampNow(parts), person, name };
	const file = { ...said, documents, photos, carried: carried.bundles };
	return {
		name: `chua-gui-${person}-${dayInVietnam(parts.chance.now())}.json`,
		json: JSON.stringify(file, null, 1),
		count: documents.length + photos.length + carried.documents,
		left: all.length - documents.length
	};
}
