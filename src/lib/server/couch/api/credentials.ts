import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** The one account of `npm run couch`. */
export type Admin = { name: string; password: string };

/** CouchDB's own: ten minutes, renewed by signing in again. */
const sessionMs = 600_000;
const cookieName = 'AuthSession';

/** Knows the admin by Basic credentials or by the cookie that `_session` gave. Keys live as long as the process. */
export class Credentials {
	readonly #admin: Admin;
	readonly #key = randomBytes(32);

	constructor(admin: Admin) {
		this.#admin = admin;
	}

	/** How a request proved to be the admin's; null when it did not. */
	proof(headers: { authorization?: string; cookie?: string }): 'default' | 'cookie' | null {
		if (headers.authorization !== undefined) {
			return this.#isBasic(headers.authorization) ? 'default' : null;
		}
		return this.#isSession(headers.cookie ?? '') ? 'cookie' : null;
	}

	/** Whether name and password are the admin's. */
	matches(name: string, password: string): boolean {
		const nameFits = same(name, this.#admin.name);
		return same(password, this.#admin.password) && nameFits;
	}

	get name(): string {
		return this.#admin.name;
	}

	/** The cookie of a new session. */
	startSession(): string {
		const until = String(Date.now() + sessionMs);
		const token = `${until}:${this.#sign(until)}`;
		return `${cookieName}=${token}; Max-Age=${sessionMs / 1000}; Path=/; HttpOnly; SameSite=Strict`;
	}

	/** The cookie that ends a session. */
	endSession(): string {
		return `${cookieName}=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict`;
	}

	#isBasic(authorization: string): boolean {
		const encoded = /^Basic\s+([A-Za-z0-9+/=]+)$/i.exec(authorization)?.[1];
		if (encoded === undefined) return false;
		const [name = '', ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
		return this.matches(name, password.join(':'));
	}

	#isSession(cookies: string): boolean {
		const [, until = '', signature = ''] =
			/(?:^|;\s*)AuthSession=(\d+):([0-9a-f]+)(?:;|$)/.exec(cookies) ?? [];
		return same(signature, this.#sign(until)) && Number(until) > Date.now();
	}

	#sign(text: string): string {
		return createHmac('sha256', this.#key).update(text).digest('hex');
	}
}

/** Compares without telling by its time how much was right. */
function same(a: string, b: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(a), digest(b));
}
