import type { ActivityId } from '$lib/domain/ids.ts';
import { recordAddress } from '$lib/state/address.ts';

/** The address of a record in the queue. */
export function reviewAddress(id: ActivityId): string {
	return recordAddress(id).replace('/hoat-dong/', '/duyet/');
}
