import * as v from 'valibot';
import { Instant } from '../date.ts';
import { PersonId, Revision, UnitId } from '../ids.ts';
import { canonicalJson } from '../json.ts';
import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';

/**
 * What goes from phone to phone: one person's unsent documents, sealed for the server and signed by the phone that they
 * were written on. Whoever carries it reads its label and nothing more, and cannot change a byte of either.
 */

/** Tells our files from all others; also what a file that was cut off is known by. */
export const BUNDLE_FORMAT = 'so-tay-chuyen-may';
const BUNDLE_VERSION = 2;
/** Documents of one bundle: a month of records of a large team. */
export const MOST_DOCUMENTS = 1000;
/** The longest text of a bundle, as it is sent to the server too. */
export const MOST_BUNDLE_CHARS = 4_000_000;
/** Photos that go along with it in its file: 25 MB at most, which a phone of 2 GB keeps and Bluetooth carries in minutes. */
export const MOST_PHOTOS_ALONG = 100;
/** What its content may unpack to. */
export const MOST_CONTENT_BYTES = 16_000_000;

export const bytesOf = (most: number) =>
	v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+$/), v.maxLength(most));
/** A point of P-256, uncompressed: 65 bytes. */
export const PublicKey = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{87}$/));
/** ECDSA over P-256: 64 bytes. */
export const Signature = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{86}$/));
/** The first 16 bytes of a SHA-256. */
export const Mark = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_DOCUMENTS));

/** The server's word that a key was made on a phone on which this person is signed in. */
export const Certificate = v.strictObject({
	v: v.literal(1),
	/** Which server, by {@link ServerKeys}. */
	server: Mark,
	person: PersonId,
	name: v.pipe(v.string(), v.maxLength(200)),
	login: v.pipe(v.string(), v.maxLength(40)),
	/** The session in which it was given: when that phone is called lost, its key is worth nothing any more. */
	session: v.pipe(v.string(), v.regex(/^session:[0-9a-f]{64}$/)),
	at: Instant,
	key: PublicKey
});
export type Certificate = v.InferOutput<typeof Certificate>;
export const Certified = v.strictObject({ certificate: Certificate, signature: Signature });
export type Certified = v.InferOutput<typeof Certified>;

/** What a server is known by: it is the same in all its processes, and after a restore. */
export const ServerKeys = v.strictObject({
	/** The mark of the other two. */
	id: Mark,
	/** By this a certificate is checked. */
	verify: PublicKey,
	/** To this bundles are sealed. */
	seal: PublicKey
});
export type ServerKeys = v.InferOutput<typeof ServerKeys>;

/** What `POST /api/handover/key` answers. */
export const KeyAnswer = v.object({ certified: Certified, server: ServerKeys });

const unsigned = {
	format: v.literal(BUNDLE_FORMAT),
	/** 2: with photos, of which an older app would know nothing. */
	v: v.picklist([1, BUNDLE_VERSION]),
	server: Mark,
	by: Certified,
	/** When it was made, by the clock of the phone. */
	at: Instant,
	documents: Count,
	/** How many of them are records of activities. */
	records: Count,
	units: v.pipe(v.array(UnitId), v.maxLength(100)),
	/** How many photos go along, each in a parcel of its own after this. */
	photos: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_PHOTOS_ALONG))),
	/** The half of the key that was made for this bundle alone. */
	ephemeral: PublicKey,
	iv: bytesOf(16),
	sealed: bytesOf(MOST_BUNDLE_CHARS)
};
export const Bundle = v.strictObject({ ...unsigned, signature: Signature });
export type Bundle = v.InferOutput<typeof Bundle>;
export type UnsignedBundle = Omit<Bundle, 'signature'>;

const Document = v.looseObject({ _id: v.string(), _rev: Revision });

/**
 * What is sealed: documents as the outbox has them, with their revisions, in the order they must arrive; none where
 * photos alone go.
 */
export const BundleContent = v.strictObject({
	documents: v.pipe(
		v.array(v.strictObject({ database: v.string(), doc: Document })),
		v.maxLength(MOST_DOCUMENTS)
	)
});
export type BundleContent = v.InferOutput<typeof BundleContent>;

/** What the server signs of a certificate. */
export function certificateText(certificate: Certificate): string {
	return `so-tay certificate\n${canonicalJson(certificate)}`;
}

/** What the phone signs of a bundle: all of it. */
export function signedText({ signature, ...bundle }: UnsignedBundle & { signature?: string }) {
	void signature;
	return `so-tay bundle\n${canonicalJson(bundle)}`;
}

/** What the seal is bound to: nobody can put their own name before what another sealed. */
export function sealedFor({ server, by, at }: Pick<UnsignedBundle, 'server' | 'by' | 'at'>) {
	return `so-tay seal\n${canonicalJson({ server, by, at })}`;
}

/** Why a text is no bundle that can be taken. `cut`: it ends before its end. */
export type BundleFault = 'notBundle' | 'cut' | 'newerVersion' | 'altered' | 'tooLarge';

const Envelope = v.looseObject({ format: v.literal(BUNDLE_FORMAT), v: v.number() });

/** Reads JSON; undefined where it is none, as where it was cut off. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Understands a bundle; whether its signatures hold is for whoever has the keys. */
export function parseBundle(text: string): Result<Bundle, BundleFault> {
	if (text.length > MOST_BUNDLE_CHARS) return err('tooLarge');
	const plain = text.replace(/^\uFEFF/, '').trim();
	const input = parseJson(plain);
	if (input === undefined)
		return err(plain.startsWith(`{"format":"${BUNDLE_FORMAT}"`) ? 'cut' : 'notBundle');
	const envelope = v.safeParse(Envelope, input);
	if (!envelope.success) return err('notBundle');
	if (envelope.output.v > BUNDLE_VERSION) return err('newerVersion');
	const bundle = v.safeParse(Bundle, input);
	return bundle.success ? ok(bundle.output) : err('altered');
}

/** The text of a bundle, as it stands in a file and is sent; its first words say what it is, also where the rest is missing. */
export function bundleText({ format, ...bundle }: Bundle): string {
	return JSON.stringify({ format, ...bundle });
}

/** Letters and figures that nobody reads for each other. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A short code of a bundle, the same on both phones: people compare it to see that it has arrived. */
export function codeOf(hash: Uint8Array): string {
	const letters = Array.from(hash.subarray(0, 6), (byte) => LETTERS.charAt(byte % LETTERS.length));
	return `${letters.slice(0, 3).join('')}-${letters.slice(3).join('')}`;
}
