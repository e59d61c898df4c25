import type { RequestsFault } from '../notices.ts';
import type { WireFaultKind } from './exchange.ts';

/** Why the server could not be asked, as a page says it. */
export function requestsFault(kind: WireFaultKind): RequestsFault {
	if (kind === 'offline' || kind === 'unreachable') return 'offline';
	return kind === 'signIn' || kind === 'lostPhone' ? 'signIn' : 'serverDown';
}
