import type { RequestsFault } from '../notices.ts';
import type { WireFault } from './exchange.ts';
import { noteFailed } from './failed-request.ts';

/** Why the server could not be asked, as a page says it; the page can name the request. */
export function requestsFault(fault: WireFault): RequestsFault {
	noteFailed(fault);
	switch (fault.kind) {
		case 'offline':
		case 'unreachable':
			return 'offline';
		case 'signIn':
		case 'lostPhone':
			return 'signIn';
		case 'serverFull':
		case 'storeAway':
			return fault.kind;
		default:
			return 'serverDown';
	}
}
