import type { RawDocument } from '../store/schema.ts';

/** AES-GCM's own size for what may be used once with a key. */
const IV_BYTES = 12;
/** What a sealed text begins with, so that one of before is told from it. */
const SEALED_TEXT = 'sealed:';

/** A document whose content nobody reads without the key: CouchDB's fields, and the rest in one. */
type SealedDocument = RawDocument & { sealed: string };

/** Whether the content of a document is sealed. */
export function isSealed(doc: RawDocument): doc is SealedDocument {
	return typeof doc['sealed'] === 'string';
}

/** Whether a text is sealed. */
export function isSealedText(text: string): boolean {
	return text.startsWith(SEALED_TEXT);
}

/** Encrypts a text. `place`: where it belongs; put anywhere else it cannot be opened. */
export async function sealText(key: CryptoKey, place: string, text: string): Promise<string> {
	const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
	const told = new TextEncoder();
	const algorithm = { name: 'AES-GCM', iv, additionalData: told.encode(place) };
	const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, told.encode(text)));
	return SEALED_TEXT + toBase64(iv) + toBase64(sealed);
}

/** @throws DOMException where the key is another, or the text was sealed for another place */
export async function openText(key: CryptoKey, place: string, sealed: string): Promise<string> {
	const bytes = fromBase64(sealed.slice(SEALED_TEXT.length));
	const algorithm = {
		name: 'AES-GCM',
		iv: bytes.subarray(0, IV_BYTES),
		additionalData: new TextEncoder().encode(place)
	};
	const opened = await crypto.subtle.decrypt(algorithm, key, bytes.subarray(IV_BYTES));
	return new TextDecoder().decode(opened);
}

/** Whether there is anything to seal: not in what is sealed, nor in a deletion. */
export function saysAnything(doc: RawDocument): boolean {
	return !isSealed(doc) && Object.keys(parted(doc).content).length > 0;
}

/** A document of a database, sealed. */
export async function sealDocument(
	key: CryptoKey,
	database: string,
	doc: RawDocument
): Promise<RawDocument> {
	const { couch, content } = parted(doc);
	return { ...couch, sealed: await sealText(key, placeOf(database, doc), JSON.stringify(content)) };
}

/** A document as it was before it was sealed. */
export async function openDocument(
	key: CryptoKey,
	database: string,
	doc: SealedDocument
): Promise<RawDocument> {
	const text = await openText(key, placeOf(database, doc), doc.sealed);
	// Written by `sealDocument` and changed by nobody since: what authenticates it is the key.
	const content: Record<string, unknown> = JSON.parse(text);
	return { ...content, ...parted(doc).couch };
}

/** A version of a document is sealed for its place: nobody who lacks the key can put another in its stead. */
function placeOf(database: string, { _id, _rev }: RawDocument): string {
	return `${database} ${_id} ${_rev}`;
}

/** CouchDB's own fields, by which versions are known and sent, and what somebody wrote. */
function parted({ _id, _rev, ...rest }: RawDocument) {
	const others = Object.entries(rest);
	return {
		couch: { _id, _rev, ...Object.fromEntries(others.filter(([name]) => name.startsWith('_'))) },
		content: Object.fromEntries(others.filter(([name]) => !name.startsWith('_')))
	};
}

/** Chunks, because a call takes only so many arguments; of a multiple of three, so that they can be joined. */
const CHUNK = 3 * 4096;

function toBase64(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += CHUNK)
		text += btoa(String.fromCharCode(...bytes.subarray(at, at + CHUNK)));
	return text;
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
