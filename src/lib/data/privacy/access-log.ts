import { AccessPage, type AccessQuery } from '../../domain/privacy/access-log.ts';
import type { Result } from '../../domain/result.ts';
import { askPrivacy, type PrivacyFault } from './asking.ts';

/** A piece of the log: `log` of what is about one's own data, `audit` of everything, for the office alone. */
export function askLog(
	place: 'log' | 'audit',
	query: AccessQuery
): Promise<Result<AccessPage, PrivacyFault>> {
	const said = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
	// In the body, because a name that is looked for has no place in an address.
	return askPrivacy(place, AccessPage, { method: 'POST', body: Object.fromEntries(said) });
}
