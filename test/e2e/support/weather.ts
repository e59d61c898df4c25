import type { BrowserContext, Page, Route } from '@playwright/test';
import { expect } from '@playwright/test';
import type { App } from '../app.ts';

/** What the app needs to start without signal is kept: its worker is in charge of the page. */
export async function appKept(page: Page): Promise<void> {
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await expect
		.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
		.toBe(true);
}

/**
 * Kills the server (`SIGKILL`) in the middle of the next push: it has the documents, the phone never hears so.
 * `killed` resolves when the server is gone.
 */
export async function killServerInNextPush(
	context: BrowserContext,
	app: App
): Promise<{ killed: Promise<void> }> {
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	const kill = async (route: Route): Promise<void> => {
		await route.fetch();
		await app.stop('SIGKILL');
		await route.abort('connectionreset');
	};
	await context.route('**/_bulk_docs', (route) => kill(route).then(resolve, reject), { times: 1 });
	return { killed: promise };
}

/** Ends the session that this browser has, as an administrator or another device would: the browser is not told. */
export async function revokeSession(context: BrowserContext, app: App): Promise<void> {
	const cookies = await context.cookies(app.url);
	const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	const response = await fetch(`${app.url}/api/session`, {
		method: 'DELETE',
		headers: { cookie, origin: app.url }
	});
	expect(response.status).toBe(204);
}
