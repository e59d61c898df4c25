import type { Device, RecordDetail, RecordRow } from '../../data/device.ts';
import {
	closingOver,
	closingOverRecord,
	requestAbout,
	stateOfRequest
} from '../../domain/period/closed.ts';
import type { RequestState } from '../../domain/period/closed.ts';
import type { Period } from '../../domain/period/period.ts';
import type { ActivityId, UnitId } from '../../domain/ids.ts';

export type ClosedDevice = Pick<Device, 'periods' | 'queryRecords'>;

const WAITING: RecordRow['seal'][] = ['waiting', 'changedAfterApproval', 'contradicting'];
/** A unit's whole queue; a request names as many records as its schema lets it. */
const MOST = 1000;

/** The closed period a record lies in, what else of the unit waits there, and what became of asking to reopen it. */
export type ClosedView = {
	unit: UnitId;
	period: Period;
	closedAt: string;
	request: (RequestState & { askedAt: string }) | null;
	waiting: { id: ActivityId; name: string }[];
};

/** Reads what keeps a record from being decided on; null where nothing does. */
export async function readClosed(
	device: ClosedDevice,
	{ activity, conflicts, decisions }: RecordDetail
): Promise<ClosedView | null> {
	const periods = await device.periods();
	const closings = await periods.closings();
	const { unit } = activity;
	const record = { leaves: [activity, ...conflicts], decisions };
	const closing = closingOverRecord(closings, unit, record);
	if (closing === null) return null;
	const [requests, { rows }] = await Promise.all([
		periods.requests(unit),
		device.queryRecords({ unit, seals: WAITING, order: 'waitingLongest', limit: MOST })
	]);
	const request = requestAbout(requests, closing);
	return {
		unit,
		period: closing.period,
		closedAt: closing.at,
		request:
			request === null ? null : { ...stateOfRequest(request, closings), askedAt: request.at },
		waiting: rows
			.filter(({ when }) => closingOver(closings, unit, when)?.period === closing.period)
			.map(({ id, name }) => ({ id, name }))
	};
}
