import { test as base, type BrowserContextOptions } from '@playwright/test';
import { Device } from '../browser/device.ts';
import { desktop, phone } from '../browser/phone.ts';
import { App, freePort } from './app.ts';
import { installedProfile } from './support/installed.ts';

type Fixtures = {
	/** The server of this test, on a port of its own, with an empty data folder. */
	app: App;
	/** A new phone with its own profile; discarded after the test. `args`: further switches of Chromium. */
	newPhone: (options?: BrowserContextOptions, args?: readonly string[]) => Device;
	/** A new desktop computer with its own profile; discarded after the test. */
	newDesktop: (options?: BrowserContextOptions) => Device;
	/** Whether devices begin with the app installed, as after an earlier visit; false: they never saw it. */
	visitedBefore: boolean;
};

type WorkerFixtures = {
	/** Of every server in this process, one after the other: what browsers keep is kept for an address. */
	port: number;
	/** A profile in which the app of that port is installed, as after an earlier visit; nobody ever signed in. */
	installed: string;
};

function devices(defaults: BrowserContextOptions) {
	return async (
		{ app, installed, port, visitedBefore }: { app: App; visitedBefore: boolean } & WorkerFixtures,
		use: (make: Fixtures['newPhone']) => Promise<void>
	): Promise<void> => {
		const made: Device[] = [];
		await use((options = {}, args = []) => {
			const baseURL = options.baseURL ?? app.url;
			// At any other address the app is a new one and installs itself.
			const isKnown = visitedBefore && new URL(baseURL).port === String(port);
			const profile = isKnown ? installed : undefined;
			const device = new Device({ ...defaults, ...options, baseURL }, args, profile);
			made.push(device);
			return device;
		});
		await Promise.all(made.map((device) => device.discard()));
	};
}

export const test = base.extend<Fixtures, WorkerFixtures>({
	port: [
		// Playwright reads the fixtures' names out of this pattern.
		// eslint-disable-next-line no-empty-pattern
		async ({}, use) => use(await freePort()),
		{ scope: 'worker' }
	],
	installed: [
		async ({ port }, use) => {
			const { profile, discard } = await installedProfile(port);
			await use(profile);
			await discard();
		},
		{ scope: 'worker' }
	],
	app: async ({ port }, use) => {
		const app = await App.create({ port });
		await app.start();
		await use(app);
		await app.discard();
	},
	baseURL: ({ app }, use) => use(app.url),
	visitedBefore: [true, { option: true }],
	newPhone: devices(phone),
	newDesktop: devices(desktop),
	// Playwright's own would install the app in each test anew.
	context: async ({ newPhone }, use) => {
		const device = newPhone();
		await device.start();
		await use(device.context);
	},
	page: async ({ context }, use) => use(context.pages()[0] ?? (await context.newPage()))
});

export { expect } from '@playwright/test';
