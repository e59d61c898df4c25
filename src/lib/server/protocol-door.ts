import type { IncomingMessage } from 'node:http';
import { PROTOCOL, readAppVersion, VERSION_HEADER } from '../domain/protocol.ts';
import { ApiError } from './api/answer.ts';

/**
 * The answer to an app that speaks another protocol than this server: it keeps all it has, and says that it must be
 * updated. Null where the two understand each other. Whoever says nothing of it is taken as speaking it.
 */
export function otherProtocol({ headers, method, url = '' }: IncomingMessage): ApiError | null {
	const said = headers[VERSION_HEADER];
	const version = readAppVersion(typeof said === 'string' ? said : undefined);
	if (version === null || version.protocol === PROTOCOL) return null;
	// Whoever wants to go may.
	if (method === 'DELETE' && url.split('?')[0] === '/api/session') return null;
	return new ApiError(426, 'upgrade_required', 'otherVersion');
}
