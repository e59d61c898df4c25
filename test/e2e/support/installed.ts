import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Device } from '../../browser/device.ts';
import { phone } from '../../browser/phone.ts';
import { App } from '../app.ts';
import { appKept, roleFilesKept } from './weather.ts';

/** Of whom a phone may be; the files of their pages are kept as well. */
const ROLES = ['unit', 'committee'];
/** What the app itself keeps, its device's name among it: no two phones may share it. */
const OWN = ['IndexedDB', 'Local Storage', 'Session Storage'];

/**
 * A profile in which the app of this port is installed and nothing else. Installing stores some 300 files, half of a
 * test's whole processor time; the tests behind a proxy and those with Playwright's own `page` install it themselves.
 */
export async function installedProfile(port: number) {
	const app = await App.create({ port });
	const device = new Device({ ...phone, baseURL: app.url });
	try {
		await app.start();
		const page = await device.start();
		await page.goto('/');
		await appKept(page);
		await page.evaluate(
			(roles) => navigator.serviceWorker.controller?.postMessage({ type: 'KEEP_ROLES', roles }),
			ROLES
		);
		await roleFilesKept(page);
		await device.stop();
		// In good order: so it leaves what it compiled to the servers of the tests.
		await app.stop();
	} finally {
		await app.discard();
	}
	for (const name of OWN)
		rmSync(join(device.profile, 'Default', name), { recursive: true, force: true });
	return { profile: device.profile, discard: () => device.discard() };
}
