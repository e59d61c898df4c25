import * as v from 'valibot';
import type { Rail, RecordQuery, RecordRow } from '../../data/device.ts';

import { UnitId as UnitIdSchema, type PersonId } from '../../domain/ids.ts';

export const sealNames = [
	'waiting',
	'approved',
	'returned',
	'changedAfterApproval',
	'contradicting',
	'withdrawn'
] as const satisfies readonly RecordRow['seal'][];
export const railNames = ['local', 'sending', 'done', 'denied'] as const satisfies readonly Rail[];

/** What the list is narrowed by. Empty lists and nulls do not narrow. Kept over a visit to a record and over a reload. */
export const ListFilter = v.object({
	text: v.string(),
	who: v.picklist(['mine', 'all']),
	unit: v.nullable(UnitIdSchema),
	seals: v.array(v.picklist(sealNames)),
	rails: v.array(v.picklist(railNames)),
	year: v.nullable(v.string()),
	campaign: v.nullable(v.string()),
	objective: v.nullable(v.number())
});
export type ListFilter = v.InferOutput<typeof ListFilter>;

/** A list that shows everything it may. */
export function wholeList(who: ListFilter['who']): ListFilter {
	return {
		text: '',
		who,
		unit: null,
		seals: [],
		rails: [],
		year: null,
		campaign: null,
		objective: null
	};
}

/** Reads a filter kept by the browser; null where it is none of this version's. */
export function readFilter(kept: unknown): ListFilter | null {
	const parsed = v.safeParse(ListFilter, kept);
	return parsed.success ? parsed.output : null;
}

/** What narrows beyond the chips of the screen: these are said by number on "Lọc thêm". */
export function filtersBeyondChips(filter: ListFilter): number {
	return [
		filter.unit !== null,
		filter.year !== null,
		filter.campaign !== null,
		filter.objective !== null,
		filter.seals.length > 0 && !isChip(filter.seals, 'returned'),
		filter.rails.length > 0 && !isChip(filter.rails, 'denied') && !isUnsent(filter.rails)
	].filter(Boolean).length;
}

const isChip = <T>(values: readonly T[], only: T) => values.length === 1 && values[0] === only;
const UNSENT: readonly Rail[] = ['local', 'sending'];

/** Whether the rails are exactly those of "Chưa gửi". */
export function isUnsent(rails: readonly Rail[]): boolean {
	return rails.length === UNSENT.length && UNSENT.every((rail) => rails.includes(rail));
}

/** Whether anything but the scope narrows the list. */
export function isNarrowed(filter: ListFilter): boolean {
	return (
		filter.text.trim() !== '' ||
		filter.seals.length > 0 ||
		filter.rails.length > 0 ||
		filter.unit !== null ||
		filter.year !== null ||
		filter.campaign !== null ||
		filter.objective !== null
	);
}

/** A list is read whole: it lies in memory, and its months are counted over all of it. */
const ALL = 1_000_000;

/** The query of a filter. */
export function queryOf(filter: ListFilter, person: PersonId): RecordQuery {
	const { text, who, unit, seals, rails, year, campaign, objective } = filter;
	return {
		order: 'newest',
		limit: ALL,
		...(text.trim() === '' ? {} : { text }),
		...(who === 'mine' ? { person } : {}),
		...(unit === null ? {} : { unit }),
		...(seals.length === 0 ? {} : { seals: [...seals] }),
		...(rails.length === 0 ? {} : { rails: [...rails] }),
		...(year === null ? {} : { year }),
		...(campaign === null ? {} : { campaign }),
		...(objective === null ? {} : { objective })
	};
}
