import type { Bundle } from '../../domain/handover/bundle.ts';
import {
	codeOf,
	MOST_BUNDLE_CHARS,
	MOST_CONTENT_BYTES,
	MOST_PHOTOS_ALONG,
	parseBundle
} from '../../domain/handover/bundle.ts';
import { toBase64 } from '../../domain/handover/bytes.ts';
import { FILE_END, parseParcel } from '../../domain/handover/photo-parcel.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { Parts } from '../parts.ts';
import { stampNow } from '../parts.ts';
import { orStorageFull, StorageFull } from '../store/fault.ts';
import { hasCiphers, inflate, isGenuine, isGenuineParcel, markOf } from './ciphers.ts';
import { noteHandover } from './due.ts';
import { viewOf } from './carried-view.ts';
import type { Collected, CollectFault, HandoverWay, PhotosStop } from './handover.ts';
import { FileUnreadable, linesOf } from './lines.ts';
import type { CarriedRow, HandoverShelf, OwnKey } from './shelf.ts';

type Word = NonNullable<OwnKey['word']>;

/** Takes in what another phone hands over: its bundle first, then its photos one by one, each durable by itself. */
export async function collect(
	parts: Parts,
	shelf: HandoverShelf,
	from: Blob | Uint8Array<ArrayBuffer>
): Promise<Result<Collected, CollectFault>> {
	if (!hasCiphers()) return err('notReady');
	const word = (await shelf.ownKey())?.word ?? null;
	const isFile = from instanceof Blob;
	const file = isFile ? from : await unpacked(from);
	if (file === null) return err('cut');
	const lines = linesOf(file, MOST_BUNDLE_CHARS);
	try {
		const { value: text = '' } = await lines.next();
		if (text === null) return err('tooLarge');
		const checked = await check(parts, word, text);
		if (!checked.ok) return checked;
		const row = await rowOf(parts, checked.value.bundle, text.trim(), isFile ? 'file' : 'qr');
		return ok(await takeIn(parts, shelf, row, { lines, word: checked.value.word }));
	} catch (error) {
		if (error instanceof StorageFull) return err('storageFull');
		if (error instanceof FileUnreadable) return err('unreadable');
		throw error;
	}
}

/** Why a bundle is not taken in, or the bundle, where it is what it says. */
async function check(
	parts: Parts,
	word: Word | null,
	text: string
): Promise<Result<{ bundle: Bundle; word: Word }, CollectFault>> {
	const bundle = parseBundle(text);
	if (!bundle.ok) return bundle;
	if (word === null) return err('notReady');
	if (bundle.value.server !== word.server.id) return err('otherInstallation');
	if (!(await isGenuine(bundle.value, word.server))) return err('altered');
	const isOwn = bundle.value.by.certificate.person === parts.session().person;
	return isOwn ? err('own') : ok({ bundle: bundle.value, word });
}

async function rowOf(
	parts: Parts,
	bundle: Bundle,
	text: string,
	way: HandoverWay
): Promise<CarriedRow> {
	const mark = await markOf(bundle);
	const { person, name } = bundle.by.certificate;
	const { documents, records, units, photos = 0, at } = bundle;
	return {
		id: toBase64(mark),
		code: codeOf(mark),
		person,
		name,
		way,
		documents,
		records,
		units,
		photos,
		madeAt: at,
		collectedAt: stampNow(parts),
		state: 'waiting',
		answer: null,
		fault: null,
		triedAt: null,
		text
	};
}

type Rest = { lines: AsyncGenerator<string | null>; word: Word };

/** @throws StorageFull where there is no room for the bundle itself */
async function takeIn(
	parts: Parts,
	shelf: HandoverShelf,
	row: CarriedRow,
	rest: Rest
): Promise<Collected> {
	// Before and after: whoever looks at the note between finds what is on the shelf.
	await noteHandover(parts, { carries: true });
	const known = await orStorageFull(() => shelf.takeIn(row));
	const { added, stopped } = await takePhotos(shelf, row, rest);
	await noteHandover(parts, { carries: true });
	parts.news.announce({ what: 'handover' });
	const bundle = viewOf(known ?? row, await shelf.parcels.of(row.id));
	return { bundle, again: known !== null && added === 0, stopped };
}

/** As many photos as can be taken in. What stopped it is told; nothing that is here goes for it. */
async function takePhotos(
	shelf: HandoverShelf,
	row: CarriedRow,
	{ lines, word }: Rest
): Promise<{ added: number; stopped: PhotosStop | null }> {
	let [seen, added] = [0, 0];
	try {
		for await (const line of lines) {
			if (line?.trim() === FILE_END) return { added, stopped: null };
			// Another file after this one, or whatever a messenger put there.
			if (++seen > Math.min(row.photos ?? 0, MOST_PHOTOS_ALONG)) return { added, stopped: null };
			const mark = line === null ? 'altered' : await markOfPhoto(line, row, word);
			if (typeof mark === 'string') return { added, stopped: mark };
			const parcel = { id: `${row.person} ${mark.mark}`, bundle: row.id, text: line ?? '' };
			if (await orStorageFull(() => shelf.parcels.takeIn(parcel))) added += 1;
		}
	} catch (error) {
		if (error instanceof StorageFull) return { added, stopped: 'storageFull' };
		if (error instanceof FileUnreadable) return { added, stopped: 'unreadable' };
		throw error;
	}
	// None at all: its author's phone was asked for the bundle without them.
	return { added, stopped: seen > 0 && seen < (row.photos ?? 0) ? 'cut' : null };
}

/** Which photo a line is, of those of the bundle's author; why it is none. */
async function markOfPhoto(
	line: string,
	row: CarriedRow,
	{ server }: Word
): Promise<{ mark: string } | PhotosStop> {
	const parcel = parseParcel(line);
	if (!parcel.ok) return parcel.error === 'tooLarge' ? 'altered' : parcel.error;
	const { by, mark } = parcel.value;
	const isOurs = by.certificate.person === row.person && parcel.value.server === server.id;
	return isOurs && (await isGenuineParcel(parcel.value, server)) ? { mark } : 'altered';
}

async function unpacked(packed: Uint8Array<ArrayBuffer>): Promise<Blob | null> {
	const bytes = await inflate(packed);
	return bytes === null || bytes.length > MOST_CONTENT_BYTES ? null : new Blob([bytes]);
}
