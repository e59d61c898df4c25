import * as v from 'valibot';
import { unitDatabase } from '../../domain/database.ts';
import { dayInVietnam, daysOf, When } from '../../domain/date.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import type { Photo } from '../../domain/photo/photo.ts';
import { parsePhoto } from '../../domain/photo/photo.ts';
import type { Couch, StoredDocument } from '../couch/couch.ts';
import { unitsIn } from './all-leaves.ts';
import { markOfIds } from './mark.ts';
import { PhotoBytes } from '../photos/photo-bytes.ts';

const PAGE = 500;

/** A photo that is there, with the day by which its time is counted. */
export type KeptPhoto = { unit: UnitId; photo: Photo; day: string; bytes: number };

const Dated = v.object({ content: v.object({ when: When }) });

/** Every photo of every unit that is not gone, unit by unit. @throws CouchUnavailable */
export async function* keptPhotos(couch: Couch, nowMs: number): AsyncGenerator<KeptPhoto> {
	for (const unit of await unitsIn(couch)) yield* photosOf(couch, unit, nowMs);
}

async function* photosOf(couch: Couch, unit: UnitId, nowMs: number): AsyncGenerator<KeptPhoto> {
	const database = unitDatabase(unit);
	let startKey = 'photo:';
	for (;;) {
		const range = { startKey, endKey: 'photo;', inclusiveEnd: false, limit: PAGE };
		const { rows } = await couch.allDocs(database, { ...range, includeDocs: true });
		const photos = rows.flatMap((row) => ('doc' in row && row.doc ? photoIn(row.doc, nowMs) : []));
		const days = await daysOfRecords(couch, database, photos);
		for (const photo of photos) {
			// A record that says no day, or is not here: when the photo was added is all that is known.
			const day = days.get(photo.activity) ?? dayInVietnam(Date.parse(photo.at));
			yield { unit, photo, day, bytes: photo.bytes };
		}
		const last = rows.at(-1);
		if (last === undefined || rows.length < PAGE) return;
		startKey = `${last.key}\u0000`;
	}
}

/** What this server can read and is not gone; what a newer app wrote stays. */
function photoIn(stored: StoredDocument, nowMs: number): Photo[] {
	const parsed = parsePhoto(stored, nowMs);
	return parsed.ok && parsed.value.gone === null ? [parsed.value] : [];
}

/** The last day of each record that says one. */
async function daysOfRecords(
	couch: Couch,
	database: string,
	photos: readonly Photo[]
): Promise<Map<string, string>> {
	const keys = [...new Set(photos.map(({ activity }) => activity))];
	const days = new Map<string, string>();
	if (keys.length === 0) return days;
	const { rows } = await couch.allDocs(database, { keys, includeDocs: true });
	for (const row of rows) {
		const dated = v.safeParse(Dated, 'doc' in row ? row.doc : null);
		const said = dated.success ? daysOf(dated.output.content.when) : null;
		if (said !== null) days.set(row.key, said.to);
	}
	return days;
}

/** Stands for exactly these photos: of others, or one more, it is another. */
export function markOf(photos: readonly KeptPhoto[]): string {
	return markOfIds(photos.map(({ unit, photo }) => `${unit} ${photo._id}`));
}

/**
 * Erases photos whose time is over: their documents say so from now on, and the bytes are nowhere any more. What a
 * server that is stopped in between leaves behind is swept away with all other photos that are gone.
 * @throws CouchUnavailable
 */
export async function expire(
	couch: Couch,
	photos: readonly KeptPhoto[],
	{ by, at }: { by: PersonId; at: string }
): Promise<void> {
	const bytes = new PhotoBytes(couch);
	const gone = { why: 'expired', by, at } as const;
	for (const unit of new Set(photos.map((one) => one.unit))) {
		const own = photos.filter((one) => one.unit === unit).map(({ photo }) => photo);
		for (let from = 0; from < own.length; from += PAGE) {
			const some = own.slice(from, from + PAGE);
			// One that somebody changed meanwhile is met again by the next sweep.
			await couch.bulkDocs(
				unitDatabase(unit),
				some.map((photo) => ({ ...photo, gone }))
			);
			await bytes.erase(
				unit,
				some.map(({ _id }) => _id)
			);
		}
	}
}
