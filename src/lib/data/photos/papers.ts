import { canWrite, nothingStored } from '../../domain/write-access.ts';
import { unitDatabase } from '../../domain/database.ts';
import type { ActivityId, UnitId } from '../../domain/ids.ts';
import type { Photo, PhotoId } from '../../domain/photo/photo.ts';
import {
	isOfForm,
	Photo as PhotoSchema,
	parsePhoto,
	photosPrefix
} from '../../domain/photo/photo.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { Parts } from '../parts.ts';
import { actorOf, stampNow } from '../parts.ts';
import { documentsOf } from '../records/kept-documents.ts';
import { reader } from '../records/read-document.ts';
import type { RawDocument } from '../store/schema.ts';
import type { WriteFault } from '../write-fault.ts';
import { readRecord } from '../writes/read-record.ts';
import { write } from '../writes/write.ts';
import type { PhotoRow } from './shelf.ts';

const readPhoto = reader(PhotoSchema);

/** What is said of a record's photos, as this phone has it. */
export function papersOf(
	{ store }: Pick<Parts, 'store'>,
	unit: UnitId,
	activity: ActivityId
): Promise<Photo[]> {
	return documentsOf(store, unitDatabase(unit), photosPrefix(activity), readPhoto);
}

/** Records of a unit with a photo, as far as this phone has it, that stands on the consent with this number. */
export async function recordsOfForm(
	{ store }: Pick<Parts, 'store'>,
	rows: readonly PhotoRow[],
	unit: UnitId,
	form: string
): Promise<ActivityId[]> {
	const papers = await documentsOf(store, unitDatabase(unit), 'photo', readPhoto);
	const all = [...papers, ...rows.filter((row) => row.unit === unit)];
	const found = all.filter(({ children }) => isOfForm(children, form));
	return [...new Set(found.map(({ activity }) => activity))];
}

/** Where a document is: written, refused, or with the server. */
export type PaperState = 'none' | 'waiting' | 'denied' | 'sent';

/** Where what is said of a photo is. */
export async function stateOf(
	{ store }: Pick<Parts, 'store'>,
	unit: UnitId,
	id: PhotoId
): Promise<{ state: PaperState; denial: string | null }> {
	const key: [string, string] = [unitDatabase(unit), id];
	const tx = (await store.db).transaction(['outbox', 'denials', 'published']);
	const [waiting, denied, published] = await Promise.all([
		tx.objectStore('outbox').get(key),
		tx.objectStore('denials').get(key),
		tx.objectStore('published').get(key)
	]);
	if (waiting !== undefined) return { state: 'waiting', denial: null };
	if (denied !== undefined) return { state: 'denied', denial: denied.denial.code };
	return { state: published === undefined ? 'none' : 'sent', denial: null };
}

/** Writes what is said of a photo on this phone; call it inside `whileWriting`. `gone` where its record is not here. */
export function tell(parts: Parts, row: PhotoRow): Promise<Result<null, WriteFault>> {
	const { id, activity, unit, at, sha256, bytes, width, height, children } = row;
	const by = parts.session().person;
	return put(parts, null, {
		_id: id,
		type: 'photo',
		v: 1,
		unit,
		activity,
		by,
		at,
		sha256,
		bytes,
		width,
		height,
		children,
		gone: null
	});
}

/** Says that a photo is gone; call it inside `whileWriting`. */
export async function tellGone(
	parts: Parts,
	unit: UnitId,
	id: PhotoId,
	why: NonNullable<Photo['gone']>['why']
): Promise<Result<null, WriteFault>> {
	const local = (await parts.databases()).get(unitDatabase(unit));
	const stored = await local.get(id);
	const before = stored === null ? null : readPhoto(stored);
	if (stored === null || before === null) return err({ kind: 'gone' });
	if (before.gone !== null) return ok(null);
	const gone = { why, by: parts.session().person, at: stampNow(parts) };
	return put(parts, stored, { ...before, gone });
}

async function put(
	parts: Parts,
	base: RawDocument | null,
	document: Record<string, unknown> & { _id: string }
): Promise<Result<null, WriteFault>> {
	const parsed = parsePhoto(document, parts.chance.now());
	if (!parsed.ok) return err({ kind: 'invalid', issues: parsed.error });
	const photo = parsed.value;
	const record = await readRecord(parts, photo.activity);
	if (record === null) return err({ kind: 'gone' });
	const before = base === null ? null : readPhoto(base);
	const verdict = canWrite(actorOf(parts.session()), { kind: 'unit', unit: photo.unit }, photo, {
		...nothingStored,
		stored: before === null ? [] : [before],
		activityLeaves: [record.activity]
	});
	if (!verdict.allowed) return err({ kind: 'denied', denial: verdict.denial });
	const written = await write(parts, {
		database: unitDatabase(photo.unit),
		document: photo,
		base,
		activity: null,
		draft: null
	});
	return written.ok ? ok(null) : written;
}
