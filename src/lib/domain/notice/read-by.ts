import { dayInVietnam } from '../date.ts';
import type { PersonId, UnitId } from '../ids.ts';
import { isOver } from '../retention/months.ts';
import type { Notice } from './notices.ts';
import { addressed } from './notices.ts';
import type { NoticeReceipt } from './receipt.ts';

type Told = Pick<NoticeReceipt, '_id' | 'unit' | 'notice' | 'edition' | 'said' | 'by' | 'at'>;
type Wording = Pick<Notice, 'key' | 'edition'>;

/** What one person did with a notice: when first read as it is worded now, or only as it was worded before. */
export type Reading = { readAt: string | null; earlierAt: string | null };

/** Who read a notice, and who confirmed it for the unit. */
export type ReadBy = {
	people: ReadonlyMap<PersonId, Reading>;
	/** The first confirmation of the wording that holds. */
	confirmed: { by: PersonId; at: string } | null;
};

const earlier = (a: string | null, b: string) => (a === null || b < a ? b : a);

/**
 * Folds one unit's receipts. Any order, and the same receipt any number of times, comes to the same; whoever confirmed
 * a notice has read it.
 */
export function readBy({ key, edition }: Wording, receipts: readonly Told[]): ReadBy {
	const people = new Map<PersonId, Reading>();
	let confirmed: { by: PersonId; at: string; id: string } | null = null;
	for (const receipt of receipts) {
		if (receipt.notice !== key) continue;
		const { by, at, _id: id } = receipt;
		const { readAt, earlierAt } = people.get(by) ?? { readAt: null, earlierAt: null };
		const current = receipt.edition === edition;
		people.set(by, {
			readAt: current ? earlier(readAt, at) : readAt,
			earlierAt: current ? earlierAt : earlier(earlierAt, at)
		});
		if (receipt.said !== 'confirmed' || !current) continue;
		const isFirst =
			confirmed === null || at < confirmed.at || (at === confirmed.at && id < confirmed.id);
		if (isFirst) confirmed = { by, at, id };
	}
	return { people, confirmed: confirmed && { by: confirmed.by, at: confirmed.at } };
}

/** So many months after it was worded as it stands, a notice asks nobody to read it any more. */
export const NOTICE_ASKS_MONTHS = 12;

/** Whether a notice was told so long ago that it asks nothing any more, and that who read it may be forgotten. */
export function isLongTold(
	{ at, correctedAt }: Pick<Notice, 'at' | 'correctedAt'>,
	nowMs: number
): boolean {
	const worded = dayInVietnam(Date.parse(correctedAt ?? at));
	return isOver(worded, NOTICE_ASKS_MONTHS, dayInVietnam(nowMs));
}

/** A person who reads: the units belonged to, and those for which they confirm. */
export type Reader = {
	person: PersonId;
	units: readonly UnitId[];
	decidesFor: readonly UnitId[];
};

/** What a notice still asks of a person. */
export type Asked = {
	/** The units of theirs that it is for. */
	units: readonly UnitId[];
	unread: boolean;
	/** For which units they are to confirm it. */
	toConfirm: readonly UnitId[];
};

/**
 * What a notice asks of a person. `receipts`: of the units belonged to. One that was withdrawn, or told long ago, asks
 * nothing.
 */
export function askedOf(
	notice: Notice,
	reader: Reader,
	receipts: readonly Told[],
	nowMs: number
): Asked {
	const units = addressed(notice, reader.units);
	const open = units.length > 0 && !notice.withdrawn && !isLongTold(notice, nowMs);
	const readings = readBy(notice, receipts).people;
	const unread = open && (readings.get(reader.person)?.readAt ?? null) === null;
	const toConfirm =
		open && notice.confirm
			? units.filter(
					(unit) =>
						reader.decidesFor.includes(unit) &&
						readBy(
							notice,
							receipts.filter((one) => one.unit === unit)
						).confirmed === null
				)
			: [];
	return { units, unread, toConfirm };
}
