import type { Device } from '../../data/device.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { WorkEntry } from '../../domain/work/entry.ts';

/** What was written of a term where a report's writer may read it: a unit's own log, or the committee's and the inspections. */
export async function reportEntries(
	device: Pick<Device, 'work' | 'workIn'>,
	term: string,
	unit: UnitId | undefined
): Promise<WorkEntry[]> {
	const logs =
		unit === undefined
			? [device.workIn('committee'), device.workIn('inspection')]
			: [device.work(unit)];
	const read = logs.map(async (log) => (await log).entries(term));
	return (await Promise.all(read)).flat();
}
