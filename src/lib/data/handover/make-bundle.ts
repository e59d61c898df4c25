import { dayInVietnam } from '../../domain/date.ts';
import { isPrivate, parseDatabase } from '../../domain/database.ts';
import type { BundleContent } from '../../domain/handover/bundle.ts';
import {
	bundleText,
	BUNDLE_FORMAT,
	codeOf,
	MOST_CONTENT_BYTES,
	MOST_DOCUMENTS
} from '../../domain/handover/bundle.ts';
import { toBase64 } from '../../domain/handover/bytes.ts';
import { FRAME_BYTES, MOST_FRAMES } from '../../domain/handover/frames.ts';
import { Revision } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { Parts } from '../parts.ts';
import { stampNow } from '../parts.ts';
import { unitOf } from '../records/unit-of-database.ts';
import type { OutboxRow } from '../store/schema.ts';
import { inSendingOrder, recordsOf } from '../sync/outbox.ts';
import { isHeld } from '../writes/held.ts';
import { deflate, markOf, seal, sign } from './ciphers.ts';
import type { MadeBundle, MakeFault } from './handover.ts';
import { photosAlong, tellOfPhotos } from './photos-along.ts';
import type { OwnKey } from './shelf.ts';

/** Of the content's most bytes, with room for letters of three. */
const MOST_CHARS = MOST_CONTENT_BYTES / 4;

type Chosen = {
	rows: OutboxRow[];
	content: BundleContent;
	left: Omit<MadeBundle['left'], 'photos'>;
};

/** What waits and may go by a third hand: everything of the units' own databases, and nothing that is private to few. */
async function chosen(parts: Parts): Promise<Chosen> {
	const waiting = await (await parts.store.db).getAll('outbox');
	const nowMs = parts.chance.now();
	const all = waiting.filter((row) => !isHeld(row, nowMs));
	const may = inSendingOrder(
		all.filter(({ database }) => parseDatabase(database)?.kind === 'unit')
	);
	const rows: OutboxRow[] = [];
	const documents: BundleContent['documents'] = [];
	let chars = 0;
	for (const row of may) {
		const own = [...(row.beside ?? []), row.doc].flatMap((doc) => {
			const rev = parseBy(Revision, doc._rev);
			return rev.ok ? [{ database: row.database, doc: { ...doc, _rev: rev.value } }] : [];
		});
		chars += JSON.stringify(own).length;
		if (documents.length + own.length > MOST_DOCUMENTS || chars > MOST_CHARS) break;
		documents.push(...own);
		rows.push(row);
	}
	const ownPrivate = waiting.filter(({ database }) => isPrivate(database)).length;
	const others = waiting.length - ownPrivate - rows.length;
	return { rows, content: { documents }, left: { private: ownPrivate, others } };
}

/**
 * Makes a bundle of what waits on this phone, sealed for the server and signed by this phone. The same work made into a
 * bundle twice is two bundles, and each record of them arrives once.
 */
export async function makeBundle(
	parts: Parts,
	{ pair, word }: OwnKey
): Promise<Result<MadeBundle, MakeFault>> {
	if (word === null) return err('notReady');
	await tellOfPhotos(parts);
	const { rows, content, left } = await chosen(parts);
	const { along, stays } = await photosAlong(parts, rows);
	if (rows.length === 0 && along.length === 0) return err('nothing');
	const units = [
		...new Set([
			...rows.flatMap(({ database }) => unitOf(database) ?? []),
			...along.map(({ unit }) => unit)
		])
	];
	const label = {
		format: BUNDLE_FORMAT,
		v: along.length > 0 ? 2 : 1,
		server: word.server.id,
		by: word.certified,
		at: stampNow(parts),
		documents: content.documents.length,
		records: recordsOf(rows).length,
		units,
		...(along.length > 0 ? { photos: along.length } : {})
	} as const;
	const bundle = await sign(await seal(content, label, word.server), pair);
	const mark = await markOf(bundle);
	const text = bundleText(bundle);
	const packed = await deflate(new TextEncoder().encode(text));
	const { person } = parts.session();
	return ok({
		id: toBase64(mark),
		code: codeOf(mark),
		name: `chuyen-may-${person}-${dayInVietnam(parts.chance.now())}.txt`,
		text,
		// Where photos alone go there is nothing for codes to carry.
		packed: rows.length === 0 || packed.length > FRAME_BYTES * MOST_FRAMES ? null : packed,
		photos: along.map(({ id, bytes }) => ({ id, bytes })),
		left: { ...left, photos: stays },
		contents: rows.map(({ database, id }) => ({ database, id })),
		documents: label.documents,
		records: label.records,
		units,
		madeAt: label.at
	});
}
