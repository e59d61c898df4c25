import type { Device } from '../../data/device.ts';

type GuideDevice = Pick<Device, 'session' | 'queryRecords' | 'reminders'>;

/** Kept among what this person put away on this phone. */
const GUIDE = 'guide:first-record';

/** Whether this person has recorded nothing yet, and has not put the guide away. */
export async function isFirstRecord(device: GuideDevice): Promise<boolean> {
	const { person } = device.session;
	// One setting first: whoever has records does not wait for them to be counted.
	if ((await (await device.reminders()).dismissed()).includes(GUIDE)) return false;
	const { total } = await device.queryRecords({ person, order: 'newest', limit: 1 });
	if (total > 0) await putGuideAway(device);
	return total === 0;
}

/** It is not shown again on this phone. A phone that is too full to note that shows it again. */
export async function putGuideAway(device: Pick<Device, 'reminders'>): Promise<void> {
	try {
		await (await device.reminders()).dismiss(GUIDE);
	} catch (error) {
		if (!(error instanceof DOMException)) throw error;
	}
}
