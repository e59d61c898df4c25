import type { Device, RecordRow } from '../../data/device.ts';
import { dayInVietnam } from '../../domain/date.ts';
import type { UnitId } from '../../domain/ids.ts';
import { stateOfRequest } from '../../domain/period/closed.ts';
import type { Period } from '../../domain/period/period.ts';
import type { Handover } from '../../domain/unit/handover.ts';
import { loadTerm } from '../form/lists.ts';

export type HandoverDevice = Pick<
	Device,
	| 'session'
	| 'queryRecords'
	| 'people'
	| 'headcounts'
	| 'headcountsApart'
	| 'units'
	| 'periods'
	| 'unitLife'
	| 'subscribe'
>;

/** What is open in a unit, as this phone knows it: for whoever hands it over, and for whoever takes it. */
export type HandoverView = {
	unitName: string;
	/** The newest handover; null: there was none yet. */
	last: Handover | null;
	/** What a person is called; '' for one who is not on the roster. */
	name: (person: string) => string;
	members: number;
	/** Records that wait for a decision, and those sent back that nobody answered, the first of each by name. */
	waiting: { rows: RecordRow[]; total: number };
	returned: { rows: RecordRow[]; total: number };
	/** Closing days of the term that came and were not entered. */
	notClosed: string[];
	lastClosed: string | null;
	/** Days that two closed apart, which nobody looked at. */
	apart: string[];
	/** Periods that the unit asked to have reopened, and nobody answered. */
	asked: { period: Period; at: string }[];
	/** How many records there are: its history. */
	records: number;
};

/** More names do not fit a sheet. */
const MOST_NAMED = 20;

/** Reads what is open. */
export async function readHandover(
	device: HandoverDevice,
	unit: UnitId,
	nowMs: number
): Promise<HandoverView> {
	const query = (seals: RecordRow['seal'][]) =>
		device.queryRecords({ unit, seals, order: 'waitingLongest', limit: MOST_NAMED });
	const [waiting, returned, all, people, units, last] = await Promise.all([
		query(['waiting', 'changedAfterApproval', 'contradicting']),
		query(['returned']),
		device.queryRecords({ unit, order: 'newest', limit: 1 }),
		device.people(unit),
		device.units(),
		device.unitLife().then((life) => life.handovers(unit))
	]);
	const names = new Map<string, string>(people.map(({ id, name }) => [id, name]));
	names.set(device.session.person, device.session.name);
	return {
		unitName: units.find(({ id }) => id === unit)?.name ?? unit,
		last: last.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null,
		name: (person) => names.get(person) ?? '',
		members: people.filter(({ activeTo }) => activeTo === null).length,
		waiting,
		returned,
		records: all.total,
		...(await openHeadcounts(device, unit, dayInVietnam(nowMs))),
		asked: await openRequests(device, unit)
	};
}

async function openHeadcounts(device: HandoverDevice, unit: UnitId, today: string) {
	const [{ closings }, headcounts, apart] = await Promise.all([
		loadTerm(),
		device.headcounts(unit),
		device.headcountsApart(unit)
	]);
	const entered = new Set(headcounts.map(({ closingDate }) => closingDate));
	const due = closings.map(({ date }) => date).filter((date) => date <= today);
	return {
		notClosed: due.filter((date) => !entered.has(date)),
		lastClosed: [...entered].sort().at(-1) ?? null,
		apart: [...new Set(apart.map(({ closingDate }) => closingDate))]
	};
}

async function openRequests(device: HandoverDevice, unit: UnitId) {
	const periods = await device.periods();
	const [closings, requests] = await Promise.all([periods.closings(), periods.requests(unit)]);
	return requests.flatMap((request) =>
		stateOfRequest(request, closings).state === 'waiting'
			? [{ period: request.period, at: request.at }]
			: []
	);
}
