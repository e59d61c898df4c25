import { BLOCK_UNIT } from '../../domain/ids.ts';
import type { ActivityId } from '../../domain/ids.ts';
import type { Parts } from '../parts.ts';
import type { StoredDraft } from '../store/schema.ts';
import { readRecord } from './read-record.ts';
import { whollyRefused } from './submit.ts';

type About = Pick<StoredDraft, 'id' | 'unit' | 'author' | 'base'>;

/**
 * What a draft that edits a record begins from: the version the server holds; nothing, where it refused all there is.
 * A record that is not on the phone gives a draft that can only be thrown away: submitting it answers `gone`.
 */
export async function editBase(parts: Parts, id: ActivityId): Promise<About> {
	const record = await readRecord(parts, id);
	if (record === null) {
		return { id, unit: BLOCK_UNIT, author: parts.session().person, base: { rev: '' } };
	}
	const { unit, author } = record.activity;
	const base = whollyRefused(record) ? null : { rev: record.document._rev };
	return { id, unit, author, base };
}
