import type { Device } from '../../data/device.ts';
import type { LookFault } from '../../data/photos/photos.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { PhotoId } from '../../domain/photo/photo.ts';
import type { Result } from '../../domain/result.ts';
import { err } from '../../domain/result.ts';

/** A whole photo, from this phone or the server: for whoever does not keep its unit. */
export async function lookAt(
	device: Pick<Device, 'photos'>,
	unit: UnitId,
	id: PhotoId
): Promise<Result<Blob, LookFault>> {
	try {
		return await (await device.photos()).look(id, unit);
	} catch {
		return err('serverDown');
	}
}
