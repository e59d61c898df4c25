import type { Device } from '../../data/device.ts';
import type { ActivityId, UnitId } from '../../domain/ids.ts';

/** Takes along the photos of a draft that goes on under another id. */
export async function movePhotos(
	device: Pick<Device, 'photos'>,
	from: ActivityId,
	to: ActivityId,
	unit: UnitId
): Promise<void> {
	await (await device.photos()).moveDraft(from, to, unit);
}
