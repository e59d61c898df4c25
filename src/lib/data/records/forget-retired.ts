import { RETIRED_NAME } from '../../domain/unit/retired-name.ts';
import type { LocalDatabase } from '../pouch/local-databases.ts';
import type { RawDocument } from '../store/schema.ts';

/**
 * Lets go of the older versions of documents out of which a name was taken, and of who read a notice long ago: PouchDB
 * keeps every version it ever had, and the name with it. Safe to repeat.
 */
export async function forgetRetired(
	local: LocalDatabase,
	docs: readonly RawDocument[]
): Promise<void> {
	const named = docs.filter(
		(doc) =>
			JSON.stringify(doc).includes(RETIRED_NAME) ||
			(doc['_deleted'] === true && doc._id.startsWith('noticeReceipt:'))
	);
	await local.forgetOlder(named.map(({ _id }) => _id));
}
