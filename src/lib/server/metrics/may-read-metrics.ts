import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const LOOPBACK = /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/;
const LOOPBACK_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;
/** A proxy on the same machine comes from loopback too; what it passes on carries one of these. */
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'] as const;

/**
 * Whether the figures of the server are told to whoever asks: to a bearer of the token, and without one only to a
 * program on this machine that asks the server itself. Where a token is set it is asked of everybody.
 */
export function mayReadMetrics(request: IncomingMessage, token: string | null): boolean {
	if (token !== null) return carries(request, token);
	const { remoteAddress = '' } = request.socket;
	const passedOn = FORWARDED.some((name) => request.headers[name] !== undefined);
	return (
		LOOPBACK.test(remoteAddress) && !passedOn && LOOPBACK_HOST.test(request.headers.host ?? '')
	);
}

function carries({ headers }: IncomingMessage, token: string): boolean {
	const [, given = ''] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? [];
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(given), digest(token));
}
