import type { Device } from '../../data/device.ts';
import type { UnitEvent } from '../../domain/unit/unit-event.ts';

/** What became of units, as far as this phone knows. */
export async function unitEvents(device: Pick<Device, 'unitLife'>): Promise<UnitEvent[]> {
	return (await device.unitLife()).events();
}
