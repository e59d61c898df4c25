import type { Page } from '@playwright/test';

/** Every byte that the browser keeps of what the app received or wrote, as text: databases, storages, cookies, and caches but for the app's own files. */
export async function keptByBrowser(page: Page): Promise<string> {
	const kept = await page.evaluate(async () => {
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error('not read'));
			});
		const texts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
		for (const { name = '' } of await indexedDB.databases()) {
			texts.push(name);
			const db = await done(indexedDB.open(name));
			for (const of of db.objectStoreNames) {
				const store = db.transaction(of).objectStore(of);
				texts.push(JSON.stringify([await done(store.getAllKeys()), await done(store.getAll())]));
			}
			db.close();
		}
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				texts.push(request.url);
				const { pathname } = new URL(request.url);
				const answer = await cache.match(request);
				if (!pathname.startsWith('/_app/')) texts.push((await answer?.text()) ?? '');
			}
		}
		return texts;
	});
	return [...kept, JSON.stringify(await page.context().cookies())].join('\n');
}
