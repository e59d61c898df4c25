import * as v from 'valibot';
import { Instant } from '../date.ts';
import { UnitId } from '../ids.ts';
import { parseBy } from '../issue.ts';
import { canonicalJson } from '../json.ts';
import { MOST_PHOTO_BYTES, PhotoId } from '../photo/photo.ts';
import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';
import {
	bytesOf,
	Certified,
	Mark,
	MOST_BUNDLE_CHARS,
	MOST_PHOTOS_ALONG,
	parseJson,
	PublicKey,
	Signature
} from './bundle.ts';

/**
 * One photo on its way by another phone: sealed for the server and signed by its author's phone, as the bundle is in
 * whose file it stands, and each by itself, so that no phone holds more than one in its memory and one that arrives
 * is there whatever becomes of the others.
 */

export const PARCEL_FORMAT = 'so-tay-chuyen-may-anh';
/** Of a photo's head, its bytes and the seal, in base 64. */
const MOST_SEALED_CHARS = Math.ceil(((MOST_PHOTO_BYTES + 1000) * 4) / 3);
/** The longest text of a parcel: one line of a file, and the body in which it is brought. */
export const MOST_PARCEL_CHARS = MOST_SEALED_CHARS + 4000;
/**
 * The last line of a file with photos. One without it was cut; one with it and fewer photos than the bundle tells of was
 * made so: some were withdrawn, or are with the server.
 */
export const FILE_END = '{"format":"so-tay-chuyen-may-het"}';
/** The largest file: a bundle, and a line for each photo. */
export const MOST_FILE_BYTES = MOST_BUNDLE_CHARS + MOST_PHOTOS_ALONG * MOST_PARCEL_CHARS;

export const PhotoParcel = v.strictObject({
	format: v.literal(PARCEL_FORMAT),
	v: v.literal(1),
	server: Mark,
	by: Certified,
	/** When it was sealed, by the clock of the phone. */
	at: Instant,
	/** The same for the same photo whenever it is sealed, so that a phone carries it once; it tells nothing of it. */
	mark: Mark,
	ephemeral: PublicKey,
	iv: bytesOf(16),
	sealed: bytesOf(MOST_SEALED_CHARS),
	signature: Signature
});
export type PhotoParcel = v.InferOutput<typeof PhotoParcel>;
export type UnsignedParcel = Omit<PhotoParcel, 'signature'>;

/** Which photo it is: what is said of it stands in its document, which goes before. */
export const PhotoHead = v.strictObject({ unit: UnitId, photo: PhotoId });
export type PhotoHead = v.InferOutput<typeof PhotoHead>;

/** What the phone signs of a parcel: all of it. */
export function signedParcelText({
	signature,
	...parcel
}: UnsignedParcel & { signature?: string }) {
	void signature;
	return `so-tay photo\n${canonicalJson(parcel)}`;
}

/** What the seal of a parcel is bound to; that of a bundle opens none. */
export function parcelSealedFor({ server, by, at }: Pick<UnsignedParcel, 'server' | 'by' | 'at'>) {
	return `so-tay photo seal\n${canonicalJson({ server, by, at })}`;
}

/** What a parcel's mark is the hash of. */
export function markedText({ unit, photo }: PhotoHead): string {
	return `so-tay photo mark\n${unit}\n${photo}`;
}

/** A line says which photo it is; after its end the bytes follow. */
const LINE_END = 10;
/** A head is a line of this length at most. */
const MOST_HEAD_BYTES = 500;

/** What is sealed of a photo. */
export function photoContent(head: PhotoHead, jpeg: Uint8Array): Uint8Array<ArrayBuffer> {
	// Ids are of ASCII alone.
	const line = Uint8Array.from(`${JSON.stringify(head)}\n`, (char) => char.charCodeAt(0));
	const bytes = new Uint8Array(line.length + jpeg.length);
	bytes.set(line);
	bytes.set(jpeg, line.length);
	return bytes;
}

/** Reads what was sealed of a photo; null where it is none. */
export function parsePhotoContent(bytes: Uint8Array): { head: PhotoHead; jpeg: Uint8Array } | null {
	const end = bytes.subarray(0, MOST_HEAD_BYTES).indexOf(LINE_END);
	if (end < 0) return null;
	const head = parseBy(PhotoHead, parseJson(String.fromCharCode(...bytes.subarray(0, end))));
	return head.ok ? { head: head.value, jpeg: bytes.subarray(end + 1) } : null;
}

/** Why a text is no parcel that can be taken. */
export type ParcelFault = 'cut' | 'newerVersion' | 'altered' | 'tooLarge';

const Envelope = v.looseObject({ format: v.literal(PARCEL_FORMAT), v: v.number() });

/** Understands a parcel; whether its signatures hold is for whoever has the keys. */
export function parseParcel(text: string): Result<PhotoParcel, ParcelFault> {
	if (text.length > MOST_PARCEL_CHARS) return err('tooLarge');
	const input = parseJson(text.trim());
	if (input === undefined) return err('cut');
	const envelope = v.safeParse(Envelope, input);
	if (envelope.success && envelope.output.v > 1) return err('newerVersion');
	const parcel = v.safeParse(PhotoParcel, input);
	return parcel.success ? ok(parcel.output) : err('altered');
}

/** The text of a parcel: one line, which says first what it is. */
export function parcelText({ format, ...parcel }: PhotoParcel): string {
	return JSON.stringify({ format, ...parcel });
}
