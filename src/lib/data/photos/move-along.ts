import type { ActivityId, UnitId } from '../../domain/ids.ts';
import { newPhotoId } from '../../domain/photo/photo.ts';
import type { Parts } from '../parts.ts';
import { whileWriting } from '../parts.ts';
import { papersOf, stateOf, tellGone } from './papers.ts';
import { tellOf } from './send-photos.ts';
import type { PhotoRow, Shelf } from './shelf.ts';

const ID_BYTES = 16;

/**
 * A record was moved to another unit: those of its photos whose bytes are on this phone go with it, as photos of the
 * record there, and leave the record here. Doing it again does nothing more. What this phone does not have the server
 * brings along by itself, as soon as it has the bytes (`server/photos/moved-photos.ts`); until then it stays with the
 * record here, which leads to the one there.
 */
export async function moveAlong(
	parts: Parts,
	shelf: Shelf,
	from: ActivityId,
	to: ActivityId,
	unit: UnitId
): Promise<void> {
	const here = await shelf.of(from);
	const there = await papersOf(parts, unit, to);
	const known = new Set([...(await shelf.of(to)), ...there].map(({ sha256 }) => sha256));
	for (const row of here) {
		// Durable there before it leaves here.
		if (!known.has(row.sha256)) await putThere(parts, shelf, row, to, unit);
		await leave(parts, shelf, row);
	}
}

async function putThere(
	parts: Parts,
	shelf: Shelf,
	row: PhotoRow,
	to: ActivityId,
	unit: UnitId
): Promise<void> {
	const { now, random } = parts.chance;
	const id = newPhotoId(to, now(), random(ID_BYTES));
	const anew = { own: true, told: false, sentTo: null, refused: null };
	const moved: PhotoRow = { ...row, id, activity: to, unit, ...anew };
	await shelf.put(moved);
	await tellOf(parts, shelf, moved);
}

async function leave(parts: Parts, shelf: Shelf, { id, unit }: PhotoRow): Promise<void> {
	const { state } = await stateOf(parts, unit, id);
	const { person } = parts.session();
	if (state !== 'none') await whileWriting(person, () => tellGone(parts, unit, id, 'moved'));
	await shelf.delete([id]);
}
