import type {
	Bundle,
	BundleContent,
	Certified,
	ServerKeys,
	UnsignedBundle
} from '../../domain/handover/bundle.ts';
import { certificateText, sealedFor, signedText } from '../../domain/handover/bundle.ts';
import { fromBase64, toBase64 } from '../../domain/handover/bytes.ts';
import type { PhotoParcel, UnsignedParcel } from '../../domain/handover/photo-parcel.ts';
import { parcelSealedFor, signedParcelText } from '../../domain/handover/photo-parcel.ts';

/** The same as the server's own: see `server/handover`. */
const SIGNING = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const;
const SEALING = { name: 'ECDH', namedCurve: 'P-256' } as const;
const PURPOSE = 'so-tay handover';
const SECRET_BITS = 256;
const IV_BYTES = 12;
const TAG_BITS = 128;

const encode = (text: string) => new TextEncoder().encode(text);

/** Whether this browser has what is needed: WebCrypto is there only where the page came by HTTPS. */
export function hasCiphers(): boolean {
	return globalThis.crypto?.subtle !== undefined && 'CompressionStream' in globalThis;
}

/** Makes this phone's own key: its secret half can be used here, and read by nobody. */
export function newPair(): Promise<CryptoKeyPair> {
	return crypto.subtle.generateKey(SIGNING, false, ['sign', 'verify']);
}

/** The half of a key that everybody may know. */
export async function publicHalf({ publicKey }: CryptoKeyPair): Promise<string> {
	return toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)));
}

async function through(bytes: Uint8Array<ArrayBuffer>, by: GenericTransformStream) {
	const stream = new Blob([bytes]).stream().pipeThrough(by);
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Packs bytes (raw deflate). */
export function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
	return through(bytes, new CompressionStream('deflate-raw'));
}

/** Unpacks bytes; null where they are not whole. */
export async function inflate(
	bytes: Uint8Array<ArrayBuffer>
): Promise<Uint8Array<ArrayBuffer> | null> {
	try {
		return await through(bytes, new DecompressionStream('deflate-raw'));
	} catch {
		return null;
	}
}

type Sealed = { ephemeral: string; iv: string; sealed: string };

/**
 * Seals bytes so that the server alone can open them: by a key that is made for these bytes, agreed on with the
 * server's, and bound to `purpose`.
 */
async function sealBytes(
	bytes: Uint8Array<ArrayBuffer>,
	purpose: string,
	server: ServerKeys
): Promise<Sealed> {
	const own = await crypto.subtle.generateKey(SEALING, false, ['deriveBits']);
	const theirs = await importKey(server.seal, SEALING, []);
	const ephemeral = new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey));
	const secret = await crypto.subtle.deriveBits(
		{ name: SEALING.name, public: theirs },
		own.privateKey,
		SECRET_BITS
	);
	const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
	const derivation = { name: 'HKDF', hash: 'SHA-256', salt: ephemeral, info: encode(PURPOSE) };
	const aes = { name: 'AES-GCM', length: 256 };
	const key = await crypto.subtle.deriveKey(derivation, base, aes, false, ['encrypt']);
	const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
	const way = { name: 'AES-GCM', iv, additionalData: encode(purpose), tagLength: TAG_BITS };
	const sealed = new Uint8Array(await crypto.subtle.encrypt(way, key, bytes));
	return { ephemeral: toBase64(ephemeral), iv: toBase64(iv), sealed: toBase64(sealed) };
}

/** Seals what a bundle holds. */
export async function seal(
	content: BundleContent,
	label: Omit<UnsignedBundle, keyof Sealed>,
	server: ServerKeys
): Promise<UnsignedBundle> {
	const packed = await deflate(encode(JSON.stringify(content)));
	return { ...label, ...(await sealBytes(packed, sealedFor(label), server)) };
}

/** Seals a photo; pictures are packed already. */
export async function sealPhoto(
	content: Uint8Array<ArrayBuffer>,
	label: Omit<UnsignedParcel, keyof Sealed>,
	server: ServerKeys
): Promise<UnsignedParcel> {
	return { ...label, ...(await sealBytes(content, parcelSealedFor(label), server)) };
}

/** Puts this phone's name to a bundle. */
export async function sign(bundle: UnsignedBundle, own: CryptoKeyPair): Promise<Bundle> {
	return { ...bundle, signature: await signatureOf(signedText(bundle), own) };
}

/** Puts this phone's name to a photo's parcel. */
export async function signParcel(parcel: UnsignedParcel, own: CryptoKeyPair): Promise<PhotoParcel> {
	return { ...parcel, signature: await signatureOf(signedParcelText(parcel), own) };
}

async function signatureOf(text: string, { privateKey }: CryptoKeyPair): Promise<string> {
	const signature = await crypto.subtle.sign(SIGNATURE, privateKey, encode(text));
	return toBase64(new Uint8Array(signature));
}

/** Whether a bundle is as its author's phone made it, by the word of a server that this phone knows. */
export function isGenuine(bundle: Bundle, server: ServerKeys): Promise<boolean> {
	return isAsMade(bundle, signedText(bundle), server);
}

/** Whether a photo's parcel is as its author's phone made it. */
export function isGenuineParcel(parcel: PhotoParcel, server: ServerKeys): Promise<boolean> {
	return isAsMade(parcel, signedParcelText(parcel), server);
}

async function isAsMade(
	{ by, signature }: Pick<Bundle, 'by' | 'signature'>,
	text: string,
	server: ServerKeys
): Promise<boolean> {
	return (await isWordOf(by, server)) && isSigned(by.certificate.key, signature, text);
}

/** Whether a certificate is the word of a server on this phone's key, and not of somebody between. */
export async function isWordOf({ certificate, signature }: Certified, server: ServerKeys) {
	return isSigned(server.verify, signature, certificateText(certificate));
}

/** SHA-256 over all that was signed: what a bundle is known by, however it came. */
export async function markOf(bundle: Bundle): Promise<Uint8Array<ArrayBuffer>> {
	return hashOf(signedText(bundle));
}

/** SHA-256 of a text. */
export async function hashOf(text: string): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(await crypto.subtle.digest('SHA-256', encode(text)));
}

async function isSigned(key: string, signature: string, text: string): Promise<boolean> {
	const bytes = fromBase64(signature);
	if (bytes === null) return false;
	try {
		const own = await importKey(key, SIGNING, ['verify']);
		return await crypto.subtle.verify(SIGNATURE, own, bytes, encode(text));
	} catch {
		// Not even a key: then nothing was signed by it.
		return false;
	}
}

function importKey(
	key: string,
	algorithm: typeof SIGNING | typeof SEALING,
	usages: KeyUsage[]
): Promise<CryptoKey> {
	const bytes = fromBase64(key) ?? new Uint8Array();
	return crypto.subtle.importKey('raw', bytes, algorithm, false, usages);
}
