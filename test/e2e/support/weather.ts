import { expect, type BrowserContext, type Page } from '@playwright/test';
import type { FaultProxy } from './fault-proxy.ts';

/** What the app needs to start without signal is kept: its worker is in charge of the page. */
export async function appKept(page: Page): Promise<void> {
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await expect
		.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
		.toBe(true);
}

/** The files of the pages that only holders of a role open are on the phone. */
export async function roleFilesKept(page: Page): Promise<void> {
	const kept = () =>
		page.evaluate(async () => (await caches.match('/kept-roles'))?.json() ?? ([] as unknown));
	await expect.poll(kept).not.toEqual([]);
}

/** The network comes back after a moment without: a phone sends when it hears so. */
export async function signalReturns({ context }: { context: BrowserContext }): Promise<void> {
	await context.setOffline(true);
	await context.setOffline(false);
}

/** Two pushes that go wrong: of the first the server has everything and its answer stays away, later ones break off. */
export function breakPushes(road: FaultProxy, afterBytes: number) {
	const first: PromiseWithResolvers<void> = Promise.withResolvers();
	const second: PromiseWithResolvers<void> = Promise.withResolvers();
	let pushes = 0;
	road.weather = ({ path }) => {
		if (!path.endsWith('/_bulk_docs')) return { kind: 'pass' };
		pushes += 1;
		if (pushes === 1) return { kind: 'hold', arrived: first.resolve };
		second.resolve();
		return { kind: 'cutRequest', afterBytes };
	};
	return { held: first.promise, cut: second.promise };
}

/** Ends the session that this browser has, on the server alone: the browser is not told. */
export async function endSession(context: BrowserContext, url: string): Promise<void> {
	const cookies = await context.cookies();
	const response = await fetch(`${url}/api/session`, {
		method: 'DELETE',
		headers: {
			cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
			origin: url
		}
	});
	expect(response.status).toBe(204);
}
