import type { Parts } from '../parts.ts';
import { hasPhotos } from './has-photos.ts';
import type { PhotoRow } from './shelf.ts';
import { isWithServer, Shelf } from './shelf.ts';

/** Text is made of so many bytes at once: a call takes no more arguments. */
const AT_ONCE = 0x8000;

/** A photo as it is handed over in a file: what is said of it, and its bytes. */
export type PhotoInFile = Omit<
	PhotoRow,
	'blob' | 'thumb' | 'own' | 'told' | 'sentTo' | 'refused'
> & { jpegBase64: string };

/** Photos that the server has not got. One whose question about children is open leaves this phone in no way. */
export async function photosForFile(parts: Parts): Promise<PhotoInFile[]> {
	if (!(await hasPhotos(parts))) return [];
	const shelf = new Shelf(parts.session().person);
	try {
		const photos: PhotoInFile[] = [];
		for (const row of await shelf.all())
			if (!isWithServer(row) && row.children !== null) photos.push(await inFile(row));
		return photos;
	} finally {
		await shelf.close();
	}
}

async function inFile({ blob, id, activity, unit, at, sha256, ...row }: PhotoRow) {
	const { width, height, bytes, children } = row;
	const said = { id, activity, unit, at, sha256, width, height, bytes, children };
	return { ...said, jpegBase64: await base64Of(blob) };
}

async function base64Of(blob: Blob): Promise<string> {
	const bytes = new Uint8Array(await blob.arrayBuffer());
	let text = '';
	for (let from = 0; from < bytes.length; from += AT_ONCE)
		text += String.fromCharCode(...bytes.subarray(from, from + AT_ONCE));
	return btoa(text);
}
