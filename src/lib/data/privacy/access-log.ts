import { AccessPage, type AccessQuery } from '../../domain/privacy/access-log.ts';
import type { Result } from '../../domain/result.ts';
import { askPrivacy, type PrivacyFault } from './asking.ts';

/** A piece of the log: `log` of what is about one's own data, `audit` of everything, for the office alone. */
export function askLog(
	place: 'log' | 'audit',
	query: AccessQuery
): Promise<Result<AccessPage, PrivacyFault>> {
	const said = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
	const params = new URLSearchParams(said);
	return askPrivacy(`${place}?${params.toString()}`, AccessPage);
}
