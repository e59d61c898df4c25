import type { Device } from '../../data/device.ts';
import { handoverTo } from '../../domain/unit/handover-told.ts';

/** The name of the unit that was handed to whoever is signed in, while home tells of it; '' where none was. */
export async function toldHandover(
	device: Pick<Device, 'session' | 'units' | 'unitLife'>,
	nowMs: number
): Promise<string> {
	const { person, roles } = device.session;
	for (const role of roles) {
		if (role.role !== 'unitSecretary') continue;
		const last = handoverTo(person, await (await device.unitLife()).handovers(role.unit), nowMs);
		if (last === null) continue;
		return (await device.units()).find(({ id }) => id === role.unit)?.name ?? role.unit;
	}
	return '';
}
