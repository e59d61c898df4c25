import type { Device } from '../../data/device.ts';
import type { PersonId, UnitId } from '../../domain/ids.ts';
import type { RecordOfReport } from '../../domain/report/freeze.ts';
import type { BoardRecord, RecordsQuery } from '../../domain/totals/record-page.ts';
import type { TermSpan } from '../../domain/totals/figures.ts';
import type { OwnRecordsDevice } from '../board-own-records.ts';
import { ownRecordsBehind } from '../board-own-records.ts';
import type { RecordSource } from '../board-records.svelte.ts';
import { openRecordSource } from '../board-records.svelte.ts';
import type { BoardNames } from '../board-names.ts';
import { unitOf } from '../board-names.ts';

export type FrozenRecordsDevice = OwnRecordsDevice & Pick<Device, 'session'>;

/** More than a year of the block has; with so many a report is as long as it may be. */
const MOST_PAGES = 60;

/** A report's scope and period; `own`: of a unit whose records are on this phone. */
type Of = { scope: 'block' | UnitId; period: string; own: boolean };

/** The approved records of a report, the newest first; null where this phone does not get them now. */
export async function recordsToFreeze(
	device: FrozenRecordsDevice,
	{ scope, period, own }: Of,
	term: TermSpan,
	names: BoardNames,
	open: (person: PersonId) => Promise<Pick<RecordSource, 'fetchPage' | 'close'>> = openRecordSource
): Promise<RecordOfReport[] | null> {
	const query: RecordsQuery = { scope, period, by: null, side: 'approved' };
	const toTold = ({
		unit,
		name,
		when,
		facts
	}: Pick<BoardRecord, 'unit' | 'name' | 'when' | 'facts'>) => ({
		unit: unitOf(names, unit)?.name ?? unit,
		name,
		when,
		amounts: facts.amounts,
		campaigns: facts.campaigns,
		objectives: facts.objectives,
		members: facts.members.length
	});
	if (own && scope !== 'block')
		return (await ownRecordsBehind(device, scope, query, term)).map(toTold);
	const source = await open(device.session.person);
	try {
		return (await everyPage(source, query))?.map(toTold) ?? null;
	} finally {
		await source.close();
	}
}

/** All pages, one after the other; null where one of them does not come. */
async function everyPage(
	source: Pick<RecordSource, 'fetchPage'>,
	query: RecordsQuery
): Promise<BoardRecord[] | null> {
	const rows: BoardRecord[] = [];
	let after: string | null = null;
	for (let page = 0; page < MOST_PAGES; page++) {
		const fetched = await source.fetchPage(query, after);
		if (!fetched.ok) return null;
		rows.push(...fetched.value.rows);
		after = fetched.value.next;
		if (after === null) return rows;
	}
	return rows;
}
