import type { Page } from '@playwright/test';
import { App } from '../app.ts';
import { Block } from './block.ts';
import { FaultProxy } from './fault-proxy.ts';
import { test as base } from './fixtures.ts';

/** The e2e test whose server people reach only through a proxy with weather: open the app at `road.url`. */
export const test = base.extend<{ road: FaultProxy }>({
	road: async ({ port }, use) => {
		// At the address that this process's phones know the app by; the server stands elsewhere.
		const road = await FaultProxy.start(port);
		await use(road);
		await road.close();
	},
	baseURL: ({ road }, use) => use(road.url),
	world: async ({ blockSize, road }, use) => {
		const app = await App.create({ origin: road.url });
		const block = await Block.make(app, blockSize);
		await app.start();
		road.leadTo(app.url);
		await use({ app, block });
		await app.discard();
	}
});

/** The network is said to be back, which is when a phone tries again. */
export async function backOnline(page: Page): Promise<void> {
	await page.evaluate(() => window.dispatchEvent(new Event('online')));
}

export { expect } from './fixtures.ts';
