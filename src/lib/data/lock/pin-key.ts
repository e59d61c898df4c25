import { argon2idAsync } from '@noble/hashes/argon2.js';
import { MOST_TRIES } from '../../domain/lock/pin.ts';
import type { GuessCost, LockRow } from '../store/schema.ts';

/**
 * OWASP's smallest setting of argon2id, the one with the least memory: a phone of 2 GB has none to spare, and what a
 * guess costs is nearly the same. Measured in `docs/performance.md`.
 */
const COST: GuessCost = { memoryKiB: 7168, passes: 5 };
const SALT_BYTES = 16;
const IV_BYTES = 12;
const KEY_BITS = 256;
/** The browser draws and hears taps so often while a code is tried. */
const BREATH_MS = 40;

/** The key that wraps: what a code comes to. */
async function wrapping(pin: string, salt: Uint8Array, cost: GuessCost): Promise<CryptoKey> {
	const bits = await argon2idAsync(pin, salt, {
		m: cost.memoryKiB,
		t: cost.passes,
		p: 1,
		dkLen: KEY_BITS / 8,
		asyncTick: BREATH_MS
	});
	const uses: KeyUsage[] = ['wrapKey', 'unwrapKey'];
	return crypto.subtle.importKey('raw', new Uint8Array(bits), 'AES-GCM', false, uses);
}

/** A key that was never used. It can be wrapped; {@link keptIn} is the same, to work with. */
export function newKey(): Promise<CryptoKey> {
	return crypto.subtle.generateKey({ name: 'AES-GCM', length: KEY_BITS }, true, [
		'encrypt',
		'decrypt'
	]);
}

/** The same key, which nothing in this page can take out again. */
export async function keptIn(key: CryptoKey): Promise<CryptoKey> {
	const bits = await crypto.subtle.exportKey('raw', key);
	return crypto.subtle.importKey('raw', bits, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** The lock that a code opens. */
export async function wrappedBy(pin: string, key: CryptoKey): Promise<LockRow> {
	const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
	const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
	const by = await wrapping(pin, salt, COST);
	const wrapped = await crypto.subtle.wrapKey('raw', key, by, { name: 'AES-GCM', iv });
	return {
		name: 'lock',
		salt,
		cost: COST,
		iv,
		wrapped: new Uint8Array(wrapped),
		left: MOST_TRIES,
		swept: false
	};
}

/** The key, where the code is the right one; else null. `extractable`: to wrap it anew. */
export async function unwrapped(
	pin: string,
	{ salt, cost, iv, wrapped }: LockRow,
	extractable = false
): Promise<CryptoKey | null> {
	const by = await wrapping(pin, salt, cost);
	try {
		return await crypto.subtle.unwrapKey(
			...(['raw', wrapped, by, { name: 'AES-GCM', iv }, 'AES-GCM', extractable] as const),
			['encrypt', 'decrypt']
		);
	} catch (error) {
		// What AES-GCM says of a key that does not fit; all else is a fault.
		if (error instanceof DOMException && error.name === 'OperationError') return null;
		throw error;
	}
}
