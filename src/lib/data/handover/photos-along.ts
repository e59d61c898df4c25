import { unitDatabase } from '../../domain/database.ts';
import { MOST_PHOTOS_ALONG } from '../../domain/handover/bundle.ts';
import { toBase64 } from '../../domain/handover/bytes.ts';
import {
	FILE_END,
	markedText,
	PARCEL_FORMAT,
	parcelText,
	photoContent
} from '../../domain/handover/photo-parcel.ts';
import type { Parts } from '../parts.ts';
import { stampNow } from '../parts.ts';
import { hasPhotos } from '../photos/has-photos.ts';
import { stateOf } from '../photos/papers.ts';
import { tellOf } from '../photos/send-photos.ts';
import type { PhotoRow } from '../photos/shelf.ts';
import { isWithServer, Shelf } from '../photos/shelf.ts';
import type { OutboxRow } from '../store/schema.ts';
import { hashOf, sealPhoto, signParcel } from './ciphers.ts';
import type { MadeBundle } from './handover.ts';
import type { OwnKey } from './shelf.ts';

/** As much of a hash as a mark is. */
const MARK_BYTES = 16;

async function onShelf<T>(parts: Parts, work: (shelf: Shelf) => Promise<T>): Promise<T> {
	const shelf = new Shelf(parts.session().person);
	try {
		return await work(shelf);
	} finally {
		await shelf.close();
	}
}

/** Writes what is said of photos of which nobody was told yet: it goes in the bundle, and they with it. */
export async function tellOfPhotos(parts: Parts): Promise<void> {
	if (!(await hasPhotos(parts))) return;
	await onShelf(parts, async (shelf) => {
		for (const row of await shelf.all())
			if (row.own && !row.told && row.children !== null) await tellOf(parts, shelf, row);
	});
}

/**
 * Photos that may go with these documents: whose question about children is answered, and whose own document goes along
 * or is with the server already. `stays`: how many the server has not got and that do not go.
 */
export async function photosAlong(
	parts: Parts,
	rows: readonly OutboxRow[]
): Promise<{ along: PhotoRow[]; stays: number }> {
	if (!(await hasPhotos(parts))) return { along: [], stays: 0 };
	const going = new Set(rows.map(({ database, id }) => `${database} ${id}`));
	const unsent = await onShelf(parts, async (shelf) =>
		(await shelf.all()).filter((row) => !isWithServer(row))
	);
	const along: PhotoRow[] = [];
	for (const row of unsent) {
		if (row.children === null || row.refused !== null) continue;
		const { state } = await stateOf(parts, row.unit, row.id);
		const isTold = state === 'sent' || going.has(`${unitDatabase(row.unit)} ${row.id}`);
		if (isTold && along.length < MOST_PHOTOS_ALONG) along.push(row);
	}
	return { along, stays: unsent.length - along.length };
}

/**
 * The file of a bundle with its photos, a line each. One is in the memory at a time: what is ready lies with the browser,
 * which puts it on the disk. What was withdrawn meanwhile is left out.
 */
export async function packPhotos(
	parts: Parts,
	own: OwnKey,
	made: MadeBundle,
	onpacked: (photos: number) => void
): Promise<Blob> {
	const lines = [new Blob([made.text, '\n'])];
	await onShelf(parts, async (shelf) => {
		for (const [at, { id }] of made.photos.entries()) {
			const row = await shelf.get(id);
			const line = row === null || isWithServer(row) ? null : await lineOf(parts, own, row);
			if (line !== null) lines.push(new Blob([line, '\n']));
			onpacked(at + 1);
		}
	});
	return new Blob([...lines, FILE_END, '\n'], { type: 'text/plain' });
}

async function lineOf(parts: Parts, { pair, word }: OwnKey, row: PhotoRow) {
	if (word === null) return null;
	const head = { unit: row.unit, photo: row.id };
	const mark = (await hashOf(markedText(head))).subarray(0, MARK_BYTES);
	const label = {
		format: PARCEL_FORMAT,
		v: 1,
		server: word.server.id,
		by: word.certified,
		at: stampNow(parts),
		mark: toBase64(mark)
	} as const;
	const jpeg = new Uint8Array(await row.blob.arrayBuffer());
	return parcelText(
		await signParcel(await sealPhoto(photoContent(head, jpeg), label, word.server), pair)
	);
}

/** Notes of photos that they went to another phone, which may bring them first. */
export async function noteHandedOver(parts: Parts, { photos }: MadeBundle): Promise<void> {
	await onShelf(parts, async (shelf) => {
		for (const { id } of photos) await shelf.change(id, (row) => ({ ...row, handedOver: true }));
	});
}

/** The photos that the server has not got, as far as this phone knows. */
export async function photosUnsent(parts: Parts): Promise<ReadonlySet<string>> {
	if (!(await hasPhotos(parts))) return new Set();
	return onShelf(parts, async (shelf) => {
		const unsent = (await shelf.all()).filter((row) => !isWithServer(row));
		return new Set(unsent.map(({ id }) => id));
	});
}
