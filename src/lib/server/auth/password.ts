import { hash, verify } from '@node-rs/argon2';

/** Longer ones only burn the server's time; argon2 itself would take them. */
export const LONGEST_PASSWORD = 200;
/** argon2id with OWASP's first choice, 19 MiB and two passes: about 20 ms on a small server. */
export const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes a password with argon2id and a fresh salt. */
export function hashPassword(password: string): Promise<string> {
	return hash(password.normalize('NFC'), COST);
}

let nobody: Promise<string> | null = null;

/** A hash that no password is known for: unknown logins are checked against it, so they take as long as known ones. */
function hashOfNobody(): Promise<string> {
	nobody ??= hashPassword(crypto.randomUUID());
	return nobody;
}

/** Whether a password fits a hash; with `null` (unknown login) it takes the same time and is false. */
export async function fitsPassword(stored: string | null, password: string): Promise<boolean> {
	if (password.length > LONGEST_PASSWORD) return false;
	const fits = await verify(stored ?? (await hashOfNobody()), password.normalize('NFC'));
	return stored !== null && fits;
}
