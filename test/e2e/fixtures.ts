import { test as base, type BrowserContextOptions } from '@playwright/test';
import { Device } from '../browser/device.ts';
import { desktop, phone } from '../browser/phone.ts';
import { App } from './app.ts';

type Fixtures = {
	/** The server of this test, on a port of its own, with an empty data folder. */
	app: App;
	/** A new phone with its own profile; discarded after the test. `args`: further switches of Chromium. */
	newPhone: (options?: BrowserContextOptions, args?: readonly string[]) => Device;
	/** A new desktop computer with its own profile; discarded after the test. */
	newDesktop: (options?: BrowserContextOptions) => Device;
};

function devices(defaults: BrowserContextOptions) {
	return async (
		{ app }: { app: App },
		use: (make: Fixtures['newPhone']) => Promise<void>
	): Promise<void> => {
		const made: Device[] = [];
		await use((options = {}, args = []) => {
			const device = new Device({ ...defaults, baseURL: app.url, ...options }, args);
			made.push(device);
			return device;
		});
		await Promise.all(made.map((device) => device.discard()));
	};
}

export const test = base.extend<Fixtures>({
	// Playwright reads the fixtures' names out of this pattern.
	// eslint-disable-next-line no-empty-pattern
	app: async ({}, use) => {
		const app = await App.create();
		await app.start();
		await use(app);
		await app.discard();
	},
	baseURL: ({ app }, use) => use(app.url),
	newPhone: devices(phone),
	newDesktop: devices(desktop)
});

export { expect } from '@playwright/test';
