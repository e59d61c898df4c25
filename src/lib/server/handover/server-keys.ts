import { webcrypto } from 'node:crypto';
import * as v from 'valibot';
import type { Certificate, Certified, ServerKeys } from '../../domain/handover/bundle.ts';
import { certificateText } from '../../domain/handover/bundle.ts';
import { ACCOUNTS } from '../auth/account.ts';
import { isMissing } from '../auth/account-store.ts';
import type { Couch } from '../couch/couch.ts';

/** Beside the accounts, so that every process has the same, a backup takes them along, and no client can name them. */
export const HANDOVER_KEYS = 'handover:keys';

type Key = webcrypto.CryptoKey;
type Pair = { privateKey: Key; publicKey: Key };

const { subtle } = webcrypto;
const CURVE = 'P-256';
export const SIGNING = { name: 'ECDSA', namedCurve: CURVE } as const;
export const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const;
const SEALING = { name: 'ECDH', namedCurve: CURVE } as const;
const MARK_BYTES = 16;
const SECRET_BITS = 256;

const Jwk = v.object({
	kty: v.literal('EC'),
	crv: v.literal(CURVE),
	x: v.string(),
	y: v.string(),
	d: v.string()
});
const Kept = v.looseObject({ type: v.literal('handoverKeys'), sign: Jwk, seal: Jwk });

/** A part of a WebCrypto key that is not there would be a bug of the platform. */
async function jwkOf(key: Key): Promise<v.InferOutput<typeof Jwk>> {
	return v.parse(Jwk, await subtle.exportKey('jwk', key));
}

async function made(): Promise<v.InferOutput<typeof Kept>> {
	const sign = await subtle.generateKey(SIGNING, true, ['sign', 'verify']);
	const seal = await subtle.generateKey(SEALING, true, ['deriveBits']);
	return {
		type: 'handoverKeys',
		v: 1,
		sign: await jwkOf(sign.privateKey),
		seal: await jwkOf(seal.privateKey)
	};
}

async function pairOf(
	{ d, ...jwk }: v.InferOutput<typeof Jwk>,
	algorithm: typeof SIGNING | typeof SEALING,
	[own, others]: [webcrypto.KeyUsage[], webcrypto.KeyUsage[]]
): Promise<Pair> {
	return {
		privateKey: await subtle.importKey('jwk', { ...jwk, d }, algorithm, false, own),
		publicKey: await subtle.importKey('jwk', jwk, algorithm, true, others)
	};
}

const raw = async (key: Key) => Buffer.from(await subtle.exportKey('raw', key));

/** The server's own keys for what goes from phone to phone. */
export class HandoverKeys {
	readonly #couch: Couch;
	#pairs: Promise<{ sign: Pair; seal: Pair; told: ServerKeys }> | null = null;

	constructor(couch: Couch) {
		this.#couch = couch;
	}

	/** What every phone may know of them. @throws CouchUnavailable */
	async told(): Promise<ServerKeys> {
		return (await this.#open()).told;
	}

	/** Gives the server's word on a phone's key. @throws CouchUnavailable */
	async certify(certificate: Certificate): Promise<Certified> {
		const { sign } = await this.#open();
		const text = Buffer.from(certificateText(certificate));
		const signature = await subtle.sign(SIGNATURE, sign.privateKey, text);
		return { certificate, signature: Buffer.from(signature).toString('base64url') };
	}

	/** Whether this server gave its word on it. @throws CouchUnavailable */
	async isOurs({ certificate, signature }: Certified): Promise<boolean> {
		const { sign } = await this.#open();
		return isSigned(sign.publicKey, signature, certificateText(certificate));
	}

	/** The secret that was agreed on with whoever has the other half of this key. @throws CouchUnavailable */
	async secretWith(ephemeral: Uint8Array): Promise<Buffer> {
		const { seal } = await this.#open();
		const other = await subtle.importKey('raw', ephemeral, SEALING, false, []);
		const way = { name: SEALING.name, public: other };
		return Buffer.from(await subtle.deriveBits(way, seal.privateKey, SECRET_BITS));
	}

	#open() {
		this.#pairs ??= this.#load().catch((error: unknown) => {
			this.#pairs = null;
			throw error;
		});
		return this.#pairs;
	}

	async #load() {
		const kept = (await this.#kept()) ?? (await this.#make());
		const sign = await pairOf(kept.sign, SIGNING, [['sign'], ['verify']]);
		const seal = await pairOf(kept.seal, SEALING, [['deriveBits'], []]);
		const [verifyRaw, sealRaw] = [await raw(sign.publicKey), await raw(seal.publicKey)];
		const digest = await subtle.digest('SHA-256', Buffer.concat([verifyRaw, sealRaw]));
		const id = Buffer.from(digest).subarray(0, MARK_BYTES).toString('base64url');
		const told = {
			id,
			verify: verifyRaw.toString('base64url'),
			seal: sealRaw.toString('base64url')
		};
		return { sign, seal, told };
	}

	async #make() {
		await this.#couch.bulkDocs(ACCOUNTS, [{ ...(await made()), _id: HANDOVER_KEYS }]);
		// Another process may have been first: what is stored holds.
		const stored = await this.#kept();
		if (stored === null) throw new Error('the keys for handing over were not stored');
		return stored;
	}

	async #kept(): Promise<v.InferOutput<typeof Kept> | null> {
		try {
			return v.parse(Kept, await this.#couch.get(ACCOUNTS, HANDOVER_KEYS));
		} catch (error) {
			if (isMissing(error)) return null;
			throw error;
		}
	}
}

/** Whether a signature is of this text, by this key. */
export async function isSigned(key: Key, signature: string, text: string): Promise<boolean> {
	const bytes = Buffer.from(signature, 'base64url');
	return subtle.verify(SIGNATURE, key, bytes, Buffer.from(text));
}
