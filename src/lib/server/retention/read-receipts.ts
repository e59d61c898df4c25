import { unitDatabase } from '../../domain/database.ts';
import { addDays, dayInVietnam } from '../../domain/date.ts';
import type { PersonId } from '../../domain/ids.ts';
import { ulid } from '../../domain/ids.ts';
import { parseBy } from '../../domain/issue.ts';
import { NoticeReceipt } from '../../domain/notice/receipt.ts';
import { isOver } from '../../domain/retention/months.ts';
import type { DueReceipts } from '../../domain/retention/other-kinds.ts';
import { readOn, spanOfDays } from '../../domain/retention/other-kinds.ts';
import type { Result } from '../../domain/result.ts';
import { err, ok } from '../../domain/result.ts';
import type { Couch, StoredDocument } from '../couch/couch.ts';
import { leafPages, unitsIn } from './all-leaves.ts';
import { markOfIds } from './mark.ts';
import type { RetentionBook } from './retention-book.ts';

export type ReceiptSources = { couch: Couch; book: RetentionBook; clock: () => number };

type Kept = { database: string; stored: StoredDocument; day: string };

/**
 * That notices were read, of every unit, up to a day. The id begins with the notice's, which sorts by the time it was
 * written: what was written later was read later. What a newer app wrote stays.
 */
async function* readUpTo(couch: Couch, last: string): AsyncGenerator<Kept[]> {
	const after = Date.parse(`${addDays(last, 2)}T00:00:00Z`);
	const range = { startKey: 'noticeReceipt:', endKey: `noticeReceipt:${ulid(after, none)}` };
	for (const unit of await unitsIn(couch)) {
		const database = unitDatabase(unit);
		for await (const page of leafPages(couch, database, range))
			yield page.flatMap((stored) => {
				const receipt = parseBy(NoticeReceipt, stored);
				const day = receipt.ok ? readOn(receipt.value) : '';
				return day !== '' && day <= last ? [{ database, stored, day }] : [];
			});
	}
}
const none = new Uint8Array(16);

async function longRead({ couch, book, clock }: ReceiptSources): Promise<Kept[]> {
	const { receiptMonths } = await book.settings();
	const today = dayInVietnam(clock());
	const due: Kept[] = [];
	for await (const page of readUpTo(couch, today))
		due.push(...page.filter(({ day }) => isOver(day, receiptMonths, today)));
	return due;
}

const idsOf = (due: readonly Kept[]) => due.map(({ stored }) => `${stored._id} ${stored._rev}`);

/** What would be forgotten of who read which notice. @throws CouchUnavailable */
export async function dueReceipts(sources: ReceiptSources): Promise<DueReceipts> {
	const due = await longRead(sources);
	const days = spanOfDays(due.map(({ day }) => day));
	return { mark: markOfIds(idsOf(due)), count: due.length, ...days };
}

/**
 * Deletes that notices were read, if it is exactly what was shown: from the server at once, from each phone when the
 * deletion reaches it. @throws CouchUnavailable; the next sweep goes on then
 */
export async function eraseReceipts(
	sources: ReceiptSources,
	by: PersonId,
	mark: string
): Promise<Result<null, 'changed'>> {
	const due = await longRead(sources);
	if (due.length === 0 || markOfIds(idsOf(due)) !== mark) return err('changed');
	const days = spanOfDays(due.map(({ day }) => day));
	await sources.book.addWent({ kind: 'receipts', count: due.length, ...days, by });
	await sweepReceipts(sources);
	return ok(null);
}

/**
 * Holds to what was decided: whatever was read up to the last day of a decision goes, also what a phone brings late, a
 * restore brought back or a stopped server left. @throws CouchUnavailable
 */
export async function sweepReceipts({
	couch,
	book
}: Pick<ReceiptSources, 'couch' | 'book'>): Promise<void> {
	const decided = (await book.went()).filter(({ kind }) => kind === 'receipts');
	const { last } = spanOfDays(decided.flatMap((one) => one.last ?? []));
	if (last === null) return;
	const changed = new Set<string>();
	for await (const page of readUpTo(couch, last)) {
		const [first] = page;
		if (first === undefined) continue;
		const stones = page.map(({ stored: { _id, _rev = '' } }) => ({ _id, _rev, _deleted: true }));
		await couch.bulkDocs(first.database, stones);
		changed.add(first.database);
	}
	// Who read it stands in the bodies that were deleted.
	for (const database of changed) await couch.compact(database);
}
