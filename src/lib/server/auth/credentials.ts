import type { IncomingMessage } from 'node:http';

/** What a request shows to be let in. */
export type Credentials =
	| { kind: 'none' }
	| { kind: 'basic'; login: string; password: string }
	| { kind: 'session'; token: string };

/** Longer headers are nobody's password. */
const LONGEST_BASIC = 1_000;

/** The cookie's name; the prefix makes browsers insist on HTTPS and on this host alone. */
export function cookieName(secure: boolean): string {
	return secure ? '__Host-so-tay' : 'so-tay';
}

/** Reads credentials; Basic goes before a cookie, because somebody put it there on purpose. */
export function credentialsOf(request: IncomingMessage, secure: boolean): Credentials {
	const { authorization, cookie } = request.headers;
	if (authorization !== undefined) {
		const basic = parseBasic(authorization);
		return basic === null ? { kind: 'none' } : { kind: 'basic', ...basic };
	}
	const token = cookieValue(cookie ?? '', cookieName(secure));
	return token === null ? { kind: 'none' } : { kind: 'session', token };
}

function parseBasic(header: string): { login: string; password: string } | null {
	const [, encoded] = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header) ?? [];
	if (encoded === undefined || encoded.length > LONGEST_BASIC) return null;
	const text = Buffer.from(encoded, 'base64').toString('utf8');
	const colon = text.indexOf(':');
	return colon === -1 ? null : { login: text.slice(0, colon), password: text.slice(colon + 1) };
}

function cookieValue(header: string, name: string): string | null {
	for (const pair of header.split(';')) {
		const [key = '', value = ''] = pair.trim().split('=');
		if (key === name && value !== '') return value;
	}
	return null;
}

/** The `Set-Cookie` of a session, or, with null, of its end. */
export function sessionCookie(token: string | null, secure: boolean, maxAgeMs: number): string {
	const age = token === null ? 0 : Math.floor(maxAgeMs / 1000);
	const flags = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure ? '; Secure' : ''}`;
	return `${cookieName(secure)}=${token ?? ''}; ${flags}`;
}
