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

/**
 * Looks whether a bundle is as its author's phone made it, and opens it: this server's word on the key, the signature
 * over every byte, the seal.
 * @throws CouchUnavailable
 */
export async function openBundle(
	keys: HandoverKeys,
	bundle: Bundle
): Promise<Result<BundleContent, HandoverFault>> {
	const { id } = await keys.told();
	const { certificate } = bundle.by;
	if (bundle.server !== id || certificate.server !== id) return err('otherInstallation');
	if (!(await keys.isOurs(bundle.by)) || !(await isOfPhone(bundle))) return err('altered');
	const content = await unsealed(keys, bundle);
	return content === null ? err('altered') : ok(content);
}

async function isOfPhone(bundle: Bundle): Promise<boolean> {
	const { key } = bundle.by.certificate;
	const own = await orNull(() =>
		subtle.importKey('raw', Buffer.from(key, 'base64url'), SIGNING, false, ['verify'])
	);
	return own !== null && isSigned(own, bundle.signature, signedText(bundle));
}

async function unsealed(keys: HandoverKeys, bundle: Bundle): Promise<BundleContent | null> {
	const ephemeral = Buffer.from(bundle.ephemeral, 'base64url');
	const secret = await secretOrNull(keys, ephemeral);
	if (secret === null) return null;
	const derived = Buffer.from(hkdfSync('sha256', secret, ephemeral, PURPOSE, KEY_BYTES));
	const key = await subtle.importKey('raw', derived, 'AES-GCM', false, ['decrypt']);
	const way = {
		name: 'AES-GCM',
		iv: Buffer.from(bundle.iv, 'base64url'),
		additionalData: Buffer.from(sealedFor(bundle)),
		tagLength: TAG_BITS
	};
	return orNull(async () => {
		const packed = await subtle.decrypt(way, key, Buffer.from(bundle.sealed, 'base64url'));
		const text = await unpack(Buffer.from(packed), { maxOutputLength: MOST_CONTENT_BYTES });
		const content: unknown = JSON.parse(text.toString('utf8'));
		const parsed = parseBy(BundleContent, content);
		return parsed.ok ? parsed.value : null;
	});
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
