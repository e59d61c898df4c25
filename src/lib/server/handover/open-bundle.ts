import { hkdfSync, webcrypto } from 'node:crypto';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import type { Bundle } from '../../domain/handover/bundle.ts';
import {
	BundleContent,
	MOST_CONTENT_BYTES,
	sealedFor,
	signedText
} from '../../domain/handover/bundle.ts';
import type { HandoverFault } from '../../domain/handover/answer.ts';
import type { PhotoHead, PhotoParcel } from '../../domain/handover/photo-parcel.ts';
import {
	parcelSealedFor,
	parsePhotoContent,
	signedParcelText
} from '../../domain/handover/photo-parcel.ts';
import { parseBy } from '../../domain/issue.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { HandoverKeys } from './server-keys.ts';
import { isSigned, SIGNING } from './server-keys.ts';

const { subtle } = webcrypto;
const unpack = promisify(inflateRaw);
const KEY_BYTES = 32;
const TAG_BITS = 128;

/** Says of the key that it is for this and nothing else; the phone says the same. */
const PURPOSE = 'so-tay handover';

type Opened<T> = Promise<Result<T, HandoverFault>>;

/**
 * Looks whether a bundle is as its author's phone made it, and opens it: this server's word on the key, the signature
 * over every byte, the seal.
 * @throws CouchUnavailable
 */
export async function openBundle(keys: HandoverKeys, bundle: Bundle): Opened<BundleContent> {
	const fault = await whyNotGenuine(keys, bundle, signedText(bundle));
	if (fault !== null) return err(fault);
	const content = await unsealed(keys, bundle, sealedFor(bundle), contentIn);
	return content === null ? err('altered') : ok(content);
}

/** The same of one photo: which it is, and its bytes. @throws CouchUnavailable */
export async function openParcel(
	keys: HandoverKeys,
	parcel: PhotoParcel
): Opened<{ head: PhotoHead; jpeg: Uint8Array }> {
	const fault = await whyNotGenuine(keys, parcel, signedParcelText(parcel));
	if (fault !== null) return err(fault);
	const read = (bytes: Buffer) => Promise.resolve(parsePhotoContent(bytes));
	const content = await unsealed(keys, parcel, parcelSealedFor(parcel), read);
	return content === null ? err('altered') : ok(content);
}

type Signed = Pick<Bundle, 'server' | 'by' | 'signature'>;
type Sealed = Pick<Bundle, 'ephemeral' | 'iv' | 'sealed'>;

async function whyNotGenuine(
	keys: HandoverKeys,
	{ server, by, signature }: Signed,
	text: string
): Promise<HandoverFault | null> {
	const { id } = await keys.told();
	if (server !== id || by.certificate.server !== id) return 'otherInstallation';
	if (!(await keys.isOurs(by))) return 'altered';
	const key = Buffer.from(by.certificate.key, 'base64url');
	const own = await orNull(() => subtle.importKey('raw', key, SIGNING, false, ['verify']));
	return own !== null && (await isSigned(own, signature, text)) ? null : 'altered';
}

/** What was sealed for `purpose`, read by `read`; null where it is anything else. */
async function unsealed<T>(
	keys: HandoverKeys,
	{ ephemeral: half, iv, sealed }: Sealed,
	purpose: string,
	read: (bytes: Buffer) => Promise<T | null>
): Promise<T | null> {
	const ephemeral = Buffer.from(half, 'base64url');
	const secret = await secretOrNull(keys, ephemeral);
	if (secret === null) return null;
	const derived = Buffer.from(hkdfSync('sha256', secret, ephemeral, PURPOSE, KEY_BYTES));
	const key = await subtle.importKey('raw', derived, 'AES-GCM', false, ['decrypt']);
	const way = {
		name: 'AES-GCM',
		iv: Buffer.from(iv, 'base64url'),
		additionalData: Buffer.from(purpose),
		tagLength: TAG_BITS
	};
	return orNull(async () =>
		read(Buffer.from(await subtle.decrypt(way, key, Buffer.from(sealed, 'base64url'))))
	);
}

async function contentIn(packed: Buffer): Promise<BundleContent | null> {
	const text = await unpack(packed, { maxOutputLength: MOST_CONTENT_BYTES });
	const content: unknown = JSON.parse(text.toString('utf8'));
	const parsed = parseBy(BundleContent, content);
	return parsed.ok ? parsed.value : null;
}

async function secretOrNull(keys: HandoverKeys, ephemeral: Uint8Array): Promise<Buffer | null> {
	// What the store cannot give is no fault of the bundle.
	await keys.told();
	return orNull(() => keys.secretWith(ephemeral));
}

/** What cannot be read is no bundle of ours, whatever it was that could not be read. */
async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
	try {
		return await work();
	} catch {
		return null;
	}
}
